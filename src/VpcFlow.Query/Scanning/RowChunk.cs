using VpcFlow.Query.Columns;

namespace VpcFlow.Query.Scanning;

/// <summary>Rows of the columns that a query reads, as many as the database takes at once.</summary>
internal sealed class RowChunk(IReadOnlyList<FlowColumn?> columns)
{
    private readonly ColumnValues[] _values = [.. columns.Select(c => ColumnValues.Create(c, Capacity))];

    /// <summary>The number of rows that vectors of the database have room for.</summary>
    public static int Capacity { get; } = (int)DuckDB.NET.Native.NativeMethods.Helpers.DuckDBVectorSize();

    public int Count { get; private set; }

    public bool IsFull => Count == Capacity;

    public void Add(FlowLogRecord record, in RecordPlace place)
    {
        foreach (ColumnValues values in _values)
            values.Add(record, in place);
        Count++;
    }

    /// <summary>Copies the rows to a chunk of the database.</summary>
    public void CopyTo(nint chunk)
    {
        for (int i = 0; i < _values.Length; i++)
            _values[i].CopyTo(NativeTable.VectorOf(chunk, i));
        NativeTable.SetCount(chunk, Count);
    }

    public void Clear()
    {
        foreach (ColumnValues values in _values)
            values.Clear();
        Count = 0;
    }
}
