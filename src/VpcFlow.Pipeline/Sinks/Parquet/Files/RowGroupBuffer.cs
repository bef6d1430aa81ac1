using System.Buffers;
using System.Numerics;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Pipeline.Sinks.Parquet.Pages;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Files;

/// <summary>The rows that wait to be written as a row group.</summary>
internal sealed class RowGroupBuffer
{
    /// <summary>The part of their plain size that numbers are expected to take, before the first row group shows it.</summary>
    private const double FirstRatio = 0.4;

    private readonly ColumnBuffer[] _columns;
    private readonly FieldAccess[] _accesses;
    private readonly GroupLevels _groups;
    private readonly int _sortColumn;
    private RowSchema? _schema;
    private double _ratio = FirstRatio;

    /// <summary>Creates a buffer.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="sorts">Whether rows are sorted by their end or, without that column, their start.</param>
    public RowGroupBuffer(IReadOnlyList<ColumnSpec> columns, bool sorts)
    {
        _columns = [.. columns.Select(ColumnBuffer.Create)];
        _groups = new GroupLevels(columns);
        _accesses = new FieldAccess[_columns.Length];
        _sortColumn = sorts ? FindTime(columns) : -1;
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The number of bytes of memory that the rows occupy, and that writing them will take.</summary>
    public long Memory => _columns.Sum(c => c.Memory) + ((long)Count * (TimeOrder.MemoryPerRow + sizeof(int)));

    /// <summary>About how many bytes the rows take in a file before they are compressed.</summary>
    public long EstimatedSize => EstimateTexts() + (long)(EstimateNumbers() * _ratio);

    /// <summary>Adds rows.</summary>
    /// <param name="schema">Where fields are in the rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="selected">A bit for each row: set if it is added.</param>
    public void Add(RowSchema schema, in RowSlice rows, ulong selected)
    {
        if (schema != _schema)
        {
            _schema = schema;
            for (int i = 0; i < _columns.Length; i++)
                _accesses[i] = _columns[i].Spec.Field is { } field ? schema[field] : default;
        }

        for (int i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].Spec.Field is not null)
                _columns[i].Add(in rows, selected, _accesses[i]);
        }

        _groups.Add(_columns, schema, in rows, selected);
        Count += BitOperations.PopCount(selected);
    }

    /// <summary>Writes the rows as a row group, and removes them.</summary>
    /// <param name="scratch">What the columns share.</param>
    /// <param name="output">The stream that receives the pages.</param>
    /// <param name="position">The position of the first page in the file.</param>
    public RowGroupSummary Write(ColumnScratch scratch, Stream output, long position)
    {
        int[]? order = _sortColumn < 0 ? null : TimeOrder.Sort(((NumberColumn<long>)_columns[_sortColumn]).Values);
        var columns = new ColumnSummary[_columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            scratch.Pages.Begin(output, position);
            columns[i] = _columns[i].Write(scratch, order);
            position += columns[i].Place.StoredLength;
        }

        if (order is not null)
            ArrayPool<int>.Shared.Return(order);
        long numbers = columns.Where((_, i) => IsNumber(_columns[i])).Sum(c => c.Place.Length);
        _ratio = numbers == 0 ? _ratio : (double)numbers / EstimateNumbers();
        var summary = new RowGroupSummary(Count, columns, _sortColumn);
        Clear();
        return summary;
    }

    /// <summary>Removes the rows.</summary>
    public void Clear()
    {
        foreach (ColumnBuffer column in _columns)
            column.Clear();
        Count = 0;
    }

    /// <summary>Returns the column of the time by which rows are sorted: the end, or without that column the start; -1 for none.</summary>
    private static int FindTime(IReadOnlyList<ColumnSpec> columns)
    {
        string[] names = ["end", "end_time", "start", "start_time"];
        IEnumerable<int> places = names.Select(n => columns.ToList().FindIndex(c => c.Path is [var name] && name == n));
        return places.Where(p => p >= 0).DefaultIfEmpty(-1).First();
    }

    private static bool IsNumber(ColumnBuffer column) => column.Type != PhysicalType.ByteArray;

    private long EstimateNumbers() => _columns.Where(IsNumber).Sum(c => c.EstimatedSize);

    private long EstimateTexts() => _columns.Where(c => !IsNumber(c)).Sum(c => c.EstimatedSize);
}
