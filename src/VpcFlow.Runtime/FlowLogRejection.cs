using System.Text;
using VpcFlow.Formatting;

namespace VpcFlow;

/// <summary>A rejected line: where it is, why it was rejected, and its text.</summary>
public readonly ref struct FlowLogRejection
{
    /// <summary>The most bytes of the text at fault that a message shows.</summary>
    private const int MaxShown = 64;

    /// <summary>Why the line was rejected.</summary>
    public FlowLogRejectReason Reason { get; internal init; }

    /// <summary>The name of the input, if it has one.</summary>
    public string? SourceName { get; internal init; }

    /// <summary>The line's number in the input, from 1.</summary>
    public long LineNumber { get; internal init; }

    /// <summary>Where the line begins in the input, in bytes from 0; for compressed input, in the text that comes out of it.</summary>
    public long ByteOffset { get; internal init; }

    /// <summary>The field at fault, if it is one.</summary>
    public FlowLogField? Field { get; internal init; }

    /// <summary>The number of fields that the line has, if <see cref="Reason"/> is <see cref="FlowLogRejectReason.FieldCount"/>.</summary>
    public int? FoundFieldCount { get; internal init; }

    /// <summary>The text at fault: a field's value, or empty where <see cref="Reason"/> concerns the line.</summary>
    public ReadOnlySpan<byte> Found { get; internal init; }

    /// <summary>What was expected, in words.</summary>
    public string Expected { get; internal init; }

    /// <summary>The line without its end; its first 64 KiB if it is longer.</summary>
    public ReadOnlySpan<byte> Line { get; internal init; }

    /// <summary>What was found, in words, where it is not a text of the line.</summary>
    internal string? FoundDescription { get; init; }

    /// <summary>
    /// One sentence for people: source, line, field, what was found and what was expected. Text of the line is escaped, so that it is safe for a terminal.
    /// </summary>
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

    /// <summary>Returns the message.</summary>
    public override string ToString() => Message;

    /// <summary>Appends the text at fault in quotes, escaped and cut where it gets long.</summary>
    private void AppendFound(StringBuilder text)
    {
        text.Append('"');
        PrintableText.Append(text, Found.Length > MaxShown ? Found[..MaxShown] : Found);
        text.Append(Found.Length > MaxShown ? "…\"" : "\"");
    }
}
