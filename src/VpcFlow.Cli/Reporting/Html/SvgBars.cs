using VpcFlow.Cli.Statistics;
using VpcFlow.Pipeline.Html;

namespace VpcFlow.Cli.Reporting.Html;

/// <summary>A bar for each group, with its name and its value.</summary>
internal static class SvgBars
{
    private const int MaxBars = 12;
    private const int RowHeight = 22;
    private const int Width = 720;
    private const int NameWidth = 250;
    private const int ValueWidth = 110;
    private const int BarHeight = 16;
    private const int MaxName = 36;
    private const int MaxTitle = 200;

    public static void Write(HtmlWriter html, ReportPanel panel)
    {
        FlowLogStatisticsRow[] rows = [.. panel.Table.Rows.Take(MaxBars)];
        FlowLogMeasure measure = panel.Table.Query.Measures[panel.Measure];
        double max = Math.Max(1, rows.Max(r => r.Values[panel.Measure].Number ?? 0));
        SvgShapes.Begin(html, Width, rows.Length * RowHeight, $"{panel.Question.Title}, bars");
        for (int i = 0; i < rows.Length; i++)
        {
            FlowLogMeasureValue value = rows[i].Values[panel.Measure];
            string text = StatsText.ForPeople(value, measure);
            double length = (value.Number ?? 0) / max * (Width - NameWidth - ValueWidth);
            int top = i * RowHeight;
            SvgShapes.Text(html, NameWidth - 8, top + 15, "end", HtmlText.Keys(rows[i], MaxName));
            SvgShapes.Rectangle(
                html,
                (NameWidth, top + 3, Math.Max(1, length), BarHeight),
                ChartColors.Of(rows[i]),
                $"{HtmlText.Keys(rows[i], MaxTitle)}: {text}");
            SvgShapes.Text(html, NameWidth + length + 6, top + 15, "start", text);
        }

        SvgShapes.End(html);
    }
}
