using System.Runtime.ExceptionServices;
using VpcFlow.Records;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Reads text in which records are wrapped: JSON, CSV, and lines between them. Returns the records as lines and keeps where each comes
/// from. What can't be unwrapped becomes a line that is rejected.
/// </summary>
internal sealed class UnwrappedInput : ForwardStream
{
    /// <summary>The maximum number of containers in each other.</summary>
    private const int MaxDepth = 8;

    /// <summary>The number of bytes of lines that are unpacked at a time, if the input has as many.</summary>
    private const int TargetSize = 64 * 1024;

    /// <summary>The data of an element is never a local file, so its text has a limit.</summary>
    private static readonly FlowLogReaderOptions s_nested = new() { MaxTextSize = 1024 * 1024 * 1024 };

    private readonly FlowLogReaderOptions _options;
    private readonly InputBuffer _input;
    private readonly UnwrappedText _text = new();
    private readonly JsonUnwrapper _json;
    private readonly int _depth;
    private CsvUnwrapper? _csv;
    private OpenedInput? _opened;
    private UnwrappedInput? _nested;
    private long _nestedSize;
    private bool _isWithinLine;
    private bool _isAfterValue;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Creates the stream.</summary>
    /// <param name="input">The text.</param>
    /// <param name="options">The limits.</param>
    /// <param name="start">The position of the text in the input.</param>
    /// <param name="depth">The number of containers around it.</param>
    public UnwrappedInput(Stream input, FlowLogReaderOptions options, FlowLogPosition start, int depth = 0)
    {
        _options = options;
        _input = new InputBuffer(input, start);
        _json = new JsonUnwrapper(_input, _text, options.MaxEventSize);
        _depth = depth;
    }

    /// <summary>Where the lines come from.</summary>
    public LineOrigins Origins => _text.Origins;

    /// <summary>The log group and stream of the lines that a read returns next, after <see cref="PrepareAsync"/>.</summary>
    public LogScope? Scope => _text.Scope;

    /// <summary>The name of the container that was found.</summary>
    public string ContainerName => _csv is null ? "JSON" : "CSV";

    /// <summary>Unpacks lines, so that the next read returns at once; returns <see langword="false"/> at the end.</summary>
    public async ValueTask<bool> PrepareAsync(CancellationToken cancellationToken)
    {
        while (_failure is null && _text.Untaken.Length < TargetSize)
        {
            UnwrapStep step;
            try
            {
                step = _nested is null ? Step() : await UnpackNestedAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ContainerException e)
            {
                // What came before is read first. An input that failed is cut off for that reason.
                _failure = _input.Failure ?? ExceptionDispatchInfo.Capture(e);
                step = UnwrapStep.End;
            }

            if (step == UnwrapStep.Nested)
                await OpenNestedAsync(cancellationToken).ConfigureAwait(false);
            else if (step is UnwrapStep.End or UnwrapStep.NeedsRoom || (step == UnwrapStep.NeedsInput && !_text.Untaken.IsEmpty))
                break;
            else if (step == UnwrapStep.NeedsInput)
                await _input.FillAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_text.Untaken.IsEmpty)
            (_failure ?? _input.Failure)?.Throw();
        return !_text.Untaken.IsEmpty;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_text.Untaken.IsEmpty)
            await PrepareAsync(cancellationToken).ConfigureAwait(false);
        return _text.TakeTo(buffer.Span);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            CloseNested();
        base.Dispose(disposing);
    }

    private void CloseNested()
    {
        _nested?.Dispose();
        _opened?.Dispose();
        _nested = null;
        _opened = null;
    }

    private UnwrapStep Step()
    {
        if (_csv is not null)
            return _csv.Step();
        if (_json.IsInValue)
            return _json.Step();
        if (_isAfterValue)
            return SkipSeparators();
        ReadOnlySpan<byte> unread = _input.Unread;
        if (unread.IsEmpty)
            return _input.IsEnd ? UnwrapStep.End : UnwrapStep.NeedsInput;
        return _isWithinLine ? TakePiece(unread) : BeginLine(unread);
    }

    /// <summary>Skips what may follow a JSON value on its line.</summary>
    private UnwrapStep SkipSeparators()
    {
        ReadOnlySpan<byte> unread = _input.Unread;
        int length = unread.IndexOfAnyExcept(" \t\r,\0"u8);
        if (length < 0)
        {
            _input.Consume(unread.Length);
            return _input.IsEnd ? UnwrapStep.End : UnwrapStep.NeedsInput;
        }

        _input.Consume(length + (unread[length] == '\n' ? 1 : 0));
        _isAfterValue = false;
        return UnwrapStep.Continue;
    }

    /// <summary>Recognises what begins, as far as the text suffices.</summary>
    private UnwrapStep BeginLine(ReadOnlySpan<byte> unread)
    {
        int lineFeed = unread.IndexOf((byte)'\n');
        bool isWhole = lineFeed >= 0 || _input.IsEnd || unread.Length > LineText.MaxLength;
        bool? isJson = LineStart.IsJson(unread, _input.IsEnd);
        if (isJson is null || (isJson is false && !isWhole))
            return UnwrapStep.NeedsInput;
        if (isJson is true)
        {
            _input.Consume(unread.IndexOfAny((byte)'{', (byte)'['));
            _isAfterValue = true;
            return _json.Step();
        }

        int length = lineFeed < 0 ? unread.Length : lineFeed + 1;
        if (!CsvUnwrapper.IsHeader(unread[..length]))
            return TakeLines(unread, length);
        _csv = new CsvUnwrapper(_input, _text, _options.MaxEventSize);
        _csv.Begin(length);
        return UnwrapStep.Continue;
    }

    /// <summary>Takes a line, and those after it that begin as only records do.</summary>
    private UnwrapStep TakeLines(ReadOnlySpan<byte> unread, int length)
    {
        while (length < unread.Length && unread[length] is (byte)'-' or (>= (byte)'0' and <= (byte)'9'))
        {
            int lineFeed = unread[length..].IndexOf((byte)'\n');
            if (lineFeed < 0)
                break;
            length += lineFeed + 1;
        }

        return Take(unread[..length]);
    }

    /// <summary>Takes more of a line that is longer than lines that are read.</summary>
    private UnwrapStep TakePiece(ReadOnlySpan<byte> unread)
    {
        int lineFeed = unread.IndexOf((byte)'\n');
        return Take(lineFeed < 0 ? unread : unread[..(lineFeed + 1)]);
    }

    private UnwrapStep Take(ReadOnlySpan<byte> text)
    {
        if (!_text.TryEnter(null))
            return UnwrapStep.NeedsRoom;
        _isWithinLine = !text.EndsWith("\n"u8);
        _text.AddVerbatim(text, _input.Offset, _input.Line);
        _input.Consume(text.Length);
        return UnwrapStep.Continue;
    }

    private async ValueTask OpenNestedAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_depth == MaxDepth)
                throw new ContainerException($"containers are nested more than {MaxDepth} deep");
            _opened = await InputOpener
                .OpenAsync(new MemoryStream(_json.Data, writable: false), s_nested, cancellationToken).ConfigureAwait(false);
            _nested = new UnwrappedInput(_opened.Stream, _options, new FlowLogPosition(1, 0), _depth + 1);
        }
        catch (Exception e) when (e is ContainerException or InvalidDataException)
        {
            _json.EndNested("data that can't be read: " + e.Message);
        }
    }

    private async ValueTask<UnwrapStep> UnpackNestedAsync(CancellationToken cancellationToken)
    {
        string? problem = null;
        try
        {
            if (await _nested!.PrepareAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!_text.TryEnter(_nested.Scope))
                    return UnwrapStep.NeedsRoom;
                _nestedSize += _nested._text.Untaken.Length;
                if (_nestedSize <= (_options.MaxTextSize ?? long.MaxValue))
                {
                    _text.AddNested(_nested._text, _input.Offset, _input.Line);
                    return UnwrapStep.Continue;
                }
            }
        }
        catch (Exception e) when (e is ContainerException or InvalidDataException)
        {
            // What came before it is kept; the damage is one more rejected line.
            problem = "data that can't be read: " + e.Message;
        }

        CloseNested();
        _json.EndNested(problem);
        if (_nestedSize > _options.MaxTextSize)
            throw LimitedStream.TooLong(_options.MaxTextSize.Value);
        return UnwrapStep.Continue;
    }
}
