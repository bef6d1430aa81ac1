using System.Runtime.ExceptionServices;
using VpcFlow.Input.Containers;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>
/// Splits a text into blocks of whole lines, at header lines, and where JSON or CSV begins, which is unwrapped from there on. An incomplete
/// last line, or what follows a header, is carried over to the next block.
/// </summary>
/// <param name="input">The text.</param>
/// <param name="carry">The buffer for what is carried over; as large as the blocks.</param>
/// <param name="fill">
/// Whether to read until a block is full; if not, a block is what the stream returns at once, if that contains a whole line.
/// </param>
/// <param name="options">The limits.</param>
/// <param name="choice">Chooses the format of the lines before any header; <see langword="null"/> if it is known.</param>
internal sealed class BlockReader(
    OpenedInput input, Memory<byte> carry, bool fill, FlowLogReaderOptions options, FormatChoice? choice) : IDisposable
{
    private FormatChoice? _choice = choice;
    private Stream _stream = input.Stream;
    private UnwrappedInput? _unwrapped;
    private LogScope? _scope;
    private Memory<byte> _carried;
    private bool _isEnd;
    private ExceptionDispatchInfo? _failure;
    private long _offset = input.HasRows ? 0 : options.StartOffset;
    private long _line = input.HasRows ? 0 : options.StartLine;

    /// <summary>Reads the next block.</summary>
    public async ValueTask ReadAsync(LineBlock block, CancellationToken cancellationToken)
    {
        block.Origins = null;
        block.Chosen = null;
        if (TryTakeHeader(block, _carried))
        {
            Advance(block);
            return;
        }

        while (true)
        {
            (int wholeLines, int length) = await FillAsync(block.Target, cancellationToken).ConfigureAwait(false);
            if (_unwrapped is null && LineStart.IsWrapped(block.Target.Span[..length]))
            {
                Unwrap(block.Target[..length]);
                continue;
            }

            _choice?.Read(block.Target.Span[..(_isEnd ? length : wholeLines)]);
            if (_isEnd || wholeLines > 0)
                Cut(block, _isEnd ? length : wholeLines, length);
            else
                await SkipLineAsync(block, cancellationToken).ConfigureAwait(false);
            break;
        }

        Choose(block);
        SetOrigins(block);
        Advance(block);
    }

    /// <summary>The names of what the lines were unpacked from so far, from the innermost to the outermost.</summary>
    public IEnumerable<string> Containers => _unwrapped is null ? input.Names : [_unwrapped.ContainerName, .. input.Names];

    public void Dispose() => _unwrapped?.Dispose();

    /// <summary>Reads into a buffer, after what was carried over; returns the lengths of the whole lines and of all text in it.</summary>
    private async ValueTask<(int WholeLines, int Length)> FillAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        int length = _carried.Length;
        _carried.CopyTo(target);
        int wholeLines = target.Span[..length].LastIndexOf((byte)'\n') + 1;
        _carried = default;
        if (wholeLines == 0)
            _failure?.Throw();
        while (!_isEnd && _failure is null && length < target.Length && (fill || wholeLines == 0 || NeedsMore(target.Span[..wholeLines])))
        {
            int read;
            try
            {
                if (_unwrapped is not null && !await TryPrepareAsync(length, cancellationToken).ConfigureAwait(false))
                    break;
                read = await _stream.ReadAsync(target[length..], cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException && HasSomething(wholeLines, target.Span[..length]))
            {
                // What was read is not lost: the failure follows with the next block.
                _failure = ExceptionDispatchInfo.Capture(e);
                break;
            }

            _isEnd = read == 0;
            int lineFeed = target.Span.Slice(length, read).LastIndexOf((byte)'\n');
            wholeLines = lineFeed < 0 ? wholeLines : length + lineFeed + 1;
            length += read;
        }

        return (wholeLines, length);
    }

    /// <summary>Whether the format can't be chosen by the lines that were read.</summary>
    private bool NeedsMore(ReadOnlySpan<byte> lines)
    {
        _choice?.Read(lines);
        return _choice is { IsDone: false };
    }

    /// <summary>Applies the choice of a format to a block. If none of its lines is a record, the next block is looked at, too.</summary>
    private void Choose(LineBlock block)
    {
        if (_choice is null)
            return;
        _choice.Restart();
        if (block.Kind != BlockKind.Lines || _choice.Format is null)
            return;
        block.Chosen = _choice.Format;
        _choice = null;
    }

    /// <summary>Whether text that was read is of use without what follows it.</summary>
    private bool HasSomething(int wholeLines, ReadOnlySpan<byte> text)
        => wholeLines > 0 || (_unwrapped is null && LineStart.IsWrapped(text));

    /// <summary>
    /// Unwraps the next lines; returns <see langword="false"/> if they belong to another log stream than those in the block.
    /// </summary>
    private async ValueTask<bool> TryPrepareAsync(int length, CancellationToken cancellationToken)
    {
        await _unwrapped!.PrepareAsync(cancellationToken).ConfigureAwait(false);
        if (length > 0 && !Equals(_scope, _unwrapped.Scope))
            return false;
        _scope = _unwrapped.Scope;
        return true;
    }

    /// <summary>Reads what follows, and a text that was already read before it, as JSON, CSV or what is between them.</summary>
    private void Unwrap(Memory<byte> text)
    {
        Stream rest = _failure is null ? _stream : new FailedStream(_failure);
        _failure = null;
        _isEnd = false;
        _choice?.Restart();
        _stream = _unwrapped = new UnwrappedInput(
            new PrefixedStream(text.ToArray(), rest), options, new FlowLogPosition(_line + 1, _offset));
        _offset = 0;
        _line = 0;
    }

    /// <summary>Takes a header line from the start of a text that may end within a line.</summary>
    private bool TryTakeHeader(LineBlock block, Memory<byte> text)
    {
        if (text.IsEmpty || !HeaderScanner.TryRead(text.Span, 0, out int length, out FlowLogFormat? format))
            return false;
        if (text.Span[length - 1] != '\n' && !_isEnd)
            return false;
        _choice = null;
        block.Kind = BlockKind.Header;
        block.Header = format;
        block.Skipped = ColumnNames.Empty.With(format);
        if (input.HasRows)
            block.Skipped = block.Skipped.With(input.SkippedColumns);
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
        int end = HeaderScanner.Find(text.Span, wholeLines, _unwrapped is null, out long lines);
        if (end == 0 && wholeLines > 0)
        {
            text.CopyTo(carry);
            if (!TryTakeHeader(block, carry[..length]))
                throw new InvalidOperationException("A block begins with neither lines nor a header.");
            return;
        }

        _carried = carry[..(length - end)];
        text[end..].CopyTo(_carried);
        block.Kind = length == 0 ? BlockKind.End : BlockKind.Lines;
        block.Length = end;
        block.InputLength = end;
        block.Lines = lines;
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
            int read = await _stream.ReadAsync(carry, cancellationToken).ConfigureAwait(false);
            int lineFeed = carry.Span[..read].IndexOf((byte)'\n');
            block.InputLength += lineFeed < 0 ? read : lineFeed + 1;
            if (read > 0 && lineFeed < 0)
                continue;
            _isEnd = read == 0;
            _carried = carry[(lineFeed + 1)..read];
            return;
        }
    }

    private void Advance(LineBlock block)
    {
        _offset += block.InputLength;
        _line += block.Lines;
    }

    private void SetOrigins(LineBlock block)
    {
        if (_unwrapped is not null)
        {
            _unwrapped.Origins.MoveTo(block.UseOrigins(), _offset, _line, block.InputLength);
            block.Origins!.Scope = _scope;
        }
        else if (input.HasRows)
        {
            // The header is line 0, so that the lines are numbered as the rows.
            block.UseOrigins().Add(new LineOrigin { Kind = OriginKind.Rows, Line = _line, Offset = _line - 1 });
        }
        else if (options.Origins is { } origins)
        {
            origins.MoveTo(block.UseOrigins(), _offset, _line, block.InputLength);
        }
    }
}
