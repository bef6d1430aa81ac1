using Microsoft.CodeAnalysis.Text;

namespace VpcFlow.Generator.Locations;

/// <summary>Reads raw string literals that compile: each character of the value and its position in the token's text.</summary>
internal static class RawLiteral
{
    private static readonly char[] s_breaks = ['\r', '\n'];

    public static IEnumerable<(char Value, TextSpan Span)> ReadLine(string text)
    {
        int quotes = CountQuotes(text);
        return Read(text, quotes, text.Length - quotes);
    }

    /// <summary>Reads the lines between the quotes, without the white space that precedes the closing quotes.</summary>
    public static IEnumerable<(char Value, TextSpan Span)> ReadLines(string text)
    {
        int quotes = CountQuotes(text);
        int lastBreak = text.LastIndexOfAny(s_breaks);
        int indentation = text.Length - quotes - lastBreak - 1;
        int contentEnd = IsTwoCharacterBreak(text, lastBreak - 1) ? lastBreak - 1 : lastBreak;
        int lineStart = NextLine(text, 0);
        while (lineStart < contentEnd)
        {
            int next = Math.Min(NextLine(text, lineStart), contentEnd);
            int skipped = lineStart;
            while (skipped < next && skipped < lineStart + indentation && Array.IndexOf(s_breaks, text[skipped]) < 0)
                skipped++;
            foreach ((char Value, TextSpan Span) character in Read(text, skipped, next))
                yield return character;
            lineStart = next;
        }
    }

    private static IEnumerable<(char Value, TextSpan Span)> Read(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
            yield return (text[i], new TextSpan(i, 1));
    }

    private static int CountQuotes(string text) => text.TakeWhile(static c => c == '"').Count();

    private static bool IsTwoCharacterBreak(string text, int position) => text[position] == '\r' && text[position + 1] == '\n';

    /// <summary>Returns the start of the next line after a position.</summary>
    private static int NextLine(string text, int position)
    {
        int lineBreak = text.IndexOfAny(s_breaks, position);
        return lineBreak < 0 ? text.Length : lineBreak + (IsTwoCharacterBreak(text, lineBreak) ? 2 : 1);
    }
}
