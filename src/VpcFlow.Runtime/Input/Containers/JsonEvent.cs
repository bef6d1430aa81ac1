using System.Buffers;

namespace VpcFlow.Input.Containers;

/// <summary>An object with the text of one or several records: where its members are, as JSON.</summary>
internal ref struct JsonEvent
{
    /// <summary>From the opening quotation mark of the text on; empty if the object has none.</summary>
    public ReadOnlySpan<byte> Message { get; private set; }

    /// <summary>From the opening quotation mark of the identity on; empty if the object has none.</summary>
    public ReadOnlySpan<byte> Id { get; private set; }

    /// <summary>The time in Unix milliseconds.</summary>
    public long? Time { get; private set; }

    /// <summary>Reads a complete object; returns <see langword="false"/> if it is not JSON.</summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out JsonEvent read)
    {
        read = default;
        var scanner = new JsonScanner(value);
        if (!scanner.TryEnterObject())
            return false;
        for (bool any = false; scanner.HasMember(any); any = true)
        {
            if (!scanner.TryReadName(out ReadOnlySpan<byte> name))
                return false;
            bool isText = scanner.IsAtString;
            int start = scanner.Position;
            if (!scanner.TrySkipValue())
                return false;
            read.Take(name, value[start..scanner.Position], isText);
        }

        return scanner.TryLeaveObject();
    }

    /// <summary>Takes a member; as everywhere in JSON, the last of several with the same name counts.</summary>
    private void Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool isText)
    {
        if (isText && (JsonScanner.IsName(name, "message"u8) || JsonScanner.IsName(name, "@message"u8)))
            Message = value;
        else if (isText && (JsonScanner.IsName(name, "id"u8) || JsonScanner.IsName(name, "eventId"u8)))
            Id = value;
        else if (JsonScanner.IsName(name, "timestamp"u8) || JsonScanner.IsName(name, "@timestamp"u8))
            Time = SourceTime.Parse(value.Trim((byte)'"'));
    }

    /// <summary>Appends the value of a string as JSON.</summary>
    public static void Append(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> target)
    {
        var scanner = new JsonScanner(text);
        scanner.TryReadString(target);
    }
}
