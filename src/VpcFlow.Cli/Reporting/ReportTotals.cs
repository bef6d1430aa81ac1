namespace VpcFlow.Cli.Reporting;

/// <summary>The figures at the head of a report.</summary>
internal sealed record ReportTotals
{
    private const string Accepted = "action = ACCEPT";
    private const string Rejected = "action = REJECT";

    /// <summary>What is measured of all records, and of those that were rejected.</summary>
    public static FlowLogStatisticsQuery Query { get; } = new()
    {
        Measures =
        [
            FlowLogMeasure.Count,
            FlowLogMeasure.Parse("sum(bytes)"),
            FlowLogMeasure.Parse("sum(packets)"),
            FlowLogMeasure.Parse("min(start)"),
            FlowLogMeasure.Parse("max(end)"),
            FlowLogMeasure.Parse("distinct(account-id)"),
            FlowLogMeasure.Parse("distinct(interface-id)"),
            FlowLogMeasure.Parse("distinct(srcaddr)"),
            FlowLogMeasure.Parse("distinct(dstaddr)"),
        ],
    };

    public static FlowLogStatisticsQuery AcceptedQuery { get; } = new() { Filter = FlowLogFilter.Parse(Accepted) };

    public static FlowLogStatisticsQuery RejectedQuery { get; } = new() { Filter = FlowLogFilter.Parse(Rejected) };

    /// <summary>The figures: what is measured, and its value; those whose field no input has are left out.</summary>
    public required IReadOnlyList<(FlowLogMeasure Measure, FlowLogMeasureValue Value)> Figures { get; init; }

    /// <summary>The number of accepted records; <see langword="null"/> if records don't say.</summary>
    public required long? AcceptedRecords { get; init; }

    /// <summary>The number of rejected records; <see langword="null"/> if records don't say.</summary>
    public required long? RejectedRecords { get; init; }

    public static ReportTotals Create(FlowLogStatistics all, FlowLogStatistics accepted, FlowLogStatistics rejected)
    {
        FlowLogStatisticsTable table = all.CreateTable();
        return new ReportTotals
        {
            Figures =
            [
                .. all.Query.Measures.Zip(table.Totals)
                    .Where(f => !f.First.Fields.Any(all.MissingFields.Contains)),
            ],
            AcceptedRecords = CountOf(accepted),
            RejectedRecords = CountOf(rejected),
        };
    }

    /// <summary>Returns a figure in words.</summary>
    public static string NameOf(FlowLogMeasure measure) => measure.Text switch
    {
        "count" => "records",
        "sum(bytes)" => "bytes",
        "sum(packets)" => "packets",
        "min(start)" => "first",
        "max(end)" => "last",
        "distinct(account-id)" => "accounts",
        "distinct(interface-id)" => "interfaces",
        "distinct(srcaddr)" => "sources",
        "distinct(dstaddr)" => "destinations",
        _ => measure.Text,
    };

    private static long? CountOf(FlowLogStatistics statistics)
        => statistics.MissingFields.IsEmpty ? statistics.CreateTable().Totals[0].Number : null;
}
