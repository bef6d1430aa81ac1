using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using VpcFlow.Plan;

namespace VpcFlow.Records;

/// <summary>
/// Unpacks the records of a line of JSON: <c>{"message":"…"}</c> as Firehose writes it, or a CloudWatch Logs subscription payload with
/// <c>logEvents</c>. A line may contain several objects. A message of several lines contains several records.
/// </summary>
internal sealed class JsonEnvelope
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly List<(int Start, int Length, long? Time)> _messages = [];

    /// <summary>The number of messages.</summary>
    public int Count => _messages.Count;

    /// <summary>The number of objects that only test whether the destination exists.</summary>
    public int ControlMessages { get; private set; }

    public ReadOnlySpan<byte> Message(int number) => _text.WrittenSpan.Slice(_messages[number].Start, _messages[number].Length);

    /// <summary>The message's <c>timestamp</c> in Unix milliseconds, if it has one.</summary>
    public long? Time(int number) => _messages[number].Time;

    /// <summary>Parses a line.</summary>
    /// <param name="line">The line, from its first brace.</param>
    /// <param name="problem">Receives what is wrong.</param>
    public bool TryRead(ReadOnlySpan<byte> line, [NotNullWhen(false)] out string? problem)
    {
        _text.ResetWrittenCount();
        _messages.Clear();
        ControlMessages = 0;
        var scanner = new JsonScanner(line);
        problem = null;
        do
        {
            if (!scanner.TryEnterObject())
            {
                problem = "text after a JSON object";
                return false;
            }

            if (!TryReadObject(ref scanner, isEvent: false, ref problem))
            {
                problem ??= "malformed JSON";
                return false;
            }
        }
        while (!scanner.IsAtEnd);
        return true;
    }

    private bool TryReadObject(ref JsonScanner scanner, bool isEvent, ref string? problem)
    {
        bool hasMessage = false;
        bool hasEvents = false;
        bool isControl = false;
        int first = _messages.Count;
        long? time = null;
        for (bool any = false; scanner.HasMember(any); any = true)
        {
            if (!scanner.TryReadName(out ReadOnlySpan<byte> name))
                return false;
            if (JsonScanner.IsName(name, "message"u8) && scanner.IsAtString)
            {
                // As everywhere in JSON, the last of several members with the same name counts.
                _messages.RemoveRange(first, _messages.Count - first);
                hasMessage = true;
                int start = _text.WrittenCount;
                if (!scanner.TryReadString(_text))
                    return false;
                AddLines(start);
            }
            else if (JsonScanner.IsName(name, "timestamp"u8) && scanner.TryReadInteger(out long milliseconds))
            {
                time = milliseconds <= Plan.FieldSlot.MaxTime ? milliseconds : null;
            }
            else if (!isEvent && JsonScanner.IsName(name, "messageType"u8) && scanner.IsAtString)
            {
                int type = _text.WrittenCount;
                if (!scanner.TryReadString(_text))
                    return false;
                isControl = _text.WrittenSpan[type..].SequenceEqual("CONTROL_MESSAGE"u8);
            }
            else if (!isEvent && !hasMessage && JsonScanner.IsName(name, "logEvents"u8) && scanner.IsAtArray)
            {
                hasEvents = true;
                if (!TryReadEvents(ref scanner, ref problem))
                    return false;
            }
            else if (!scanner.TrySkipValue())
            {
                return false;
            }
        }

        if (!scanner.TryLeaveObject())
            return false;
        if (isControl)
        {
            _messages.RemoveRange(first, _messages.Count - first);
            ControlMessages++;
            return true;
        }

        if (!hasMessage && !hasEvents)
        {
            problem = "a JSON object without a member \"message\"";
            return false;
        }

        if (hasMessage)
        {
            for (int i = first; i < _messages.Count; i++)
                _messages[i] = _messages[i] with { Time = _messages[i].Time ?? time };
        }

        return true;
    }

    private bool TryReadEvents(ref JsonScanner scanner, ref string? problem)
    {
        scanner.EnterArray();
        for (bool any = false; !scanner.TryLeaveArray(); any = true)
        {
            if ((any && !scanner.TryReadComma()) || !scanner.TryEnterObject() || !TryReadObject(ref scanner, isEvent: true, ref problem))
                return false;
        }

        return true;
    }

    /// <summary>Adds the lines of the text from a position to the end; a line end at the end does not begin another line.</summary>
    private void AddLines(int start)
    {
        ReadOnlySpan<byte> rest = _text.WrittenSpan[start..];
        while (true)
        {
            int length = rest.IndexOf((byte)'\n');
            _messages.Add((start, length < 0 ? rest.Length : length, null));
            if (length < 0 || length + 1 == rest.Length)
                return;
            start += length + 1;
            rest = rest[(length + 1)..];
        }
    }
}
