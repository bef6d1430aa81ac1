namespace VpcFlow.Cli.Reporting.Html;

/// <summary>Text of records on the page, whose length they can't decide.</summary>
internal static class HtmlText
{
    private const int MaxCell = 160;

    /// <summary>Returns a text that is cut off if it is too long for a cell; a dash for an absent value.</summary>
    public static string Cell(string? text) => Cut(text, MaxCell);

    /// <summary>Returns a text that is cut off at a length; a dash for an absent value.</summary>
    public static string Cut(string? text, int length)
    {
        if (string.IsNullOrEmpty(text))
            return "-";
        if (text.Length <= length)
            return text;
        int end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }

    /// <summary>Returns the values by which the rows of a group are told apart, for one line of a chart.</summary>
    public static string Keys(FlowLogStatisticsRow row, int length)
        => Cut(string.Join(" · ", row.Keys.Select(k => k.Label ?? "-")), length);
}
