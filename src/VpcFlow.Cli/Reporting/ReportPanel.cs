namespace VpcFlow.Cli.Reporting;

/// <summary>A question with its answer.</summary>
internal sealed record ReportPanel(FlowLogQuestion Question, FlowLogStatisticsTable Table)
{
    /// <summary>The measure that decides on the order, which charts show.</summary>
    public int Measure { get; } = Statistics.StatsBars.OrderIndex(Table.Query);

    /// <summary>Whether the parts of the measure add up to the whole.</summary>
    public bool HasShares => Table.Query.Measures[Measure].IsAdditive && Table.Query.Groups.Length > 0;
}
