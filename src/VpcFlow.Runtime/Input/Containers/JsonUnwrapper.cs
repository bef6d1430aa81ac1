using VpcFlow.Records;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Unpacks JSON values element by element, so that an array of any length needs memory for one element. A value that is complete within the
/// limit is inspected as a whole first, so that the order of its members does not matter.
/// </summary>
/// <param name="input">The input, which is at a value or within one.</param>
/// <param name="output">Receives the lines.</param>
/// <param name="maxElement">The maximum length of an element that is read.</param>
internal sealed class JsonUnwrapper(InputBuffer input, UnwrappedText output, int maxElement)
{
    /// <summary>The maximum length of an element with a container of its own: as long as the longest request.</summary>
    private const int MaxNested = 64 * 1024 * 1024;

    private readonly Stack<JsonLevel> _levels = new();
    private readonly JsonElement _element = new(output, new RowColumns(output));
    private JsonValidator _validator;
    private JsonStatus _status;
    private int _inspected;
    private bool _isNested;
    private bool _isSkipping;
    private bool _isResuming;

    /// <summary>How a payload of CloudWatch Logs begins.</summary>
    private static ReadOnlySpan<byte> PayloadStart => "{\"messageType\""u8;

    /// <summary>Whether the input is within a value, or within what is skipped after a damaged one.</summary>
    public bool IsInValue => _levels.Count > 0 || _inspected > 0 || _isSkipping || _isResuming;

    /// <summary>The data of the element at hand, after <see cref="UnwrapStep.Nested"/>.</summary>
    public byte[] Data => _element.Data;

    private int Limit => _isNested ? MaxNested : maxElement;

    /// <summary>Goes one step on in a value.</summary>
    /// <exception cref="ContainerException">The input ends within an array, or is not a flow log.</exception>
    public UnwrapStep Step()
    {
        if (_isResuming)
            return Resume();
        if (_isSkipping)
            return Skip();
        if (_levels.Count == 0)
            return ReadValue(JsonArrayKind.Values);
        if (_inspected > 0)
            return ReadValue(_levels.Peek().Kind);
        return Go();
    }

    /// <summary>Ends the element with nested data, once that was unpacked.</summary>
    /// <param name="problem">Why it could not be unpacked to its end, in words; <see langword="null"/> if it was.</param>
    public void EndNested(string? problem)
    {
        output.EndLine(input.Offset, input.Line);
        if (problem is not null)
            output.AddRejected(input.Unread[.._inspected], input.Offset, input.Line, problem);
        ConsumeValue(_inspected);
    }

    /// <summary>Goes to the next element or member of the innermost array or object.</summary>
    private UnwrapStep Go()
    {
        JsonLevel level = _levels.Peek();
        ReadOnlySpan<byte> unread = input.Unread;
        int space = unread.IndexOfAnyExcept(" \t\r\n,"u8);
        input.Consume(space < 0 ? unread.Length : space);
        if (space < 0)
            return input.IsEnd ? throw CutOff() : UnwrapStep.NeedsInput;
        byte next = unread[space];
        if (next == level.End)
        {
            input.Consume(1);
            Leave();
            return UnwrapStep.Continue;
        }

        if (level.IsObject)
            return GoToMember();
        if (next is (byte)'{' or (byte)'[')
        {
            if (level.Kind == JsonArrayKind.Records)
                output.Record = level.Elements;
            level.Elements++;
            return ReadValue(level.Kind);
        }

        // No longer JSON: what follows is read as lines.
        _levels.Clear();
        return UnwrapStep.Continue;
    }

    private void Leave()
    {
        JsonLevel left = _levels.Pop();
        if (left is { IsObject: false, Kind: JsonArrayKind.Events, Elements: 0 })
            output.AddVerbatim("\n"u8, input.Offset, input.Line);
    }

    /// <summary>Enters an array that is a member of the object around it, or skips another member.</summary>
    private UnwrapStep GoToMember()
    {
        var scanner = new JsonScanner(input.Unread);
        if (scanner.TryReadName(out ReadOnlySpan<byte> name))
        {
            if (scanner.IsAtArray && JsonShape.KindOf(name) is { } kind)
            {
                LogScope? scope = _levels.Peek().Scope;
                input.Consume(scanner.Position + 1);
                _levels.Push(new JsonLevel(kind, false, scope));
                return UnwrapStep.Continue;
            }

            if (scanner.TrySkipValue() && scanner.Position < input.Unread.Length)
            {
                input.Consume(scanner.Position);
                return UnwrapStep.Continue;
            }
        }

        if (input.IsEnd)
            throw CutOff();
        if (input.Unread.Length < maxElement)
            return UnwrapStep.NeedsInput;
        _levels.Clear();
        return UnwrapStep.Continue;
    }

    /// <summary>Reads the value at which the input is, once it is complete.</summary>
    private UnwrapStep ReadValue(JsonArrayKind kind)
    {
        if (_status != JsonStatus.Complete)
        {
            _status = _validator.Inspect(input.Unread[_inspected..], out int length);
            _inspected += length;
        }

        return _status switch
        {
            JsonStatus.Complete when _inspected <= Limit || kind == JsonArrayKind.Records => ReadComplete(kind, input.Unread[.._inspected]),
            JsonStatus.Incomplete when !input.IsEnd && _inspected < Limit => UnwrapStep.NeedsInput,
            JsonStatus.Complete => ReadPartial(kind, _status),
            JsonStatus.Incomplete or JsonStatus.Malformed => ReadPartial(kind, _status),
            _ => throw new InvalidOperationException($"A value can't be {_status}."),
        };
    }

    private UnwrapStep ReadComplete(JsonArrayKind kind, ReadOnlySpan<byte> value)
    {
        if (kind == JsonArrayKind.Values && value[0] == '[')
            return Enter(1, null, JsonArrayKind.Values, default);
        JsonShape shape = kind == JsonArrayKind.Values ? JsonShape.Read(value) : default;
        if (shape is { ArrayStart: > 0, IsControl: false, IsRow: false })
            return Enter(shape.ArrayStart, shape.Scope, shape.ArrayKind, JsonLevel.ObjectEnd);
        if (!output.TryEnter(_levels.Count > 0 ? _levels.Peek().Scope : null))
            return UnwrapStep.NeedsRoom;
        LineOrigin origin = new() { Kind = OriginKind.Element, Offset = input.Offset, Line = input.Line };
        if (_element.TryUnpack(kind, shape, value, origin) is { } problem)
            output.AddRejected(value, input.Offset, input.Line, problem);
        if (_element.Data.Length > 0)
            return UnwrapStep.Nested;
        ConsumeValue(_inspected);
        return UnwrapStep.Continue;
    }

    /// <summary>Handles a value that is too long, ends with the input, or is not JSON: an array in it can still be read.</summary>
    private UnwrapStep ReadPartial(JsonArrayKind kind, JsonStatus status)
    {
        ReadOnlySpan<byte> value = input.Unread;
        bool isArray = kind == JsonArrayKind.Values && value[0] == '[';
        JsonShape shape = kind == JsonArrayKind.Values && !isArray ? JsonShape.Read(value) : default;
        if (isArray)
            return Enter(1, null, JsonArrayKind.Values, default);
        if (shape is { ArrayStart: > 0, IsRow: false } && shape.ArrayStart <= _inspected)
            return Enter(shape.ArrayStart, shape.Scope, shape.ArrayKind, JsonLevel.ObjectEnd);
        if (status == JsonStatus.Complete || (status == JsonStatus.Incomplete && !input.IsEnd))
        {
            if (!_isNested && (kind == JsonArrayKind.Records || shape.IsLambdaEvent))
            {
                _isNested = true;
                return UnwrapStep.Continue;
            }

            output.AddRejected(value, input.Offset, input.Line, $"a JSON value of more than {Limit} bytes");
            _isSkipping = status == JsonStatus.Incomplete;
            if (!_isSkipping)
                ConsumeValue(_inspected);
            return UnwrapStep.Continue;
        }

        if (_levels.Count > 0 && status == JsonStatus.Incomplete)
            throw CutOff();
        int end = ResumeAt(value);
        output.AddRejected(end < 0 ? value : value[..end], input.Offset, input.Line, "malformed JSON");
        _levels.Clear();
        ConsumeValue(0);
        _isResuming = true;
        return Resume();
    }

    /// <summary>Enters an array, and before it, the object of which it is a member.</summary>
    private UnwrapStep Enter(int start, LogScope? scope, JsonArrayKind kind, byte objectEnd)
    {
        if (objectEnd != 0)
            _levels.Push(new JsonLevel(kind, true, scope));
        _levels.Push(new JsonLevel(kind, false, scope));
        ConsumeValue(start);
        return UnwrapStep.Continue;
    }

    /// <summary>Skips the rest of a damaged value: of its line, or up to a payload that begins in it.</summary>
    private UnwrapStep Resume()
    {
        int at = ResumeAt(input.Unread);
        _isResuming = at < 0 && !input.IsEnd;
        input.Consume(at >= 0 ? at : _isResuming ? Math.Max(0, input.Unread.Length - PayloadStart.Length) : input.Unread.Length);
        return _isResuming ? UnwrapStep.NeedsInput : UnwrapStep.Continue;
    }

    /// <summary>Skips the rest of a value that is too long.</summary>
    private UnwrapStep Skip()
    {
        JsonStatus status = _inspected < input.Unread.Length
            ? _validator.Inspect(input.Unread[_inspected..], out int length)
            : Nothing(out length);
        input.Consume(_inspected + length);
        _inspected = 0;
        if (status == JsonStatus.Incomplete)
            return input.IsEnd ? throw CutOff() : UnwrapStep.NeedsInput;
        _isSkipping = false;
        _isResuming = status == JsonStatus.Malformed;
        ConsumeValue(0);
        return UnwrapStep.Continue;

        static JsonStatus Nothing(out int length)
        {
            length = 0;
            return JsonStatus.Incomplete;
        }
    }

    /// <summary>Returns the position at which reading goes on after a damaged value; -1 if it is not in the text.</summary>
    private static int ResumeAt(ReadOnlySpan<byte> text)
    {
        int lineFeed = text.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = lineFeed < 0 ? text : text[..lineFeed];
        int payload = line.Length > 1 ? line[1..].IndexOf(PayloadStart) : -1;
        return payload >= 0 ? payload + 1 : lineFeed < 0 ? -1 : lineFeed + 1;
    }

    private void ConsumeValue(int length)
    {
        input.Consume(length);
        _validator = default;
        _status = default;
        _inspected = 0;
        _isNested = false;
    }

    private ContainerException CutOff()
        => new($"the JSON is cut off, in line {input.Line} (byte {input.Offset})");
}
