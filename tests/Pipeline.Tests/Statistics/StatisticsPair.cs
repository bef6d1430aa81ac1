namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>Statistics, and the same as SQL over the table <c>log</c>.</summary>
/// <param name="Format">The format that has the fields.</param>
/// <param name="Groups">The groups, separated by commas.</param>
/// <param name="Measures">The measures, separated by semicolons.</param>
/// <param name="Filter">The filter; empty for all.</param>
/// <param name="Sql">A SELECT statement with the groups and measures in the same order.</param>
internal sealed record StatisticsPair(string Format, string Groups, string Measures, string Filter, string Sql)
{
    public FlowLogStatisticsQuery Query => new()
    {
        Groups = Groups.Length == 0 ? [] : FlowLogGrouping.ParseList(Groups),
        Measures = [.. Measures.Split(';').Select(FlowLogMeasure.Parse)],
        Filter = Filter.Length == 0 ? null : FlowLogFilter.Parse(Filter),
    };

    public override string ToString() => $"{Format}: {Groups} {Measures} {Filter}";
}
