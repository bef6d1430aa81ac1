using System.Text;

namespace VpcFlow;

/// <summary>Why a line was rejected.</summary>
public enum FlowLogRejectReason
{
    /// <summary>The line has more or fewer fields than the format.</summary>
    FieldCount,

    /// <summary>A field that takes a whole number holds something else: a sign, a leading zero, other characters.</summary>
    InvalidNumber,

    /// <summary>A whole number is greater than its field takes.</summary>
    NumberOutOfRange,

    /// <summary>A field that takes an IPv4 or IPv6 address holds something else.</summary>
    InvalidAddress,

    /// <summary>The line is longer than 64 KiB.</summary>
    LineTooLong,

    /// <summary>The line begins like a JSON envelope but can't be read as one.</summary>
    InvalidEnvelope,

    /// <summary>The line follows a header that names another format.</summary>
    FormatMismatch,
}

/// <summary>A line that could not be read: where it stands, why, and its text.</summary>
public readonly ref struct FlowLogRejection
{
    /// <summary>Why the line was rejected.</summary>
    public FlowLogRejectReason Reason { get; init; }

    /// <summary>The name of the input, if it has one.</summary>
    public string? SourceName { get; init; }

    /// <summary>The line's number in the input, from 1.</summary>
    public long LineNumber { get; init; }

    /// <summary>Where the line begins in the input, in bytes from 0; for compressed input, in the text that comes out of it.</summary>
    public long ByteOffset { get; init; }

    /// <summary>The field at fault, if it is one.</summary>
    public FlowLogField? Field { get; init; }

    /// <summary>The text at fault: a field's value, or empty where <see cref="Reason"/> concerns the line.</summary>
    public ReadOnlySpan<byte> Found { get; init; }

    /// <summary>What was expected, in words.</summary>
    public string Expected { get; init; }

    /// <summary>What was found, in words, where it is not a text of the line.</summary>
    internal string? FoundDescription { get; init; }

    /// <summary>The line without its end; its first 64 KiB if it is longer.</summary>
    public ReadOnlySpan<byte> Line { get; init; }

    /// <summary>One sentence for people: source, line, field, what was found and what was expected.</summary>
    public string Message
    {
        get
        {
            var text = new StringBuilder();
            if (SourceName is not null)
                text.Append(SourceName).Append(": ");
            text.Append("line ").Append(LineNumber).Append(" (byte ").Append(ByteOffset).Append("): ");
            if (Field is FlowLogField atFault)
                text.Append("field ").Append(FlowLogFieldInfo.Get(atFault).Name).Append(": ");
            text.Append("found ");
            if (FoundDescription is not null)
                text.Append(FoundDescription);
            else
                AppendFound(text);
            return text.Append(", expected ").Append(Expected).ToString();
        }
    }

    /// <summary>The message.</summary>
    public override string ToString() => Message;

    /// <summary>Appends the text at fault in quotes, made safe for a terminal and cut where it gets long.</summary>
    private void AppendFound(StringBuilder text)
    {
        const int MaxShown = 64;
        ReadOnlySpan<byte> shown = Found.Length > MaxShown ? Found[..MaxShown] : Found;
        text.Append('"');
        foreach (char c in Encoding.UTF8.GetString(shown))
        {
            if (char.IsControl(c))
                text.Append("\\x").Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }

        text.Append(shown.Length < Found.Length ? "…\"" : "\"");
    }
}
