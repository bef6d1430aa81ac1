using System.Runtime.ExceptionServices;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>Cuts a stream into blocks of whole lines. What is left of the last line is carried over to the next block.</summary>
/// <param name="stream">The stream.</param>
/// <param name="carry">Keeps what is carried over; as large as the blocks.</param>
/// <param name="fill">Whether to read until a block is full; else a block is what the stream gives at once, if that has a whole line.</param>
internal sealed class BlockReader(Stream stream, Memory<byte> carry, bool fill)
{
    private int _carried;
    private bool _isEnd;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Reads the next block.</summary>
    public async ValueTask ReadAsync(LineBlock block, CancellationToken cancellationToken)
    {
        _failure?.Throw();
        Memory<byte> target = block.Target;
        carry[.._carried].CopyTo(target);
        int length = _carried;
        int wholeLines = 0;
        while (!_isEnd && length < target.Length && (fill || wholeLines == 0))
        {
            int read;
            try
            {
                read = await stream.ReadAsync(target[length..], cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (wholeLines > 0 && e is not OperationCanceledException)
            {
                // The lines that were read are not lost: the failure comes with the next block.
                _failure = ExceptionDispatchInfo.Capture(e);
                break;
            }

            _isEnd = read == 0;
            int lineFeed = target.Span.Slice(length, read).LastIndexOf((byte)'\n');
            wholeLines = lineFeed < 0 ? wholeLines : length + lineFeed + 1;
            length += read;
        }

        if (_isEnd)
        {
            wholeLines = length;
        }
        else if (wholeLines == 0)
        {
            await SkipLineAsync(block, cancellationToken).ConfigureAwait(false);
            return;
        }

        _carried = length - wholeLines;
        target[wholeLines..length].CopyTo(carry);
        block.Kind = length == 0 ? BlockKind.End : BlockKind.Lines;
        block.Length = wholeLines;
        block.InputLength = wholeLines;
        block.Lines = block.Text.Count((byte)'\n') + (wholeLines > 0 && block.Text[^1] != '\n' ? 1 : 0);
    }

    /// <summary>Keeps the beginning of a line that fills the block and skips the rest of it.</summary>
    private async ValueTask SkipLineAsync(LineBlock block, CancellationToken cancellationToken)
    {
        block.Kind = BlockKind.TooLong;
        block.Length = LineText.MaxLength + 1;
        block.InputLength = block.Size;
        block.Lines = 1;
        _carried = 0;
        while (true)
        {
            int read = await stream.ReadAsync(carry, cancellationToken).ConfigureAwait(false);
            int lineFeed = carry.Span[..read].IndexOf((byte)'\n');
            block.InputLength += lineFeed < 0 ? read : lineFeed + 1;
            if (read > 0 && lineFeed < 0)
                continue;
            _isEnd = read == 0;
            _carried = read - (lineFeed + 1);
            carry.Slice(lineFeed + 1, _carried).CopyTo(carry);
            return;
        }
    }
}
