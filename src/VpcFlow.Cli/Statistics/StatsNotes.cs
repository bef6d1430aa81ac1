using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Statistics;

/// <summary>Says what a table does not show, and what its signs mean.</summary>
internal static class StatsNotes
{
    public static IEnumerable<string> Of(FlowLogStatisticsTable table)
    {
        if (table.GroupCount is { } groups && groups > table.Rows.Length)
            yield return $"note: {Amounts.Number(table.Rows.Length)} of {Amounts.Count(groups, "group")}; --top N shows more, --top 0 all";
        foreach (string note in Estimates(table))
            yield return "note: " + note;
    }

    /// <summary>Says which numbers are not exact, and why.</summary>
    public static IEnumerable<string> Estimates(FlowLogStatisticsTable table)
    {
        if (table.RemovedBound > 0)
        {
            FlowLogMeasure order = table.Query.OrderBy ?? table.Query.Measures[0];
            string bound = order.IsAdditive
                ? StatsText.Number(table.RemovedBound, order)
                : Amounts.Count(table.RemovedBound, "record");
            yield return "there are too many groups to keep all in memory; each of those that were dropped, and may be missing here, "
                + $"has at most {bound}";
        }

        FlowLogMeasureValue[] values = [.. table.Rows.SelectMany(r => r.Values), .. table.Totals];
        if (values.Any(v => v.Error > 0))
            yield return "a number with ± is an estimate";
        if (values.Any(v => v.IsPartial))
            yield return "a number with ~ may lack earlier records of its group";
    }
}
