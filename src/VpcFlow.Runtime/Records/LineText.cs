namespace VpcFlow.Records;

/// <summary>Removes what belongs to a line but not to its record.</summary>
internal static class LineText
{
    /// <summary>The longest line that is read, in bytes without its end.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Removes a line feed and a carriage return before it, or a carriage return at the end of the text.</summary>
    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> line)
    {
        if (line.EndsWith("\n"u8))
            line = line[..^1];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    /// <summary>Returns the text of the line, without line end and byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutEnds(ReadOnlySpan<byte> line) => TrimByteOrderMark(TrimEnd(line));

    public static ReadOnlySpan<byte> TrimByteOrderMark(ReadOnlySpan<byte> line) => line.StartsWith("\uFEFF"u8) ? line[3..] : line;
}
