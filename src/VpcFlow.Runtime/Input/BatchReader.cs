using System.Buffers;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>
/// Reads a stream as batches, one of which is in memory at a time. What a caller has not read of a batch is read when the next one is
/// requested, so that no rejected line is missed.
/// </summary>
internal sealed class BatchReader : IDisposable
{
    private readonly FlowLogReaderOptions _options;
    private readonly ArrayPool<byte> _pool;
    private readonly BatchSource _source;
    private readonly byte[] _buffer;
    private readonly ReportedFormats _reported = new();
    private readonly FlowLogRejectionHandler? _onRejected;
    private LineBlock? _block;
    private FlowLogBatch? _current;
    private FlowLogSummary _summary;

    /// <summary>Begins to read.</summary>
    /// <param name="formats">Selects the parser of each line.</param>
    /// <param name="input">The stream.</param>
    /// <param name="options">The name and time of the input, and the handler of rejected lines.</param>
    /// <param name="pool">The pool of the buffers, which are rented until the reader is disposed.</param>
    public BatchReader(InputFormats formats, Stream input, FlowLogReaderOptions options, ArrayPool<byte> pool)
    {
        _options = options;
        _pool = pool;
        _source = new BatchSource(formats, input, options, pool);
        _buffer = pool.Rent(LineBlock.BufferSize);
        _onRejected = options.OnRejected is null ? null : Report;
    }

    /// <summary>What was read so far; of the current batch, as far as its records were requested.</summary>
    public FlowLogSummary Summary => _current is null ? _summary : _summary + _current.Summary;

    /// <inheritdoc cref="BatchSource.Container"/>
    public string Container => _source.Container;

    /// <summary>Reads the next batch; <see langword="null"/> at the end of the stream.</summary>
    /// <exception cref="FlowLogSourceException">The input failed, or its compressed content is damaged.</exception>
    public async ValueTask<FlowLogBatch?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_current is not null)
        {
            _current.Finish();
            Leave();
        }

        _block ??= new LineBlock(_buffer, LineBlock.DefaultSize);
        try
        {
            return _current = await _source.ReadAsync(_block, _onRejected, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (SourceFailure.IsOfSource(e))
        {
            Add(_source.TakeHeaders());
            throw SourceFailure.Create(e, _options, _summary);
        }
        finally
        {
            Add(_source.TakeHeaders());
        }
    }

    /// <summary>Ends the current batch and returns the buffers.</summary>
    public void Dispose()
    {
        if (_current is not null)
            Leave();
        _source.Dispose();
        _pool.Return(_buffer);
    }

    /// <summary>Counts what was read of the current batch and ends it.</summary>
    private void Leave()
    {
        Add(_current!.Summary);
        _current.Close();
        _current = null;
    }

    private void Add(FlowLogSummary part)
    {
        FlowLogSummary before = _summary;
        _summary += part;
        FlowLogSkippedColumn.Report(_options, before.Skipped, _summary.Skipped);
    }

    private void Report(in FlowLogRejection rejection)
    {
        if (_reported.IsNew(rejection.Mismatch))
            _options.OnRejected!(in rejection);
    }
}
