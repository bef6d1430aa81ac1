using System.Collections.Immutable;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Reporting;

/// <summary>
/// Pairs whose requests are accepted and whose replies are rejected. Security groups keep state and let replies through; network ACLs
/// don't, so one of them lacks a rule.
/// </summary>
internal sealed class AsymmetricPairs
{
    private const long MemoryLimit = 32 * 1024 * 1024;
    private const int MaxPairs = 1000;
    private const int MaxHints = 10;

    /// <summary>Replies come from the port of a service and go to an ephemeral one.</summary>
    private readonly FlowLogStatistics _replies = Create(
        "action = REJECT and srcport <= 32767 and dstport >= 1024 and protocol in (tcp, udp)",
        "interface-id, srcaddr, srcport, dstaddr, protocol",
        MaxPairs);

    private readonly FlowLogStatistics _requests = Create(
        "action = ACCEPT and dstport <= 32767 and srcport >= 1024 and protocol in (tcp, udp)",
        "srcaddr, dstaddr, dstport, protocol",
        top: null);

    public IEnumerable<FlowLogStatistics> Statistics => [_replies, _requests];

    public IEnumerable<RuleHint> CreateHints()
    {
        if (!_replies.MissingFields.IsEmpty || !_requests.MissingFields.IsEmpty)
            return [];
        FlowLogStatisticsRow[] replies = [.. _replies.CreateTable().Rows];

        // There can be hundreds of thousands of requests, so they are not shown, but asked for.
        bool[] areRequested = _requests.HaveGroups(replies.Select(r => (ImmutableArray<FlowLogGroupValue>)
            [r.Keys[3], r.Keys[1], r.Keys[2], r.Keys[4]]));
        return replies.Where((_, i) => areRequested[i]).Take(MaxHints).Select(CreateHint);
    }

    private static FlowLogStatistics Create(string filter, string groups, int? top) => new(
        new FlowLogStatisticsQuery { Filter = FlowLogFilter.Parse(filter), Groups = FlowLogGrouping.ParseList(groups), Top = top },
        new FlowLogStatisticsOptions { MemoryLimit = MemoryLimit });

    private static RuleHint CreateHint(FlowLogStatisticsRow row)
    {
        (string? at, string? server, string? port, string? client) =
            (row.Keys[0].Label, row.Keys[1].Label, row.Keys[2].Label, row.Keys[3].Label);
        long records = row.Values[0].Number ?? 0;
        return new RuleHint(
            "rejected-reply",
            $"{client} is let in at {row.Keys[4].Label} port {port} of {server}, but the replies are rejected at {at}: "
                + $"{Amounts.Count(records, "record")}.",
            "Security groups let replies through, so a network ACL refuses them: allow the ephemeral ports 1024-65535 to "
                + $"{client} in the outbound rules of the subnet of {server}, or from {server} in the inbound rules of the subnet of "
                + $"{client}.",
            records);
    }
}
