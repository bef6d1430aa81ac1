using VpcFlow.Records;

namespace VpcFlow.Input.Containers;

/// <summary>Recognises lines that are not flow log lines but begin something in which such lines are wrapped.</summary>
internal static class LineStart
{
    /// <summary>Whether a line may begin JSON or CSV, so that <see cref="UnwrappedInput"/> has to read it and what follows.</summary>
    /// <param name="text">The line and what follows it, or the beginning of the line.</param>
    public static bool IsWrapped(ReadOnlySpan<byte> text)
    {
        text = LineText.TrimByteOrderMark(text).TrimStart(" \t"u8);
        if (text.IsEmpty)
            return false;
        if (text[0] is (byte)'{' or (byte)'[')
            return IsJson(text, isEnd: false) is not false;
        if (text[0] is not ((byte)'"' or (byte)'@') && !char.IsAsciiLetter((char)text[0]))
            return false;
        int lineFeed = text.IndexOf((byte)'\n');
        return CsvUnwrapper.IsHeader(lineFeed < 0 ? text : text[..lineFeed]);
    }

    /// <summary>
    /// Whether JSON begins: an object, or an array of objects or arrays; <see langword="null"/> if the text does not show it yet.
    /// </summary>
    /// <param name="text">The text from the beginning of a line on.</param>
    /// <param name="isEnd">Whether nothing follows the text.</param>
    public static bool? IsJson(ReadOnlySpan<byte> text, bool isEnd)
    {
        // A byte order mark may be incomplete.
        text = LineText.TrimByteOrderMark(text).TrimStart(" \t"u8);
        if (text.IsEmpty || "\uFEFF"u8.StartsWith(text))
            return isEnd ? false : null;
        if (text[0] != '[')
            return text[0] == '{';
        text = text[1..].TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
            return isEnd ? false : null;
        return text[0] is (byte)'{' or (byte)'[' or (byte)']';
    }
}
