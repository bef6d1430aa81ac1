using VpcFlow.Pipeline.Containers.Parquet.Columns;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Containers.Parquet.Pages;
using VpcFlow.Pipeline.Containers.Parquet.Text;

namespace VpcFlow.Pipeline.Containers.Parquet;

/// <summary>Reads the rows of row groups as lines, some of them at a time.</summary>
internal sealed class RowGroupReader : IDisposable
{
    /// <summary>The number of rows whose places are kept: little enough for the cache next to the core.</summary>
    private const int Batch = 512;

    /// <summary>
    /// The distance between the places of two columns. With a power of two, those of one row would compete for few lines of the cache.
    /// </summary>
    private const int Stride = Batch + 8;

    private readonly PageReader _pages;
    private readonly ColumnReader[] _columns;
    private readonly ulong[] _cells;
    private readonly LineWriter _lines;
    private byte[] _line = [];
    private long _rowsLeft;
    private int _next;
    private int _count;

    public RowGroupReader(FileBytes file, IReadOnlyList<ParquetColumn> columns)
    {
        _pages = new PageReader(file);
        _columns = [.. columns.Select(c => new ColumnReader(c, _pages))];
        _cells = new ulong[(columns.Count + 1) * Stride];
        _lines = new LineWriter(_columns, _cells, Stride);
    }

    /// <summary>The number of rows of which the lines were returned.</summary>
    public long Rows { get; private set; }

    /// <summary>The column that is being read, for messages about it.</summary>
    public string? Column { get; private set; }

    /// <summary>Begins to read a row group.</summary>
    public void Begin(RowGroup group)
    {
        foreach (ColumnReader column in _columns)
        {
            Column = column.Name;
            column.Begin(group);
        }

        Column = null;
        if (group.Rows < 0)
            throw new InvalidDataException($"the metadata says {group.Rows} rows");
        _rowsLeft = group.Rows;
    }

    /// <summary>The line that did not fit, if nothing was written; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Writes the next lines, as many as fit, and returns their length.</summary>
    /// <returns>0 if the next line may not fit, which is then in <see cref="Line"/>, or at the end of the row group.</returns>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        Line = default;
        if (_next == _count && !await NextBatchAsync(cancellationToken).ConfigureAwait(false))
            return 0;
        int count = _count - _next;
        int length = _lines.Write(target.Span, _next, ref count);
        if (count == 0)
        {
            count = 1;
            int lineLength = _lines.WriteOne(ref _line, _next, Rows + 1);
            Line = _line.AsMemory(0, lineLength);
        }

        _next += count;
        Rows += count;
        return length;
    }

    public void Dispose() => _pages.Dispose();

    /// <summary>Decodes as many rows as are in the current pages of all columns.</summary>
    private async ValueTask<bool> NextBatchAsync(CancellationToken cancellationToken)
    {
        (_next, _count) = (0, 0);
        int count = (int)Math.Min(Batch, _rowsLeft);
        if (count == 0)
            return false;
        foreach (ColumnReader column in _columns)
        {
            Column = column.Name;
            if (column.Left == 0)
                await column.NextPageAsync(cancellationToken).ConfigureAwait(false);
            count = Math.Min(count, column.Left);
        }

        for (int i = 0; i < _columns.Length; i++)
        {
            Column = _columns[i].Name;
            _columns[i].Read(_cells.AsSpan(i * Stride, count));
        }

        _lines.Begin();
        Column = null;
        _count = count;
        _rowsLeft -= count;
        return true;
    }
}
