using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.Evaluation.Files;
using VpcFlow.Pipeline.Alerts.Running;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Alerts;

/// <summary>Each rule over files: it fires on records that are made for it, and not on almost the same ones or ordinary traffic.</summary>
public class FileRuleTests
{
    /// <summary>In the middle of windows of each length.</summary>
    private static readonly DateTimeOffset s_time = new(2026, 11, 28, 12, 2, 0, TimeSpan.Zero);

    private static readonly FlowLogFormat s_format = FlowLogFormat.Parse(AlertTraffic.Format);

    public static TheoryData<string> Ids => [.. FlowLogAlertRules.All.Where(r => r.Kind != FlowLogAlertKind.Delay).Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Rule_OnRecordsMadeForIt_Fires(string id)
    {
        (string[] lines, string?[] key) = AlertTraffic.Of(id, s_time);
        IReadOnlyList<FlowLogAlertNotice> notices = await RunAsync(id, lines);
        FlowLogAlertNotice fired = Assert.Single(notices, n => n.Event == FlowLogAlertEvent.Fired);
        Assert.StartsWith($"{id}/{new AlertKey(key)}/", fired.Id, StringComparison.Ordinal);
        Assert.True(fired.Value >= fired.Threshold || FlowLogAlertRules.Find(id)!.Kind == FlowLogAlertKind.Silence);
        if (!FlowLogAlertRules.Find(id)!.Top.IsEmpty)
            Assert.NotEmpty(fired.Top!.Rows);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Rule_OnAlmostTheSameRecords_IsSilent(string id)
        => Assert.Empty(await RunAsync(id, AlertTraffic.Of(id, s_time, isBelow: true).Lines));

    [Fact]
    public async Task Rules_OnADayOfOrdinaryTraffic_AreSilent()
    {
        byte[] file = AlertTraffic.File(OrdinaryDay.Create(50_000, s_time).Select(l => l.Line));
        Assert.Empty(await RunAsync(FlowLogAlertRules.All, [file]));
    }

    [Fact]
    public async Task Notice_HasFiguresAndMembersOfTheGroup()
    {
        string[] lines =
        [
            AlertTraffic.Line(s_time, "5.6.7.8", "10.0.0.5", 40000, 22, packets: 4, bytes: 1500),
            AlertTraffic.Line(s_time, "5.6.7.9", "10.0.0.5", 40001, 22, packets: 1, bytes: 60),
            AlertTraffic.Line(s_time, "5.6.7.8", "10.0.0.5", 40002, 22, packets: 1, bytes: 60),
            AlertTraffic.Line(s_time, "5.6.7.8", "10.0.0.7", 40002, 23, packets: 9, bytes: 999),
        ];
        FlowLogAlertNotice fired = Assert.Single(await RunAsync("exposed-ssh", lines));
        Assert.Equal(
            "3 records of account-id 111122223333, interface-id eni-0a1b2c3d4e5f60718, dstaddr 10.0.0.5 within 5 minutes; "
                + "the rule fires from 1 record on.",
            fired.Summary);
        Assert.Equal(
            ["Records 3", "Bytes 1.6 kB", "Packets 6", "First record 2026-11-28 12:01:40 UTC", "Last record 2026-11-28 12:02:00 UTC"],
            fired.Figures.Select(f => $"{f.Name} {f.Value}"));
        Assert.Equal(["account-id 111122223333", "interface-id eni-0a1b2c3d4e5f60718"], fired.Related.Select(f => $"{f.Name} {f.Value}"));
        Assert.Equal(["5.6.7.8 2 1.6 kB", "5.6.7.9 1 60 B"], fired.Top!.Rows.Select(r => string.Join(' ', r)));
        Assert.Equal((s_time.AddMinutes(-2), s_time.AddMinutes(3)), (fired.From!.Value, fired.To!.Value));
    }

    /// <summary>A wrong time does not prevent the rest, and does not take long.</summary>
    [Fact]
    public async Task Records_OverYears_AreEvaluatedWhereTheyAre()
    {
        byte[] file = AlertTraffic.File(
        [
            AlertTraffic.Line(s_time.AddYears(-50), "5.6.7.8", "10.0.0.5", 40000, 22),
            AlertTraffic.Line(s_time, "5.6.7.8", "10.0.0.5", 40000, 22),
        ]);
        IReadOnlyList<FlowLogAlertNotice> notices = await RunAsync(FlowLogAlertRules.All, [file]);
        Assert.Equal(
            ["exposed-ssh Fired 1976", "exposed-ssh Resolved 1976", "exposed-ssh Fired 2026"],
            notices.Select(n => $"{n.RuleId} {n.Event} {n.At.Year}"));
    }

    [Fact]
    public async Task Rule_WithoutItsFields_IsNamed()
    {
        var data = new StatisticsData([FlowLogAlertRules.Find("port-scan")!, FlowLogAlertRules.Find("skipdata")!], null);
        FlowLogFormat format = FlowLogFormat.Parse("interface-id start end log-status");
        await StatisticsRunsOf(data, format, "eni-1 1764331200 1764331260 SKIPDATA\n"u8.ToArray());
        Assert.Equal(
            [FlowLogField.SourceAddress, FlowLogField.DestinationPort, FlowLogField.Protocol, FlowLogField.Action],
            data.MissingFields(FlowLogAlertRules.Find("port-scan")!));

        // The account is not what the rule is about.
        Assert.Empty(data.MissingFields(FlowLogAlertRules.Find("skipdata")!));
    }

    private static Task<IReadOnlyList<FlowLogAlertNotice>> RunAsync(string id, string[] lines)
    {
        FlowLogAlertRule rule = FlowLogAlertRules.Find(id)!;

        // What is new needs something that is known.
        string[] before = rule.Kind == FlowLogAlertKind.New ? AlertTraffic.Known(s_time.AddDays(-8)) : [];
        return RunAsync([rule], [AlertTraffic.File([.. before, .. lines])]);
    }

    private static async Task<IReadOnlyList<FlowLogAlertNotice>> RunAsync(IReadOnlyList<FlowLogAlertRule> rules, byte[][] files)
    {
        var data = new StatisticsData(rules, new AlertPlaces());
        rules = [.. rules.Where(r => data.ProblemOf(r) is null)];
        data.Rejected = await ReadAsync(data.Counted, s_format, files);
        data.Complete();
        IReadOnlyList<FlowLogAlertNotice> notices = await FileRunner.RunAsync(rules, data, maxGroups: 10, CancellationToken.None);
        if (!data.HasQuestions)
            return notices;
        await ReadAsync(data.AskDetails(), s_format, files);
        data.CompleteDetails();
        return await FileRunner.RunAsync(rules, data, maxGroups: 10, CancellationToken.None);
    }

    private static async Task StatisticsRunsOf(StatisticsData data, FlowLogFormat format, byte[] file)
    {
        await ReadAsync(data.Counted, format, [file]);
        data.Complete();
    }

    /// <summary>Counts files, and returns the number of lines that are not records.</summary>
    private static async Task<long> ReadAsync(FlowLogStatisticsSet counted, FlowLogFormat format, byte[][] files)
    {
        long rejected = 0;
        var source = new FakeSource([.. files.Select((content, i) => (FlowLogObject)new FakeObject($"file {i}", content))]);
        var options = new FlowLogPipelineOptions
        {
            Reader = new FlowLogReader
            {
                HeaderlessFormats = [format],
                ParserOptions = new FlowLogParserOptions { Fields = [.. counted.FieldsToRead] },
            },
            OnObject = outcome => rejected += outcome.Summary.RejectedLines,
        };
        await new FlowLogPipeline(source, counted, options).RunAsync();
        return rejected;
    }
}
