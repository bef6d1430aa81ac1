using VpcFlow.Pipeline.Containers.Parquet.Columns;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Containers.Parquet.Pages;

namespace VpcFlow.Pipeline.Containers.Parquet;

/// <summary>Reads the columns of row groups, some rows of all of them at a time.</summary>
internal sealed class RowBatches : IDisposable
{
    /// <summary>The number of rows whose places are kept: little enough for the cache next to the core.</summary>
    public const int MaxRows = 512;

    /// <summary>
    /// The distance between the places of two columns. With a power of two, those of one row would compete for few lines of the cache.
    /// </summary>
    public const int Stride = MaxRows + 8;

    private readonly PageReader _pages;
    private long _rowsLeft;

    public RowBatches(FileBytes file, IReadOnlyList<ParquetColumn> columns)
    {
        _pages = new PageReader(file);
        Columns = [.. columns.Select(c => new ColumnReader(c, _pages))];
        Cells = new ulong[(columns.Count + 1) * Stride];
    }

    /// <summary>The columns, each of which has the texts of its values.</summary>
    public ColumnReader[] Columns { get; }

    /// <summary>The places of the texts: for each column those of the rows, and room for those of one more column.</summary>
    public ulong[] Cells { get; }

    /// <summary>The column that is being read, for messages about it.</summary>
    public string? Column { get; private set; }

    /// <summary>Begins to read a row group.</summary>
    public void Begin(RowGroup group)
    {
        foreach (ColumnReader column in Columns)
        {
            Column = column.Name;
            column.Begin(group);
        }

        Column = null;
        if (group.Rows < 0)
            throw new InvalidDataException($"the metadata says {group.Rows} rows");
        _rowsLeft = group.Rows;
    }

    /// <summary>Decodes as many rows as are in the current pages of all columns.</summary>
    /// <returns>The number of rows; 0 at the end of the row group.</returns>
    public async ValueTask<int> NextAsync(CancellationToken cancellationToken)
    {
        int count = (int)Math.Min(MaxRows, _rowsLeft);
        if (count == 0)
            return 0;
        foreach (ColumnReader column in Columns)
        {
            Column = column.Name;
            if (column.Left == 0)
                await column.NextPageAsync(cancellationToken).ConfigureAwait(false);
            count = Math.Min(count, column.Left);
        }

        for (int i = 0; i < Columns.Length; i++)
        {
            Column = Columns[i].Name;
            Columns[i].Read(Cells.AsSpan(i * Stride, count));
        }

        Column = null;
        _rowsLeft -= count;
        return count;
    }

    public void Dispose() => _pages.Dispose();
}
