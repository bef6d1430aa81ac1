using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.Notices;
using VpcFlow.Pipeline.Alerts.Running;
using VpcFlow.Pipeline.Alerts.States;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Tests.Alerts;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.OpenSearch;

/// <summary>
/// Documents of another shipper that lack the time of their delivery, on a real OpenSearch: rules take the time of the record, and records
/// may be 15 minutes late.
/// </summary>
public sealed class WithoutDeliveryTests(PreparedOpenSearch cluster) : IClassFixture<PreparedOpenSearch>
{
    /// <summary>Tests have days of their own, months apart.</summary>
    private static readonly DateTimeOffset s_threshold = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_silence = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_new = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_delay = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_check = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [OpenSearchFact]
    public async Task Threshold_PromptAndLateRecords_AreToldOnce()
    {
        DateTimeOffset end = s_threshold.AddMinutes(2);
        IReadOnlyList<string> told = await EvaluateAsync("exposed-ssh", s_threshold, 40, minute => minute switch
        {
            5 => [AlertTraffic.Line(end, "5.6.7.8", "10.0.0.5", 40000, 22)],
            20 => [AlertTraffic.Line(end, "5.6.7.8", "10.0.0.7", 40000, 22)],
            _ => [],
        });
        Assert.Equal(
            ["Fired 10.0.0.5 00:05", "Resolved 10.0.0.5 00:10", "Fired 10.0.0.7 00:05", "Resolved 10.0.0.7 00:25"], told);
    }

    /// <summary>Records every five minutes, each 14 minutes late; the last one is that of 07:00, and the cluster has it at 07:14.</summary>
    [OpenSearchFact]
    public async Task Silence_RecordsThatAreLate_IsNone_UntilThereAreNoMore()
    {
        IReadOnlyList<string> told = await EvaluateAsync("silent-account", s_silence, 9 * 60, minute => minute is >= 15 and <= 435
            ? [AlertTraffic.Idle(s_silence.AddMinutes(minute - 15), "NODATA")]
            : []);
        Assert.Equal([$"Fired {AlertTraffic.Account} 08:00"], told);
    }

    [OpenSearchFact]
    public async Task New_CountryOfRecordsThatAreLate_IsToldOnce()
    {
        await IndexAsync(AlertTraffic.Known(s_new.AddDays(-7.5)), new AlertPlaces());
        DateTimeOffset end = s_new.AddMinutes(16);
        IReadOnlyList<string> told = await EvaluateAsync("new-country", s_new, 90, minute => minute == 30
            ? [.. Enumerable.Range(0, 5).Select(i => AlertTraffic.Line(end, "10.0.0.5", "203.1.1.2", 40000 + i, 443))]
            : []);
        Assert.Equal(["Fired BR 00:30"], told);
    }

    /// <summary>Nobody knows how late they were, and they must not change how late others were: 61 minutes.</summary>
    [OpenSearchFact]
    public async Task Delay_IsThatOfTheOthers()
    {
        byte[] late = AlertTraffic.File([AlertTraffic.Line(s_delay.AddMinutes(-40), "10.0.0.5", "10.0.0.6", 40000, 443)]);
        await cluster.IndexAsync(late, delivery: s_delay.AddMinutes(21));
        IReadOnlyList<string> told = await EvaluateAsync("delivery-lag", s_delay, 45, minute => minute == 30
            ? [AlertTraffic.Line(s_delay.AddMinutes(22), "10.0.0.5", "10.0.0.6", 40000, 443)]
            : []);
        Assert.Equal([$"Fired {AlertTraffic.Account} 00:30", $"Resolved {AlertTraffic.Account} 00:45"], told);
    }

    [OpenSearchFact]
    public async Task Check_CountsThem_AndNamesTheirIndex()
    {
        using ElasticsearchClient client = Connect();
        var data = new ClusterData(client, PreparedOpenSearch.Stream);
        Assert.Null(await DeliveryCheck.FindProblemAsync(data, s_check, CancellationToken.None));
        await IndexAsync([AlertTraffic.Line(s_check.AddMinutes(-2), "5.6.7.8", "10.0.0.5", 40000, 22)]);
        string? problem = await DeliveryCheck.FindProblemAsync(data, s_check, CancellationToken.None);
        Assert.StartsWith(
            "1 of 1 documents of the last day lack event.ingested, the time of their delivery, in .ds-logs-aws.vpcflow-default-000001. ",
            problem,
            StringComparison.Ordinal);
    }

    private ElasticsearchClient Connect() => new(cluster.Connection, new Clock(TimeProvider.System));

    private Task IndexAsync(IEnumerable<string> lines, IAddressEnricher? enricher = null)
        => cluster.IndexAsync(AlertTraffic.File(lines), enricher);

    /// <summary>Evaluates each window of a rule after the records have come that are there by then, and returns what is told.</summary>
    private async Task<IReadOnlyList<string>> EvaluateAsync(
        string id, DateTimeOffset start, int minutes, Func<int, string[]> recordsAt)
    {
        using ElasticsearchClient client = Connect();
        var data = new ClusterData(client, PreparedOpenSearch.Stream);
        FlowLogAlertRule rule = FlowLogAlertRules.Find(id)!;
        var run = new RuleRun(rule, data, new StateStore(null), new NoticeFactory(data, null), maxGroups: 10);
        List<string> told = [];
        await IndexAsync([AlertTraffic.Line(start.AddDays(-20), "10.0.0.5", "10.0.0.6", 40000, 443, account: "999900001111")]);
        for (int minute = 5; minute <= minutes; minute += 5)
        {
            if (recordsAt(minute) is { Length: > 0 } lines)
                await IndexAsync(lines, new AlertPlaces());
            DateTimeOffset end = start.AddMinutes(minute);
            if (AlertWindow.Align(end, rule.Every) == end)
                await run.EvaluateAsync(end, Collect, CancellationToken.None);
        }

        return told;

        Task Collect(IReadOnlyList<FlowLogAlertNotice> notices, CancellationToken cancellationToken)
        {
            told.AddRange(notices.Select(n => $"{n.Event} {n.Group[^1].Value} {n.At.UtcDateTime:HH:mm}"));
            return Task.CompletedTask;
        }
    }
}
