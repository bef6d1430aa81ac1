using System.Globalization;
using System.Text;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Reporting;

/// <summary>Values over time on a terminal: a line of blocks for each group, all to the same scale.</summary>
internal static class TextSeries
{
    private const string Blocks = " ▁▂▃▄▅▆▇█";
    private const int MaxName = 16;
    private const int ValueWidth = 12;

    public static string Create(ReportPanel panel, int width)
    {
        if (TimeSeries.Create(panel) is not { } series)
            return "";
        FlowLogMeasure measure = panel.Table.Query.Measures[panel.Measure];
        int names = Math.Min(MaxName, series.Lines.Max(l => Name(l, measure).Length));
        int columns = Math.Max(1, Math.Min(series.Count, width - names - ValueWidth - 4));
        long[][] lines = [.. series.Lines.Select(l => Shrink(l.Values, columns))];
        long max = lines.Max(l => l.Max());
        var text = new StringBuilder();
        for (int i = 0; i < lines.Length; i++)
        {
            string name = Name(series.Lines[i], measure);
            text.Append((name.Length > names ? name[..(names - 1)] + "…" : name).PadRight(names)).Append("  ");
            foreach (long value in lines[i])
                text.Append(Blocks[value == 0 ? 0 : 1 + (int)((double)value / Math.Max(1, max) * 7)]);
            text.Append("  ").Append(StatsText.Number(series.Lines[i].Sum, measure)).Append('\n');
        }

        string first = Time(series.Start);
        string last = Time(series.TimeOf(series.Count));
        string axis = columns > first.Length + last.Length + 1 ? first.PadRight(columns - last.Length) + last : first;
        return text.Append(' ', names + 2).Append(axis).Append('\n').ToString();
    }

    private static string Name(TimeSeriesLine line, FlowLogMeasure measure) => line.Name.Length == 0 ? measure.Text : line.Name;

    private static string Time(DateTimeOffset time) => time.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Adds up neighbours until the values fit.</summary>
    private static long[] Shrink(long[] values, int columns)
    {
        long[] result = new long[columns];
        for (int i = 0; i < values.Length; i++)
            result[(long)i * columns / values.Length] += values[i];
        return result;
    }
}
