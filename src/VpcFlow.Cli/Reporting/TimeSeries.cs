namespace VpcFlow.Cli.Reporting;

/// <summary>Values over time, in steps that are wide enough for a chart.</summary>
/// <param name="Start">The time of the first value.</param>
/// <param name="Step">The time between values.</param>
/// <param name="Lines">The values of each group, the one with the greatest sum first.</param>
internal sealed record TimeSeries(DateTimeOffset Start, TimeSpan Step, IReadOnlyList<TimeSeriesLine> Lines)
{
    /// <summary>The name of the line that adds up the groups without one of their own.</summary>
    public const string Others = "others";

    private const int MaxPoints = 144;
    private const int MaxLines = 7;

    /// <summary>Multiples of 5 minutes that are steps people know: 10, 15 and 30 minutes, 1, 2, 3, 6 and 12 hours, a day, a week.</summary>
    private static readonly int[] s_multiples = [1, 2, 3, 6, 12, 24, 36, 72, 144, 288, 2016];

    public int Count => Lines[0].Values.Length;

    public DateTimeOffset TimeOf(int point) => Start + (Step * point);

    /// <summary>Creates the series of an answer whose first group is a time.</summary>
    /// <returns><see langword="null"/> if no group has a time.</returns>
    public static TimeSeries? Create(ReportPanel panel)
    {
        FlowLogStatisticsTable table = panel.Table;
        long step = (long)table.Query.Groups[0].Step!.Value.TotalMilliseconds;
        FlowLogStatisticsRow[] rows = [.. table.Rows.Where(r => r.Keys[0].Number is not null)];
        if (rows.Length == 0)
            return null;
        (long first, long last) = (rows[0].Keys[0].Number!.Value, rows[^1].Keys[0].Number!.Value);
        step *= Multiple((last - first) / step);
        first -= first % step;
        int count = (int)((last - first) / step) + 1;

        var lines = new Dictionary<string, TimeSeriesLine>();
        foreach (FlowLogStatisticsRow row in rows)
        {
            string name = row.Keys.Length > 1 ? row.Keys[1].Label ?? "-" : "";
            if (!lines.TryGetValue(name, out TimeSeriesLine? line))
                lines.Add(name, line = new TimeSeriesLine(name, new long[count]));
            line.Values[(row.Keys[0].Number!.Value - first) / step] += row.Values[panel.Measure].Number ?? 0;
        }

        return new TimeSeries(
            DateTimeOffset.FromUnixTimeMilliseconds(first), TimeSpan.FromMilliseconds(step), Greatest(lines.Values, count));
    }

    private static long Multiple(long steps)
    {
        foreach (int multiple in s_multiples)
        {
            if (steps / multiple < MaxPoints)
                return multiple;
        }

        return (steps / MaxPoints) + 1;
    }

    private static TimeSeriesLine[] Greatest(IEnumerable<TimeSeriesLine> lines, int count)
    {
        TimeSeriesLine[] ordered = [.. lines.OrderByDescending(l => l.Sum).ThenBy(l => l.Name, StringComparer.Ordinal)];
        if (ordered.Length <= MaxLines)
            return ordered;
        var others = new TimeSeriesLine(Others, new long[count]);
        foreach (TimeSeriesLine line in ordered[(MaxLines - 1)..])
        {
            for (int i = 0; i < count; i++)
                others.Values[i] += line.Values[i];
        }

        return [.. ordered[..(MaxLines - 1)], others];
    }
}
