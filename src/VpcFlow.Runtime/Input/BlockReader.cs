using System.Runtime.ExceptionServices;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>
/// Splits a stream into blocks of whole lines, and at header lines. An incomplete last line, or what follows a header, is carried over to
/// the next block.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="carry">The buffer for what is carried over; as large as the blocks.</param>
/// <param name="fill">
/// Whether to read until a block is full; if not, a block is what the stream returns at once, if that contains a whole line.
/// </param>
internal sealed class BlockReader(Stream stream, Memory<byte> carry, bool fill)
{
    private Memory<byte> _carried;
    private bool _isEnd;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Reads the next block.</summary>
    public async ValueTask ReadAsync(LineBlock block, CancellationToken cancellationToken)
    {
        if (TryTakeHeader(block, _carried))
            return;
        Memory<byte> target = block.Target;
        int length = _carried.Length;
        _carried.CopyTo(target);
        int wholeLines = target.Span[..length].LastIndexOf((byte)'\n') + 1;
        _carried = default;
        if (wholeLines == 0)
            _failure?.Throw();
        while (!_isEnd && _failure is null && length < target.Length && (fill || wholeLines == 0))
        {
            int read;
            try
            {
                read = await stream.ReadAsync(target[length..], cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (wholeLines > 0 && e is not OperationCanceledException)
            {
                // The lines that were read are not lost: the failure follows with the next block.
                _failure = ExceptionDispatchInfo.Capture(e);
                break;
            }

            _isEnd = read == 0;
            int lineFeed = target.Span.Slice(length, read).LastIndexOf((byte)'\n');
            wholeLines = lineFeed < 0 ? wholeLines : length + lineFeed + 1;
            length += read;
        }

        if (_isEnd || wholeLines > 0)
            Cut(block, _isEnd ? length : wholeLines, length);
        else
            await SkipLineAsync(block, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a header line from the start of a text that may end within a line.</summary>
    private bool TryTakeHeader(LineBlock block, Memory<byte> text)
    {
        if (text.IsEmpty || !HeaderScanner.TryRead(text.Span, 0, out int length, out FlowLogFormat? format))
            return false;
        if (text.Span[length - 1] != '\n' && !_isEnd)
            return false;
        block.Kind = BlockKind.Header;
        block.Header = format;
        block.Length = 0;
        block.InputLength = length;
        block.Lines = 1;
        _carried = text[length..];
        return true;
    }

    /// <summary>Ends the block before its first header and carries over what follows.</summary>
    /// <param name="block">The block.</param>
    /// <param name="wholeLines">The number of bytes of whole lines in it.</param>
    /// <param name="length">The number of bytes in it.</param>
    private void Cut(LineBlock block, int wholeLines, int length)
    {
        Memory<byte> text = block.Target[..length];
        int end = HeaderScanner.Find(text.Span[..wholeLines], out long lines, out bool hasEnvelopes);
        if (end == 0 && wholeLines > 0)
        {
            text.CopyTo(carry);
            TryTakeHeader(block, carry[..length]);
            return;
        }

        _carried = carry[..(length - end)];
        text[end..].CopyTo(_carried);
        block.Kind = length == 0 ? BlockKind.End : BlockKind.Lines;
        block.Length = end;
        block.InputLength = end;
        block.Lines = lines;
        block.HasEnvelopes = hasEnvelopes;
    }

    /// <summary>Keeps the beginning of a line that fills the block and skips the rest of it.</summary>
    private async ValueTask SkipLineAsync(LineBlock block, CancellationToken cancellationToken)
    {
        block.Kind = BlockKind.TooLong;
        block.Length = LineText.MaxLength + 1;
        block.InputLength = block.Size;
        block.Lines = 1;
        while (true)
        {
            int read = await stream.ReadAsync(carry, cancellationToken).ConfigureAwait(false);
            int lineFeed = carry.Span[..read].IndexOf((byte)'\n');
            block.InputLength += lineFeed < 0 ? read : lineFeed + 1;
            if (read > 0 && lineFeed < 0)
                continue;
            _isEnd = read == 0;
            _carried = carry[(lineFeed + 1)..read];
            return;
        }
    }
}
