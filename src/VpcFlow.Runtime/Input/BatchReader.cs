using System.Buffers;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>
/// Reads a stream as batches, of which one is in memory at a time. How a batch is read depends on the headers before it; so what a caller leaves of a batch is read when
/// the next one is asked for, and no header and no rejected line is missed.
/// </summary>
/// <param name="parser">The parser.</param>
/// <param name="input">The stream.</param>
/// <param name="options">Where the text comes from, and what to do with lines that can't be read.</param>
/// <param name="pool">Lends the buffers, from the first batch on until the reader is disposed.</param>
internal sealed class BatchReader(FlowLogParser parser, Stream input, FlowLogOptions options, ArrayPool<byte> pool) : IDisposable
{
    private readonly byte[] _buffer = pool.Rent(LineBlock.BufferSize);
    private readonly byte[] _carry = pool.Rent(LineBlock.DefaultSize);
    private LineBlock? _block;
    private Stream? _text;
    private BlockReader? _reader;
    private bool _isCompressed;
    private FlowLogBatch? _current;
    private FlowLogFormat? _mismatch;
    private FlowLogSummary _summary;
    private long _offset;
    private long _line;

    /// <summary>What was read so far, of the current batch as far as its records were asked for.</summary>
    public FlowLogSummary Summary => _current is null ? _summary : _summary + _current.Summary;

    /// <summary>Reads the next batch; <see langword="null"/> at the end of the stream.</summary>
    /// <exception cref="FlowLogSourceException">The input failed, or its compressed content is damaged.</exception>
    public async ValueTask<FlowLogBatch?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_current is not null)
        {
            _mismatch = _current.Finish();
            Leave();
        }

        while (true)
        {
            // Not every stream looks at the token when it has something to give.
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
                case BlockKind.TooLong:
                    RejectTooLong(block, offset, line);
                    break;
                default:
                    return _current = new FlowLogBatch(parser, options, block, offset, line, _mismatch);
            }
        }
    }

    /// <summary>Ends the batch at hand and gives the buffers back.</summary>
    public void Dispose()
    {
        if (_current is not null)
            Leave();
        if (_isCompressed)
            _text?.Dispose();
        pool.Return(_buffer);
        pool.Return(_carry);
    }

    private async ValueTask<LineBlock> ReadBlockAsync(CancellationToken cancellationToken)
    {
        _block ??= new LineBlock(_buffer, LineBlock.DefaultSize);
        try
        {
            if (_reader is null)
            {
                (_text, _isCompressed) = await InputOpener.OpenAsync(input, cancellationToken).ConfigureAwait(false);
                _reader = new BlockReader(_text, _carry.AsMemory(0, LineBlock.DefaultSize), fill: _isCompressed);
            }

            await _reader.ReadAsync(_block, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (SourceFailure.IsOfSource(e))
        {
            throw SourceFailure.Create(e, _isCompressed, options, _summary);
        }

        return _block;
    }

    /// <summary>Counts what was read of the batch at hand and ends it.</summary>
    private void Leave()
    {
        _summary += _current!.Summary;
        _current.Close();
        _current = null;
    }

    private void RejectTooLong(LineBlock block, long offset, long line)
    {
        var log = new ReadProgress(options) { Offset = offset, Line = line };
        _summary = _summary with { RejectedLines = _summary.RejectedLines + 1, BytesRead = _summary.BytesRead + block.InputLength };
        log.Reject(block.Text, 0, 0, LineError.TooLong(), default);
    }
}
