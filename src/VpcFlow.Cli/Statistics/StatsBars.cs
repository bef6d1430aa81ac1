namespace VpcFlow.Cli.Statistics;

/// <summary>Bars that show the measure by which groups are ordered, in eighths of a character.</summary>
internal static class StatsBars
{
    private const int MinWidth = 6;
    private const int MaxWidth = 40;
    private const string Parts = " ▏▎▍▌▋▊▉█";

    /// <summary>Returns a bar for each row; none if there is no room, or nothing to compare.</summary>
    public static string[] Create(FlowLogStatisticsTable table, FlowLogStatisticsRow[] rows, int room)
    {
        int measure = OrderIndex(table.Query);
        long max = rows.Length < 2 ? 0 : rows.Max(r => r.Values[measure].Number ?? 0);
        if (room < MinWidth || max <= 0 || table.Query.Measures[measure].IsTime)
            return [];
        int width = Math.Min(room, MaxWidth);
        return [.. rows.Select(r => Bar((double)(r.Values[measure].Number ?? 0) / max, width))];
    }

    public static int OrderIndex(FlowLogStatisticsQuery query)
        => query.OrderBy is { } order ? Math.Max(0, query.Measures.Select(m => m.Text).ToList().IndexOf(order.Text)) : 0;

    private static string Bar(double part, int width)
    {
        int eighths = (int)Math.Round(part * width * 8);
        string end = eighths % 8 == 0 ? "" : Parts[eighths % 8].ToString();
        return new string(Parts[8], eighths / 8) + end;
    }
}
