using System.Text;
using System.Text.RegularExpressions;
using VpcFlow.Formatting;

namespace VpcFlow.Pipeline.Alerts.Messages;

/// <summary>
/// Makes text safe to show in a message: characters that do not print or change the direction of other text are escaped, and the length is
/// limited. Text of records is also kept from becoming a link, which mail programs make of what looks like one, and from being decoded as
/// a word of a header.
/// </summary>
internal static partial class MessageText
{
    /// <summary>Returns text as one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The maximum length; a longer text is cut off.</param>
    public static string Line(string text, int length = 1000)
    {
        var line = new StringBuilder();
        foreach (Rune character in text.EnumerateRunes())
        {
            if (line.Length > length)
                break;
            if (character.Value == ' ' || PrintableText.IsPrintable(character))
                line.Append(character.ToString());
            else
                PrintableText.Append(line, character);
        }

        return Cut(line.ToString(), length);
    }

    /// <summary>Returns text of records as one line that is taken neither for a link nor for an encoded word.</summary>
    public static string Value(string text, int length = 200)
        => DomainDot().Replace(Line(text, length), "[$0]")
            .Replace("://", "[:]//", StringComparison.Ordinal)
            .Replace("mailto:", "mailto[:]", StringComparison.OrdinalIgnoreCase)
            .Replace("=?", "=[?]", StringComparison.Ordinal);

    /// <summary>Returns the paragraphs of a text, each as one line.</summary>
    public static IEnumerable<string> Paragraphs(string text)
        => text.ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => Line(p, 4000));

    /// <summary>The dot of what may be the name of a host, in the forms that browsers know: it is followed by two letters.</summary>
    [GeneratedRegex(@"(?<=[\p{L}\p{N}-])[.\u3002\uFF0E\uFF61](?=\p{L}{2})")]
    private static partial Regex DomainDot();

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        int end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }
}
