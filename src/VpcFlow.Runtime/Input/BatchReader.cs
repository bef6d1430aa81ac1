using System.Buffers;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>
/// Reads a stream as batches, one of which is in memory at a time. What a caller has not read of a batch is read when the next one is
/// requested, so that no rejected line is missed.
/// </summary>
/// <param name="formats">Selects the parser of each line.</param>
/// <param name="input">The stream.</param>
/// <param name="options">The name and time of the input, and the handler of rejected lines.</param>
/// <param name="pool">The pool of the buffers, which are rented from the first batch on until the reader is disposed.</param>
internal sealed class BatchReader(InputFormats formats, Stream input, FlowLogReaderOptions options, ArrayPool<byte> pool) : IDisposable
{
    private readonly byte[] _buffer = pool.Rent(LineBlock.BufferSize);
    private readonly byte[] _carry = pool.Rent(LineBlock.DefaultSize);
    private readonly ReportedFormats _reported = new();
    private FlowLogParser _parser = formats.First;
    private LineBlock? _block;
    private OpenedInput? _opened;
    private BlockReader? _reader;
    private FlowLogBatch? _current;
    private FlowLogFormat? _mismatch;
    private FlowLogSummary _summary;
    private long _offset;
    private long _line;

    /// <summary>What was read so far; of the current batch, as far as its records were requested.</summary>
    public FlowLogSummary Summary => _current is null ? _summary : _summary + _current.Summary;

    /// <summary>What the lines were unpacked from so far; <c>text</c> if from nothing.</summary>
    public string Container => _reader is null || !_reader.Containers.Any() ? "text" : string.Join(" in ", _reader.Containers);

    /// <summary>Reads the next batch; <see langword="null"/> at the end of the stream.</summary>
    /// <exception cref="FlowLogSourceException">The input failed, or its compressed content is damaged.</exception>
    public async ValueTask<FlowLogBatch?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_current is not null)
        {
            _current.Finish();
            Leave();
        }

        while (true)
        {
            // Not every stream checks the token if it has something to return.
            cancellationToken.ThrowIfCancellationRequested();
            LineBlock block = await ReadBlockAsync(cancellationToken).ConfigureAwait(false);
            long offset = _offset;
            long line = _line;
            _offset += block.InputLength;
            _line += block.Lines;
            switch (block.Kind)
            {
                case BlockKind.End:
                    return null;
                case BlockKind.Header:
                    Add(new FlowLogSummary
                    {
                        HeaderLines = 1,
                        BytesRead = block.InputLength,
                        Skipped = block.Skipped,
                    });
                    ChangeFormat(block.Header!);
                    break;
                case BlockKind.TooLong:
                    RejectTooLong(block, offset, line);
                    break;
                case BlockKind.Lines:
                    if (block.Chosen is not null)
                        ChangeFormat(block.Chosen);
                    return _current = new FlowLogBatch(_parser, _mismatch, options, _reported, block, offset, line);
                default:
                    throw new InvalidOperationException($"A block can't be {block.Kind}.");
            }
        }
    }

    /// <summary>Ends the current batch and returns the buffers.</summary>
    public void Dispose()
    {
        if (_current is not null)
            Leave();
        _reader?.Dispose();
        _opened?.Dispose();
        pool.Return(_buffer);
        pool.Return(_carry);
    }

    private void ChangeFormat(FlowLogFormat format)
    {
        bool isForeign = !format.Equals(_parser.Format);
        if (isForeign && formats.Resolve is not null)
            _parser = formats.Resolve(format);
        _mismatch = isForeign && formats.Resolve is null ? format : null;
    }

    private async ValueTask<LineBlock> ReadBlockAsync(CancellationToken cancellationToken)
    {
        _block ??= new LineBlock(_buffer, LineBlock.DefaultSize);
        try
        {
            if (_reader is null)
            {
                _opened = await InputOpener.OpenAsync(input, options, cancellationToken).ConfigureAwait(false);
                Memory<byte> carry = _carry.AsMemory(0, LineBlock.DefaultSize);
                _reader = new BlockReader(_opened, carry, fill: _opened.IsUnpacked, options, formats.BeginChoice());
            }

            await _reader.ReadAsync(_block, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (SourceFailure.IsOfSource(e))
        {
            throw SourceFailure.Create(e, options, _summary);
        }

        return _block;
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
        FlowLogSkippedColumn.Report(options, before.Skipped, _summary.Skipped);
    }

    private void RejectTooLong(LineBlock block, long offset, long line)
    {
        var progress = new ReadProgress(options) { Offset = offset, FirstLine = line, Origins = block.Origins };
        _summary = _summary with { RejectedLines = _summary.RejectedLines + 1, BytesRead = _summary.BytesRead + block.InputLength };
        progress.Reject(block.Text, 0, 0, LineError.TooLong(), default);
    }
}
