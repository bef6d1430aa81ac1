using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.Notices;
using VpcFlow.Pipeline.Alerts.Running;
using VpcFlow.Pipeline.Alerts.States;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Tests.Alerts;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.OpenSearch;

/// <summary>Each rule over a real OpenSearch: it fires on documents that are made for it, and not on an ordinary day.</summary>
public sealed class AlertTests(PreparedOpenSearch prepared) : IClassFixture<PreparedOpenSearch>, IAsyncLifetime, IDisposable
{
    private const string Stream = PreparedOpenSearch.Stream;
    private const int Hours = 24;

    private static readonly DateTimeOffset s_day = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-alerts-");
    private readonly OpenSearchServer _server = prepared.Server;
    private readonly ElasticsearchClient _client = new(prepared.Connection, new Clock(TimeProvider.System));
    private ClusterData _data = null!;
    private int _deliveries;

    public Task InitializeAsync()
    {
        _data = new ClusterData(_client, "logs-aws.vpcflow-*");
        return Task.CompletedTask;
    }

    /// <summary>The next test finds no documents.</summary>
    public async Task DisposeAsync()
    {
        await _server.TryDeleteAsync($"/_data_stream/{Stream}");
        _folder.Delete(recursive: true);
    }

    public void Dispose() => _client.Dispose();

    [OpenSearchFact]
    public async Task Rules_OnADayOfOrdinaryTraffic_AreSilent()
    {
        // Each hour is delivered five minutes after its end.
        foreach (IGrouping<int, (DateTimeOffset Time, string Line)> hour in OrdinaryDay.Create(20_000, s_day).GroupBy(l => l.Time.Hour))
            await IndexAsync(s_day.AddHours(hour.Key + 1).AddMinutes(5), hour.Select(l => l.Line));
        var told = new List<string>();
        foreach (FlowLogAlertRule rule in FlowLogAlertRules.All)
        {
            // An hour without deliveries is no silence: the first ones of each hour are within the window.
            var run = CreateRun(rule with { Window = rule.Kind == FlowLogAlertKind.Silence ? 2 * rule.Window : rule.Window });
            for (int hour = 1; hour <= Hours; hour++)
            {
                DateTimeOffset end = AlertWindow.Align(s_day.AddHours(hour).AddMinutes(5), rule.Every) + rule.Every;
                await run.EvaluateAsync(end, Collect(told), CancellationToken.None);
            }
        }

        Assert.Empty(told);
    }

    [OpenSearchFact]
    public async Task EachRule_FiresOnDocumentsMadeForIt_AndNotOnAlmostTheSame()
    {
        var problems = new List<string>();
        DateTimeOffset time = s_day.AddMinutes(2);
        foreach (FlowLogAlertRule rule in FlowLogAlertRules.All)
        {
            // Weeks apart, so that no rule sees what was made for another one.
            problems.AddRange(await TryAsync(rule, time, isBelow: true));
            problems.AddRange(await TryAsync(rule, time.AddDays(20), isBelow: false));
            time = time.AddDays(40);
        }

        Assert.Empty(problems);
    }

    [OpenSearchFact]
    public async Task Groups_AreAllFound_HoweverManyPagesTheyAre()
    {
        DateTimeOffset time = s_day.AddMinutes(2);
        await IndexAsync(time, Enumerable.Range(0, 2500).SelectMany(i => Enumerable.Range(0, 2).Select(
            port => AlertTraffic.Line(time, $"5.6.{i / 250}.{i % 250}", "10.0.0.5", 40000, port + 1, action: "REJECT"))));
        FlowLogAlertRule rule = FlowLogAlertRules.Find("port-scan")! with { Threshold = 2 };
        IReadOnlyList<AlertGroup> groups = await new RuleEvaluator(rule, _data).EvaluateAsync(
            new AlertWindow(time.AddMinutes(-2), time.AddMinutes(8)), null, CancellationToken.None);
        Assert.Equal(2500, groups.Count);
        Assert.All(groups, g => Assert.Equal(2, g.Value));
    }

    [OpenSearchFact]
    public async Task Notice_HasTheFiguresThatFilesHave_AndALink()
    {
        DateTimeOffset time = s_day.AddMinutes(2);
        await IndexAsync(time,
        [
            AlertTraffic.Line(time, "5.6.7.8", "10.0.0.5", 40000, 22, packets: 4, bytes: 1500),
            AlertTraffic.Line(time, "5.6.7.9", "10.0.0.5", 40001, 22, packets: 1, bytes: 60),
            AlertTraffic.Line(time, "5.6.7.8", "10.0.0.5", 40002, 22, packets: 1, bytes: 60),
            AlertTraffic.Line(time, "5.6.7.8", "10.0.0.7", 40002, 23, packets: 9, bytes: 999),
        ]);
        var notices = new List<FlowLogAlertNotice>();
        var links = new DiscoverLinks(new Uri("http://localhost:5601"), _data);
        var run = new RuleRun(FlowLogAlertRules.Find("exposed-ssh")!, _data, new StateStore(null), new NoticeFactory(_data, links), 10);
        await run.EvaluateAsync(s_day.AddMinutes(5), Collect(notices), CancellationToken.None);
        FlowLogAlertNotice fired = Assert.Single(notices);
        Assert.Equal(
            ["Records 3", "Bytes 1.6 kB", "Packets 6", "First record 2026-11-01 00:02:00 UTC", "Last record 2026-11-01 00:02:00 UTC"],
            fired.Figures.Select(f => $"{f.Name} {f.Value}"));
        Assert.Equal(["account-id 111122223333", "interface-id eni-0a1b2c3d4e5f60718"], fired.Related.Select(f => $"{f.Name} {f.Value}"));
        Assert.Equal(["5.6.7.8 2 1.6 kB", "5.6.7.9 1 60 B"], fired.Top!.Rows.Select(r => string.Join(' ', r)));
        Assert.StartsWith(
            "http://localhost:5601/app/data-explorer/discover#", Assert.Single(fired.Links).Url.AbsoluteUri, StringComparison.Ordinal);
    }

    [OpenSearchFact]
    public async Task Failure_OfTheCluster_SaysWhatFailed()
    {
        var nobody = new ElasticsearchConnection { Nodes = [new Uri("http://localhost:1")] };
        using var client = new ElasticsearchClient(nobody, new Clock(TimeProvider.System));
        AlertDataException e = await Assert.ThrowsAsync<AlertDataException>(() => new RuleEvaluator(
            FlowLogAlertRules.All[0], new ClusterData(client, Stream)).EvaluateAsync(new AlertWindow(s_day, s_day), null, default));
        Assert.StartsWith("http://localhost:1 can't be reached: ", e.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// One record is delivered 15 minutes after its end; another one has the time of a prompt delivery, and the cluster has it 15 minutes
    /// later.
    /// </summary>
    [OpenSearchFact]
    public async Task Records_ThatAreLate_AreToldOnce()
    {
        DateTimeOffset end = s_day.AddMinutes(2);
        await IndexAsync(s_day, [AlertTraffic.Line(end, "10.0.0.5", "10.0.0.6", 40000, 443)]);
        RuleRun run = CreateRun(FlowLogAlertRules.Find("exposed-ssh")!);
        var told = new List<FlowLogAlertNotice>();
        for (int minute = 5; minute <= 40; minute += 5)
        {
            if (minute == 20)
            {
                await IndexAsync(end.AddMinutes(15), [AlertTraffic.Line(end, "5.6.7.8", "10.0.0.5", 40000, 22)]);
                await IndexAsync(end, [AlertTraffic.Line(end, "5.6.7.8", "10.0.0.7", 40000, 22)]);
            }

            await run.EvaluateAsync(s_day.AddMinutes(minute), Collect(told), CancellationToken.None);
        }

        Assert.Equal(
            ["Fired 10.0.0.5 00:20", "Fired 10.0.0.7 00:05", "Resolved 10.0.0.5 00:25", "Resolved 10.0.0.7 00:25"],
            told.Select(n => $"{n.Event} {n.Group[^1].Value} {n.At.UtcDateTime:HH:mm}"));
    }

    [OpenSearchFact]
    public async Task Nothing_ToEvaluateOver_IsAFailure()
    {
        var elsewhere = new ClusterData(_client, "logs-aws.vpcflo-*,logs-none");
        AlertDataException e = await Assert.ThrowsAsync<AlertDataException>(() => new RuleEvaluator(FlowLogAlertRules.All[0], elsewhere)
            .EvaluateAsync(new AlertWindow(s_day, s_day.AddMinutes(5)), null, CancellationToken.None));
        Assert.Contains(" has no data stream or index logs-aws.vpcflo-*,logs-none: ", e.Message, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> TryAsync(FlowLogAlertRule rule, DateTimeOffset time, bool isBelow)
    {
        string name = $"{rule.Id}, {(isBelow ? "almost" : "made for it")}";
        string?[] key;
        if (rule.Kind == FlowLogAlertKind.Delay)
        {
            // Delivered an hour after their end, or a minute less.
            key = [AlertTraffic.Account];
            DateTimeOffset end = time.AddSeconds(isBelow ? -3540 : -3600);
            await IndexAsync(time, [AlertTraffic.Line(end, "10.0.0.5", "10.0.0.6", 40000, 443)]);
        }
        else
        {
            (string[] lines, key) = AlertTraffic.Of(rule.Id, time, isBelow);
            if (rule.Kind == FlowLogAlertKind.New)
                await IndexAsync(time.AddDays(-7).AddMinutes(-10), AlertTraffic.Known(time.AddDays(-7)));

            // What is silent was delivered as it was recorded.
            if (rule.Kind == FlowLogAlertKind.Silence)
                await IndexByTimeAsync(lines);
            else
                await IndexAsync(time, lines);
        }

        // Documents have the number and the name of a system apart.
        string expected = new AlertKey(key.Select(k => k?.Replace("AS64501 ", "", StringComparison.Ordinal))).Text;
        IReadOnlyList<string> told = await EvaluateAsync(rule, AlertWindow.Align(time, rule.Every) + rule.Every);
        bool isRight = isBelow
            ? told.Count == 0
            : told.Count == 1 && told[0].StartsWith($"{rule.Id}/{expected}/", StringComparison.Ordinal);
        return isRight ? [] : [$"{name}: {string.Join("; ", told)}"];
    }

    private async Task<IReadOnlyList<string>> EvaluateAsync(FlowLogAlertRule rule, DateTimeOffset end)
    {
        var told = new List<string>();
        await CreateRun(rule).EvaluateAsync(end, Collect(told), CancellationToken.None);
        return told;
    }

    private RuleRun CreateRun(FlowLogAlertRule rule)
        => new(rule, _data, new StateStore(null), new NoticeFactory(_data, null), maxGroups: 10);

    private static Func<IReadOnlyList<FlowLogAlertNotice>, CancellationToken, Task> Collect(List<string> told) => (notices, _) =>
    {
        told.AddRange(notices.Select(n => n.Id));
        return Task.CompletedTask;
    };

    private static Func<IReadOnlyList<FlowLogAlertNotice>, CancellationToken, Task> Collect(List<FlowLogAlertNotice> told)
        => (notices, _) =>
        {
            told.AddRange(notices);
            return Task.CompletedTask;
        };

    private async Task IndexByTimeAsync(string[] lines)
    {
        foreach (IGrouping<string, string> group in lines.GroupBy(l => l.Split(' ')[10]))
        {
            long end = long.Parse(group.Key, System.Globalization.CultureInfo.InvariantCulture);
            await IndexAsync(DateTimeOffset.FromUnixTimeSeconds(end), group, isLast: false);
        }

        await _server.SendAsync(HttpMethod.Post, $"/{Stream}/_refresh");
    }

    /// <summary>Delivers lines at a time.</summary>
    private async Task IndexAsync(DateTimeOffset time, IEnumerable<string> lines, bool isLast = true)
    {
        await using (var sink = new ElasticsearchSink(new ElasticsearchSinkOptions
        {
            Connection = prepared.Connection,
            DeadLetterFolder = Path.Combine(_folder.FullName, "dead"),
            Enricher = new AlertPlaces(),
            OnError = FlowLogErrorHandling.Document,
            TimeProvider = new TimeAt(time),
        }))
        {
            var source = new FakeSource([new FakeObject($"delivery {_deliveries++}", AlertTraffic.File(lines))]);
            await new FlowLogPipeline(source, sink, new FlowLogPipelineOptions()).RunAsync();
            Assert.Equal((0, 0), (sink.Counts.DeadLettered, sink.Counts.Duplicates));
        }

        if (isLast)
            await _server.SendAsync(HttpMethod.Post, $"/{Stream}/_refresh");
    }

    /// <summary>A clock that shows one time, and whose timers run.</summary>
    private sealed class TimeAt(DateTimeOffset time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time;
    }
}
