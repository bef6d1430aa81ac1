using System.Buffers;

namespace VpcFlow.Input;

/// <summary>Reads a stream block by block, and knows the parser and the position of each.</summary>
/// <param name="formats">Selects the parser of each line.</param>
/// <param name="input">The stream.</param>
/// <param name="options">The name of the input, the limits, and the containers of other packages.</param>
/// <param name="pool">The pool of the buffer for what is carried over from one block to the next.</param>
internal sealed class BatchSource(InputFormats formats, Stream input, FlowLogReaderOptions options, ArrayPool<byte> pool) : IDisposable
{
    private readonly byte[] _carry = pool.Rent(LineBlock.DefaultSize);
    private FlowLogParser _parser = formats.First;
    private FlowLogFormat? _mismatch;
    private OpenedInput? _opened;
    private BlockReader? _reader;
    private FlowLogSummary _headers;
    private long _offset = options.StartOffset;
    private long _line = options.StartLine;

    /// <summary>What the lines were unpacked from so far; <c>text</c> if from nothing.</summary>
    public string Container => _reader is null || !_reader.Containers.Any() ? "text" : string.Join(" in ", _reader.Containers);

    /// <summary>Reads the next batch; <see langword="null"/> at the end of the stream.</summary>
    /// <param name="block">Receives the lines; the batch is valid as long as they stay there.</param>
    /// <param name="onRejected">Receives the rejected lines of the batch.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask<FlowLogBatch?> ReadAsync(
        LineBlock block, FlowLogRejectionHandler? onRejected, CancellationToken cancellationToken)
    {
        if (_reader is null)
        {
            _opened = await InputOpener.OpenAsync(input, options, cancellationToken).ConfigureAwait(false);
            Memory<byte> carry = _carry.AsMemory(0, LineBlock.DefaultSize);
            _reader = new BlockReader(_opened, carry, fill: _opened.IsUnpacked, options, formats.BeginChoice());
        }

        while (true)
        {
            // Not every stream checks the token if it has something to return.
            cancellationToken.ThrowIfCancellationRequested();
            await _reader.ReadAsync(block, cancellationToken).ConfigureAwait(false);
            long offset = _offset;
            long line = _line;
            _offset += block.InputLength;
            _line += block.Lines;
            switch (block.Kind)
            {
                case BlockKind.End:
                    return null;
                case BlockKind.Header:
                    _headers += new FlowLogSummary { HeaderLines = 1, BytesRead = block.InputLength, Skipped = block.Skipped };
                    ChangeFormat(block.Header!);
                    break;
                case BlockKind.Lines or BlockKind.TooLong:
                    if (block.Chosen is not null)
                        ChangeFormat(block.Chosen);
                    return new FlowLogBatch(_parser, _mismatch, options, onRejected, block, offset, line);
                default:
                    throw new InvalidOperationException($"{block.Kind} is not a block.");
            }
        }
    }

    /// <summary>Returns the header lines since the last call.</summary>
    public FlowLogSummary TakeHeaders()
    {
        FlowLogSummary headers = _headers;
        _headers = default;
        return headers;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _opened?.Dispose();
        pool.Return(_carry);
    }

    private void ChangeFormat(FlowLogFormat format)
    {
        bool isForeign = !format.Equals(_parser.Format);
        if (isForeign && formats.Resolve is not null)
            _parser = formats.Resolve(format);
        _mismatch = isForeign && formats.Resolve is null ? format : null;
    }
}
