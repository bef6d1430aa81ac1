using System.Text;
using VpcFlow.Formatting;

namespace VpcFlow;

/// <summary>Describes a rejected line: its position, why it was rejected, and its text.</summary>
public readonly ref struct FlowLogRejection
{
    /// <summary>The maximum number of bytes of the text at fault that a message contains.</summary>
    private const int MaxShown = 64;

    /// <summary>Why the line was rejected.</summary>
    public FlowLogRejectReason Reason { get; internal init; }

    /// <summary>The name of the input, if it has one.</summary>
    public string? SourceName { get; internal init; }

    /// <summary>The number of the line in the input, from 1.</summary>
    public long LineNumber { get; internal init; }

    /// <summary>The position of the line in the input, in bytes from 0; for compressed input, in the decompressed text.</summary>
    public long ByteOffset { get; internal init; }

    /// <summary>The field at fault, if the error is in a field.</summary>
    public FlowLogField? Field { get; internal init; }

    /// <summary>The number of fields of the line, if <see cref="Reason"/> is <see cref="FlowLogRejectReason.FieldCount"/>.</summary>
    public int? FoundFieldCount { get; internal init; }

    /// <summary>The text at fault: a field's value; empty if <see cref="Reason"/> concerns the whole line.</summary>
    public ReadOnlySpan<byte> Found { get; internal init; }

    /// <summary>What was expected, in words.</summary>
    public string Expected { get; internal init; }

    /// <summary>The line without its line end; its first 64 KiB if it is longer.</summary>
    public ReadOnlySpan<byte> Line { get; internal init; }

    /// <summary>What was found, in words, if it is not text of the line.</summary>
    internal string? FoundDescription { get; init; }

    /// <summary>The format of the header above the line, if that is why it was rejected.</summary>
    internal FlowLogFormat? Mismatch { get; init; }

    /// <summary>
    /// A sentence that describes the error: the source, the line, the field, what was found and what was expected. Text of the line is
    /// escaped, so that it is safe for a terminal.
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

    /// <summary>Copies the rejection, so that it stays valid after the call of the handler.</summary>
    public FlowLogOwnedRejection ToOwned() => FlowLogOwnedRejection.Create(in this);

    /// <summary>Returns the message.</summary>
    public override string ToString() => Message;

    /// <summary>Appends the text at fault in quotes, escaped, and truncated if it is long.</summary>
    private void AppendFound(StringBuilder text)
    {
        text.Append('"');
        PrintableText.Append(text, Found.Length > MaxShown ? Found[..MaxShown] : Found);
        text.Append(Found.Length > MaxShown ? "…\"" : "\"");
    }
}
