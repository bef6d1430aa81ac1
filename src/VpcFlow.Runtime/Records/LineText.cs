namespace VpcFlow.Records;

/// <summary>What belongs to a line but not to its record.</summary>
internal static class LineText
{
    /// <summary>The longest line that is read, in bytes without its end.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Cuts one line feed, one carriage return before it, or one at the end of the text.</summary>
    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> line)
    {
        if (line.EndsWith("\n"u8))
            line = line[..^1];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    /// <summary>The text of the line.</summary>
    public static ReadOnlySpan<byte> WithoutEnds(ReadOnlySpan<byte> line) => TrimByteOrderMark(TrimEnd(line));

    public static ReadOnlySpan<byte> TrimByteOrderMark(ReadOnlySpan<byte> line) => line.StartsWith("\uFEFF"u8) ? line[3..] : line;
}
