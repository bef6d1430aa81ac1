using System.Runtime.ExceptionServices;
using System.Text;
using VpcFlow.Input;
using VpcFlow.Pipeline.Containers.Parquet.Columns;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;

namespace VpcFlow.Pipeline.Containers.Parquet;

/// <summary>
/// The rows of a Parquet file as the text of a flow log: a header line of the columns that are fields, and a line for each
/// row. Line n is row n - 1. Memory depends on the size of pages, not of row groups.
/// </summary>
/// <remarks>
/// Rows that precede damage are returned before the exception. A row with a text that can't be a field is a line that no record can be,
/// which <see cref="Text.UnfitLine"/> describes.
/// </remarks>
/// <param name="file">
/// The file, from its position on; left open. If it can't seek, its content is copied to a temporary file, which exists until this stream
/// is disposed.
/// </param>
/// <param name="fields">
/// The fields whose columns are read if the file has all of them; <see langword="null"/> for all columns that are fields.
/// </param>
internal sealed class ParquetTextStream(Stream file, IReadOnlyCollection<FlowLogField>? fields = null) : ForwardStream, IColumnSource
{
    private FileBytes? _file;
    private FileMetadata? _metadata;
    private ColumnSelection? _selection;
    private RowGroupReader? _rows;
    private int _group = -1;
    private ReadOnlyMemory<byte> _ready;
    private ExceptionDispatchInfo? _failure;
    private bool _isEnd;

    /// <summary>The names of the columns that are not read, known after the first read: they are no fields, nested, or repeated.</summary>
    public IReadOnlyList<string> SkippedColumns => _selection?.Skipped ?? [];

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _failure?.Throw();
        while (_ready.IsEmpty && !_isEnd)
        {
            try
            {
                int written = await FillAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (written > 0)
                    return written;
            }
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
            {
                _failure = ExceptionDispatchInfo.Capture(RowError.Describe(e, _metadata, _group, _rows?.Column, _rows?.Rows ?? 0));
                _failure.Throw();
            }
        }

        int length = Math.Min(buffer.Length, _ready.Length);
        _ready[..length].CopyTo(buffer);
        _ready = _ready[length..];
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rows?.Dispose();
            _file?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Writes lines to a buffer, or makes one ready that may not fit into it.</summary>
    /// <returns>The number of bytes written.</returns>
    private async ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_rows is null)
        {
            await OpenAsync(cancellationToken).ConfigureAwait(false);
            return 0;
        }

        int written = _group >= 0 ? await _rows.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) : 0;
        _ready = _rows.Line;
        if (written > 0 || !_ready.IsEmpty)
            return written;
        if (++_group < _metadata!.Groups.Count)
            _rows.Begin(_metadata.Groups[_group]);
        else if (_rows.Rows == _metadata.Rows)
            _isEnd = true;
        else
            throw new InvalidDataException($"The Parquet file has {_rows.Rows} rows, but its metadata says {_metadata.Rows}.");
        return 0;
    }

    private async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        _file ??= await FileBytes.OpenAsync(file, cancellationToken).ConfigureAwait(false);
        _metadata = await Footer.ReadAsync(_file, cancellationToken).ConfigureAwait(false);
        _selection = new ColumnSelection(_metadata.Schema);
        IReadOnlyList<FieldColumn> columns = _selection.Of(fields);
        _rows = new RowGroupReader(_file, columns);
        _ready = Encoding.ASCII.GetBytes(string.Join(' ', columns.Select(c => c.Field.Name)) + "\n");
    }
}
