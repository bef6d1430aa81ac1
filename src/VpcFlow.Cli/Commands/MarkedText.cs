namespace VpcFlow.Cli.Commands;

/// <summary>Shows where in the value of an option an error is.</summary>
internal static class MarkedText
{
    /// <summary>How many characters are shown before and after the error.</summary>
    private const int Context = 40;

    private const string Ellipsis = "…";

    /// <summary>Returns the text with a line below that marks the error; of a long text, only the part around it.</summary>
    public static string Create(string text, int start, int length)
    {
        int from = start <= Context + Ellipsis.Length ? 0 : start - Context;
        int to = Math.Min(text.Length, start + length + Context);
        string before = from > 0 ? Ellipsis : "";
        string after = to < text.Length ? Ellipsis : "";
        string shown = before + Printable(text[from..to]) + after;
        return $"  {shown}\n  {new string(' ', before.Length + start - from)}{new string('^', Math.Max(length, 1))}";
    }

    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
