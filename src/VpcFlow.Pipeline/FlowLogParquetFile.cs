using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Pipeline.Sinks.Parquet.Files;

namespace VpcFlow;

/// <summary>
/// Writes records as one Parquet file, in columns of the names and types that AWS uses, or as events of OCSF, in the order of the records.
/// It needs memory for one row group, at most <see cref="ParquetWriterOptions.MemoryLimit"/>. As the sink of a pipeline, it takes one batch
/// at a time; otherwise it must not be used by several threads at once.
/// </summary>
public sealed class FlowLogParquetFile : IFlowLogSink, IDisposable
{
    private readonly Lock _writing = new();
    private readonly Stream _output;
    private readonly ParquetWriterOptions _options;
    private readonly ColumnScratch _scratch;
    private FlowLogField[]? _fields;
    private RowGroupBuffer? _rows;
    private ParquetFileWriter? _file;
    private FlowLogFormat? _lastFormat;
    private bool _isComplete;

    /// <summary>Creates a writer.</summary>
    /// <param name="output">The stream that receives the file; left open. It need not be seekable.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    public FlowLogParquetFile(Stream output, ParquetWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _options = options ?? ParquetWriterOptions.Default;
        _scratch = new ColumnScratch(_options.Codec);
    }

    /// <summary>The number of rows that were passed on so far.</summary>
    public long Rows { get; private set; }

    /// <summary>The number of bytes that were written so far.</summary>
    public long Length => _file?.Length ?? 0;

    /// <summary>
    /// Writes the records of a batch. Without <see cref="ParquetWriterOptions.Fields"/>, the first batch decides which columns the file
    /// has.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is <see langword="null"/>.</exception>
    /// <exception cref="FlowLogColumnException">The batch has fields for which the file has no column.</exception>
    /// <exception cref="IOException">The stream can't be written to.</exception>
    public void Write(FlowLogBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Write(batch, sourceName: null);
    }

    /// <inheritdoc/>
    /// <remarks>What it is given is not durable before <see cref="Complete"/>.</remarks>
    public async ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        await delivery.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);

        // Without an order among objects, two of them can have their turn.
        lock (_writing)
            Write(delivery.Batch, delivery.Object.Name);
    }

    /// <summary>
    /// Ends the file. A file without records has the columns of <see cref="ParquetWriterOptions.Fields"/> or, if these are not set either,
    /// those of AWS's default format.
    /// </summary>
    public void Complete()
    {
        if (_isComplete)
            return;
        RowGroupBuffer rows = _rows ?? Begin(FlowLogFormat.Parse(FlowLogFormats.Default));
        _file!.WriteGroup(rows);
        _file.Complete();
        _isComplete = true;
    }

    /// <summary>Releases the buffers. The file is complete only if <see cref="Complete"/> was called.</summary>
    public void Dispose()
    {
        _rows?.Clear();
        _scratch.Dispose();
    }

    private void Write(FlowLogBatch batch, string? sourceName)
    {
        RowGroupBuffer rows = Begin(batch.Format, sourceName);
        Rows += BatchRows.Read(batch, rows.Add);
        if (rows.EstimatedSize >= _options.RowGroupSize || rows.Memory >= _options.MemoryLimit)
            _file!.WriteGroup(rows);
    }

    private RowGroupBuffer Begin(FlowLogFormat format, string? sourceName = null)
    {
        if (_rows is null)
        {
            _fields = [.. _options.Fields ?? format.Fields];
            ColumnSpec[] columns = _options.CreateColumns(_fields);
            _file = new ParquetFileWriter(_output, columns, _scratch);
            _rows = new RowGroupBuffer(columns, sorts: false);
        }
        else if (_options.Fields is null && format != _lastFormat)
        {
            FlowLogField[] missing = [.. format.Fields.Except(_fields!)];
            if (missing.Length > 0)
                throw new FlowLogColumnException([.. _fields!], [.. missing], sourceName);
        }

        _lastFormat = format;
        return _rows;
    }
}
