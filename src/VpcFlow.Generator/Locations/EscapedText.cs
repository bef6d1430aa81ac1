using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace VpcFlow.Generator.Locations;

/// <summary>
/// Reads the text between the quotes of literals that compile: each character of the value and its position in the token's text.
/// </summary>
internal static class EscapedText
{
    /// <summary>Reads text with escapes. In an interpolated string, braces are doubled.</summary>
    public static IEnumerable<(char Value, TextSpan Span)> ReadRegular(string text, int start, int end, bool hasBraces)
    {
        int position = start;
        while (position < end)
        {
            int length = text[position] == '\\' ? EscapeLength(text, position, end) : hasBraces && text[position] is '{' or '}' ? 2 : 1;
            foreach (char c in text[position] == '\\' ? Unescape(text.Substring(position, length)) : text[position].ToString())
                yield return (c, new TextSpan(position, length));
            position += length;
        }
    }

    /// <summary>Reads text in which only quotes are doubled, and braces if it is interpolated.</summary>
    public static IEnumerable<(char Value, TextSpan Span)> ReadVerbatim(string text, int start, int end, bool hasBraces)
    {
        int position = start;
        while (position < end)
        {
            int length = text[position] == '"' || (hasBraces && text[position] is '{' or '}') ? 2 : 1;
            yield return (text[position], new TextSpan(position, length));
            position += length;
        }
    }

    private static int EscapeLength(string text, int position, int end)
    {
        char kind = text[position + 1];
        if (kind is 'u' or 'U')
            return kind == 'u' ? 6 : 10;
        int length = 2;
        while (kind == 'x' && length < 6 && position + length < end && Uri.IsHexDigit(text[position + length]))
            length++;
        return length;
    }

    private static string Unescape(string escape) => escape[1] switch
    {
        'u' or 'x' => ((char)Number(escape)).ToString(),
        'U' when Number(escape) > char.MaxValue => char.ConvertFromUtf32(Number(escape)),
        'U' => ((char)Number(escape)).ToString(),
        '0' => "\0",
        'a' => "\a",
        'b' => "\b",
        'e' => "\x1B",
        'f' => "\f",
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'v' => "\v",
        _ => escape.Substring(1),
    };

    private static int Number(string escape)
        => int.Parse(escape.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
