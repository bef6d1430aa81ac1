using System.Buffers.Text;
using VpcFlow.Decoding;
using VpcFlow.Plan;

namespace VpcFlow.Input.Containers;

/// <summary>Reads the time that a container has for an event: Unix milliseconds, or a date and time in UTC.</summary>
internal static class SourceTime
{
    /// <summary>Returns the time in Unix milliseconds; <see langword="null"/> if the text is not a time.</summary>
    public static long? Parse(ReadOnlySpan<byte> text)
    {
        if (Utf8Parser.TryParse(text, out long milliseconds, out int length) && length == text.Length)
            return milliseconds is >= 0 and <= FieldSlot.MaxTime ? milliseconds : null;
        return ExportPrefix.TryRead(text, out milliseconds, out _) ? milliseconds : null;
    }
}
