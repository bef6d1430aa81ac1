using System.Text;

namespace VpcFlow.Cli.Outputs;

/// <summary>Joins phrases to lines that break between phrases only.</summary>
internal static class Phrases
{
    private const string Indent = "  ";

    /// <param name="phrases">The phrases, with their punctuation.</param>
    /// <param name="width">The length of a line that is not exceeded unless a phrase alone is longer.</param>
    /// <param name="start">What the first line begins with, and the lines after it before their indent.</param>
    public static string Join(IReadOnlyList<string> phrases, int width, string start = "")
    {
        string indent = start + Indent;
        var text = new StringBuilder(start);
        int column = start.Length;
        bool isFirst = true;
        foreach (string phrase in phrases)
        {
            if (!isFirst && column + 1 + phrase.Length > width)
            {
                text.Append('\n').Append(indent);
                column = indent.Length;
            }
            else if (!isFirst)
            {
                text.Append(' ');
                column++;
            }

            text.Append(phrase);
            column += phrase.Length;
            isFirst = false;
        }

        return text.ToString();
    }
}
