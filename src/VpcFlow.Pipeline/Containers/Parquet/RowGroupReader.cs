using VpcFlow.Pipeline.Containers.Parquet.Columns;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Containers.Parquet.Text;

namespace VpcFlow.Pipeline.Containers.Parquet;

/// <summary>Reads the rows of row groups as lines, some of them at a time.</summary>
internal sealed class RowGroupReader : IDisposable
{
    private readonly RowBatches _batches;
    private readonly LineWriter _lines;
    private byte[] _line = [];
    private int _next;
    private int _count;

    public RowGroupReader(FileBytes file, IReadOnlyList<ParquetColumn> columns)
    {
        _batches = new RowBatches(file, columns);
        _lines = new LineWriter(_batches.Columns, _batches.Cells, RowBatches.Stride);
    }

    /// <summary>The number of rows of which the lines were returned.</summary>
    public long Rows { get; private set; }

    /// <summary>The column that is being read, for messages about it.</summary>
    public string? Column => _batches.Column;

    /// <summary>Begins to read a row group.</summary>
    public void Begin(RowGroup group) => _batches.Begin(group);

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

    public void Dispose() => _batches.Dispose();

    private async ValueTask<bool> NextBatchAsync(CancellationToken cancellationToken)
    {
        (_next, _count) = (0, 0);
        _count = await _batches.NextAsync(cancellationToken).ConfigureAwait(false);
        if (_count == 0)
            return false;
        _lines.Begin();
        return true;
    }
}
