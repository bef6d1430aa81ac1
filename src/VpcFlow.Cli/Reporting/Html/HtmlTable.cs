using VpcFlow.Cli.Statistics;
using VpcFlow.Pipeline.Html;

namespace VpcFlow.Cli.Reporting.Html;

/// <summary>An answer as a table whose columns can be sorted.</summary>
internal static class HtmlTable
{
    /// <summary>Of a series, whose rows are many, as many as this with the greatest values are shown.</summary>
    private const int MaxRows = 50;

    public static void Write(HtmlWriter html, ReportPanel panel)
    {
        FlowLogStatisticsQuery query = panel.Table.Query;
        html.WriteLine($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{panel.Question.Title}, table\">");
        html.Write($"<table><thead><tr>");
        foreach (FlowLogGrouping group in query.Groups)
            html.Write($"<th scope=\"col\"><button type=\"button\">{group.Text}</button></th>");
        foreach (FlowLogMeasure measure in query.Measures)
            html.Write($"<th scope=\"col\" class=\"n\"><button type=\"button\">{measure.Text}</button></th>");
        if (panel.HasShares)
            html.Write($"<th scope=\"col\" class=\"n\"><button type=\"button\">share</button></th>");
        html.WriteLine($"</tr></thead><tbody>");
        foreach (FlowLogStatisticsRow row in panel.Table.Rows.Take(MaxRows))
            WriteRow(html, panel, row);
        html.WriteLine($"</tbody></table></div>");
        WriteNotes(html, panel);
    }

    private static void WriteRow(HtmlWriter html, ReportPanel panel, FlowLogStatisticsRow row)
    {
        html.Write($"<tr>");
        foreach (FlowLogGroupValue key in row.Keys)
            WriteKey(html, key);
        for (int i = 0; i < row.Values.Length; i++)
            WriteNumber(html, row.Values[i].Number, StatsText.ForPeople(row.Values[i], panel.Table.Query.Measures[i]));
        if (panel.HasShares)
        {
            long? number = row.Values[panel.Measure].Number;
            WriteNumber(html, number, StatsText.Share(number, panel.Table.Totals[panel.Measure].Number));
        }

        html.WriteLine($"</tr>");
    }

    private static void WriteKey(HtmlWriter html, FlowLogGroupValue key)
    {
        if (key.IsNumber && key.Number is { } number)
            html.Write($"<td data-v=\"{number}\"><bdi>{HtmlText.Cell(key.Label)}</bdi></td>");
        else
            html.Write($"<td><bdi>{HtmlText.Cell(key.Label)}</bdi></td>");
    }

    private static void WriteNumber(HtmlWriter html, long? number, string text)
        => html.Write($"<td class=\"n\" data-v=\"{number ?? -1}\">{text}</td>");

    private static void WriteNotes(HtmlWriter html, ReportPanel panel)
    {
        int shown = Math.Min(panel.Table.Rows.Length, MaxRows);
        if (panel.Table.GroupCount is { } count && count > shown)
            html.WriteLine($"<p class=\"note\">{Outputs.Amounts.Number(shown)} of {Outputs.Amounts.Count(count, "row")}.</p>");
        foreach (string note in StatsNotes.Estimates(panel.Table))
            html.WriteLine($"<p class=\"note\">{char.ToUpperInvariant(note[0]) + note[1..]}.</p>");
    }
}
