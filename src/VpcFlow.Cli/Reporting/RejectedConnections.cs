using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Reporting;

/// <summary>Connections between private addresses that rules refuse, from the answer to the question about them.</summary>
internal static class RejectedConnections
{
    private const string QuestionId = "rejected-inside";
    private const int MaxHints = 10;

    /// <summary>Ports above belong to clients: records with such a destination are replies.</summary>
    private const int MaxServicePort = 32767;

    public static IEnumerable<RuleHint> CreateHints(IEnumerable<ReportPanel> panels)
        => panels.Where(p => p.Question.Id == QuestionId)
            .SelectMany(p => p.Table.Rows)
            .Where(row => row.Keys[2].Number is >= 0 and <= MaxServicePort)
            .Take(MaxHints)
            .Select(CreateHint);

    private static RuleHint CreateHint(FlowLogStatisticsRow row)
    {
        (string? source, string? destination, string? port, string? protocol) =
            (row.Keys[0].Label, row.Keys[1].Label, row.Keys[2].Label, row.Keys[3].Label);
        long records = row.Values[0].Number ?? 0;
        string last = Statistics.StatsText.ForPeople(row.Values[1], FlowLogMeasure.Parse("max(end)"));
        return new RuleHint(
            "rejected-connection",
            $"{source} is refused at {protocol} port {port} of {destination}: {Amounts.Count(records, "record")}, the last at {last}.",
            $"If the connection is wanted, the security group of {destination} lacks an inbound rule for {protocol} port {port} from "
                + $"{source}, or a network ACL between them denies it. Otherwise, find out what at {source} tries it.",
            records);
    }
}
