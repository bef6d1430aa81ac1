namespace VpcFlow.Formats;

/// <summary>
/// Finds the names in the text of a format: without white space, quotes and the mark of a folded YAML text around them.
/// </summary>
internal static class FormatFrame
{
    /// <summary>Returns where the names begin and end.</summary>
    public static (int Start, int End) Find(string text)
    {
        int start = 0;
        int end = text.Length;
        while (true)
        {
            while (start < end && char.IsWhiteSpace(text[start]))
                start++;
            while (end > start && char.IsWhiteSpace(text[end - 1]))
                end--;
            int mark = MarkLength(text, start, end);
            int quote = QuoteLength(text, start, end);
            if (mark + quote == 0)
                return (start, end);
            start += mark + quote;
            end -= quote;
        }
    }

    /// <summary>Returns the length of quotes on both sides, which may be escaped; 0 if there are none.</summary>
    private static int QuoteLength(string text, int start, int end)
    {
        int length = start < end && text[start] == '\\' ? 2 : 1;
        return end - start >= 2 * length
            && text[start + length - 1] is '"' or '\''
            && string.CompareOrdinal(text, start, text, end - length, length) == 0
            ? length
            : 0;
    }

    /// <summary>Returns the length of <c>&gt;-</c> or one of its variants, if it is alone on its line; otherwise 0.</summary>
    private static int MarkLength(string text, int start, int end)
    {
        if (start == end || text[start] is not ('>' or '|'))
            return 0;
        int position = start + 1;
        while (position < end && text[position] is '-' or '+' or (>= '1' and <= '9'))
            position++;
        int mark = position;
        while (position < end && text[position] is ' ' or '\t' or '\r')
            position++;
        return position < end && text[position] == '\n' ? mark - start : 0;
    }
}
