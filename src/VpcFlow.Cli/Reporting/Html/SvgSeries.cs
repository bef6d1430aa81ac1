using System.Globalization;
using System.Text;
using VpcFlow.Cli.Statistics;
using VpcFlow.Pipeline.Html;

namespace VpcFlow.Cli.Reporting.Html;

/// <summary>Values over time: a line for each group, or areas on top of each other.</summary>
internal static class SvgSeries
{
    private const int Width = 720;
    private const int Height = 220;
    private const int Left = 70;
    private const int Right = 10;
    private const int Top = 8;
    private const int Bottom = 24;
    private const int TimeLabels = 6;

    public static void Write(HtmlWriter html, ReportPanel panel, TimeSeries series)
    {
        bool isStacked = panel.Question.Chart == FlowLogChart.StackedSeries;
        FlowLogMeasure measure = panel.Table.Query.Measures[panel.Measure];
        long[] sums = [.. Enumerable.Range(0, series.Count).Select(i => series.Lines.Sum(l => l.Values[i]))];
        ChartScale scale = ChartScale.Create(isStacked ? sums.Max() : series.Lines.Max(l => l.Values.Max()));
        SvgShapes.Begin(html, Width, Height, $"{panel.Question.Title}, over time");
        WriteAxes(html, series, scale, measure);
        long[] below = new long[series.Count];
        for (int i = 0; i < series.Lines.Count; i++)
        {
            TimeSeriesLine line = series.Lines[i];
            long[] above = isStacked ? [.. below.Zip(line.Values, (b, v) => b + v)] : line.Values;
            string color = ChartColors.Of(line, i);
            string title = $"{Name(line, measure)}: {StatsText.Number(line.Sum, measure)}";
            if (isStacked)
                html.WriteLine($"<path class=\"area {color}\" d=\"{Area(below, above, scale)}\"><title>{title}</title></path>");
            else
                html.WriteLine($"<path class=\"line {color}\" d=\"{Steps(above, scale, isFirst: true)}\"><title>{title}</title></path>");
            below = above;
        }

        WriteTips(html, series, sums, measure);
        SvgShapes.End(html);
        WriteLegend(html, series, measure);
    }

    private static string Name(TimeSeriesLine line, FlowLogMeasure measure)
        => line.Name.Length == 0 ? measure.Text : HtmlText.Cut(line.Name, 40);

    private static void WriteAxes(HtmlWriter html, TimeSeries series, ChartScale scale, FlowLogMeasure measure)
    {
        for (double value = 0; value <= scale.Max; value += scale.Step)
        {
            double y = Y(value, scale);
            html.Write($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y}\" y2=\"{y}\" class=\"grid\"/>");
            SvgShapes.Text(html, Left - 6, y + 4, "end axis", StatsText.Number((long)value, measure));
        }

        bool isLong = series.Step * series.Count > TimeSpan.FromDays(2);
        for (int i = 0; i < TimeLabels; i++)
        {
            int point = i * series.Count / TimeLabels;
            if (i > 0 && point == (i - 1) * series.Count / TimeLabels)
                continue;
            string time = series.TimeOf(point).ToString(isLong ? "MM-dd HH:mm" : "HH:mm", CultureInfo.InvariantCulture);
            SvgShapes.Text(html, X(point, series.Count), Height - 6, "axis", time);
        }
    }

    /// <summary>Writes an invisible column for each step, whose title shows the values.</summary>
    private static void WriteTips(HtmlWriter html, TimeSeries series, long[] sums, FlowLogMeasure measure)
    {
        double width = X(1, series.Count) - Left;
        for (int i = 0; i < series.Count; i++)
        {
            if (sums[i] == 0)
                continue;
            string time = series.TimeOf(i).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            var title = new StringBuilder(time);
            foreach (TimeSeriesLine line in series.Lines.Where(l => l.Values[i] != 0))
                title.Append('\n').Append(Name(line, measure)).Append(": ").Append(StatsText.Number(line.Values[i], measure));
            SvgShapes.Rectangle(html, (X(i, series.Count), Top, width, Height - Top - Bottom), "tip", title.ToString());
        }
    }

    private static void WriteLegend(HtmlWriter html, TimeSeries series, FlowLogMeasure measure)
    {
        html.Write($"<ul class=\"legend\">");
        for (int i = 0; i < series.Lines.Count; i++)
        {
            TimeSeriesLine line = series.Lines[i];
            html.Write($"<li><span class=\"dot {ChartColors.Of(line, i)}\"></span><bdi>{Name(line, measure)}</bdi> ");
            html.Write($"<b>{StatsText.Number(line.Sum, measure)}</b></li>");
        }

        html.WriteLine($"<li class=\"step\">steps of {Outputs.Amounts.Duration(series.Step)}, UTC</li></ul>");
    }

    private static double X(int point, int count) => Left + ((double)point / count * (Width - Left - Right));

    private static double Y(double value, ChartScale scale) => Height - Bottom - (value / scale.Max * (Height - Top - Bottom));

    private static string Area(long[] below, long[] above, ChartScale scale)
    {
        var path = new StringBuilder(Steps(above, scale, isFirst: true));
        for (int i = below.Length - 1; i >= 0; i--)
        {
            double y = Y(below[i], scale);
            Append(path, 'L', X(i + 1, below.Length), y);
            Append(path, 'L', X(i, below.Length), y);
        }

        return path.Append('Z').ToString();
    }

    /// <summary>Returns a path of horizontal steps, since a value stands for all of its step.</summary>
    private static string Steps(long[] values, ChartScale scale, bool isFirst)
    {
        var path = new StringBuilder();
        for (int i = 0; i < values.Length; i++)
        {
            double y = Y(values[i], scale);
            Append(path, isFirst && i == 0 ? 'M' : 'L', X(i, values.Length), y);
            Append(path, 'L', X(i + 1, values.Length), y);
        }

        return path.ToString();
    }

    private static void Append(StringBuilder path, char command, double x, double y)
        => path.Append(CultureInfo.InvariantCulture, $"{command}{x:0.#} {y:0.#}");
}
