using VpcFlow.Cli.Statistics;
using VpcFlow.Pipeline.Html;

namespace VpcFlow.Cli.Reporting.Html;

/// <summary>The first group against the second one: a square for each pair, the darker the greater its value.</summary>
internal static class SvgMatrix
{
    private const int MaxNames = 12;
    private const int Width = 720;
    private const int Left = 150;
    private const int Top = 24;
    private const int RowHeight = 40;
    private const int Shades = 5;
    private const int MaxName = 16;
    private const int MaxTitle = 200;

    public static void Write(HtmlWriter html, ReportPanel panel)
    {
        string[] rows = Names(panel, 0);
        string[] columns = Names(panel, 1);
        FlowLogMeasure measure = panel.Table.Query.Measures[panel.Measure];
        double width = (double)(Width - Left) / columns.Length;
        double max = Math.Log(1 + panel.Table.Rows.Max(r => r.Values[panel.Measure].Number ?? 0));
        SvgShapes.Begin(html, Width, Top + (rows.Length * RowHeight), $"{panel.Question.Title}, matrix");
        for (int i = 0; i < columns.Length; i++)
            SvgShapes.Text(html, Left + ((i + 0.5) * width), 16, "middle", $"to {HtmlText.Cut(columns[i], MaxName)}");
        for (int i = 0; i < rows.Length; i++)
            SvgShapes.Text(html, Left - 8, Top + (i * RowHeight) + 25, "end", $"from {HtmlText.Cut(rows[i], MaxName)}");
        foreach (FlowLogStatisticsRow row in panel.Table.Rows)
        {
            int y = Array.IndexOf(rows, row.Keys[0].Label ?? "-");
            int x = Array.IndexOf(columns, row.Keys[1].Label ?? "-");
            if (x < 0 || y < 0)
                continue;
            FlowLogMeasureValue value = row.Values[panel.Measure];
            int shade = max == 0 ? 0 : (int)Math.Round(Math.Log(1 + (value.Number ?? 0)) / max * (Shades - 1));
            string text = StatsText.ForPeople(value, measure);
            SvgShapes.Rectangle(
                html,
                (Left + (x * width) + 1, Top + (y * RowHeight) + 1, width - 2, RowHeight - 2),
                $"shade{shade}",
                $"{HtmlText.Keys(row, MaxTitle)}: {text}");
            SvgShapes.Text(html, Left + ((x + 0.5) * width), Top + (y * RowHeight) + 25, $"middle on{shade}", text);
        }

        SvgShapes.End(html);
    }

    /// <summary>Returns the values of a group, the one with the greatest sum first.</summary>
    private static string[] Names(ReportPanel panel, int group) =>
    [
        .. panel.Table.Rows
            .GroupBy(r => r.Keys[group].Label ?? "-")
            .OrderByDescending(g => g.Sum(r => r.Values[panel.Measure].Number ?? 0))
            .Take(MaxNames)
            .Select(g => g.Key),
    ];
}
