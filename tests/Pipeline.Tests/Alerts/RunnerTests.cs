using VpcFlow.Pipeline.Alerts.Running;
using VpcFlow.Pipeline.Alerts.States;

namespace VpcFlow.Pipeline.Tests.Alerts;

/// <summary>Rules are evaluated on time; what is missed is made up for; nothing is told twice, also if the process is killed.</summary>
public sealed class RunnerTests : IDisposable
{
    private static readonly FlowLogAlertRule s_rule = new()
    {
        Id = "test",
        Title = "Test",
        Groups = [FlowLogGrouping.Parse("srcaddr")],
        Threshold = 10,
        Window = TimeSpan.FromMinutes(5),
        QuietPeriod = TimeSpan.Zero,
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-alerts-");
    private readonly StepTime _time = new();
    private readonly FakeData _data;
    private readonly List<FlowLogAlertNotice> _told = [];
    private readonly List<string> _notes = [];

    public RunnerTests() => _data = new FakeData(_time);

    private DateTimeOffset Now => _time.GetUtcNow();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Run_EvaluatesEachWindowOnce_AMinuteAfterItsEnd()
    {
        DateTimeOffset start = Now;
        _data.Add("a", 10, start + TimeSpan.FromMinutes(7));
        await RunAsync(TimeSpan.FromMinutes(22), s_rule);
        Assert.Equal(["Fired a 12:10", "Resolved a 12:15"], Told());
        Assert.Equal("10 records of srcaddr a within 5 minutes; the rule fires from 10 records on.", _told[0].Summary);
        Assert.Equal("Ended for srcaddr a after 5 minutes; the greatest value was 10 records.", _told[1].Summary);

        // The first is the one before the start, and second looks begin with it.
        DateTimeOffset[] ends = [.. _data.Windows.Select(w => w.To)];
        Assert.Equal(
            [-5, 0, 5, 10, -5, 15, 0, 20, 5],
            ends.Select(e => (int)(e - start).TotalMinutes));
    }

    [Fact]
    public async Task Records_ThatComeToLightLate_AreToldOnce()
    {
        _data.Add("late", 10, Now + TimeSpan.FromMinutes(2), late: TimeSpan.FromMinutes(15));
        _data.Add("later", 10, Now + TimeSpan.FromMinutes(2), late: TimeSpan.FromMinutes(30));
        _data.Add("prompt", 10, Now + TimeSpan.FromMinutes(2));
        await RunAsync(TimeSpan.FromHours(1), s_rule);
        Assert.Equal(["Fired prompt 12:05", "Resolved prompt 12:10", "Fired late 12:05", "Resolved late 12:25"], Told());
    }

    [Fact]
    public async Task Restart_MakesUpForWindows_AndRepeatsNothing()
    {
        DateTimeOffset start = Now;
        _data.Add("a", 10, start + TimeSpan.FromMinutes(2));
        _data.Add("b", 10, start + TimeSpan.FromMinutes(32));
        await RunAsync(TimeSpan.FromMinutes(7), s_rule);
        Assert.Equal(["Fired a 12:05"], Told());
        _time.Advance(TimeSpan.FromHours(1));
        await RunAsync(TimeSpan.FromMinutes(7), s_rule);
        Assert.Equal(["Fired a 12:05", "Resolved a 12:10", "Fired b 12:35", "Resolved b 12:40"], Told());
        Assert.Equal(_told.Count, _told.Select(n => n.Id).Distinct().Count());
    }

    /// <summary>The process is killed after the notices are durable and before the state is.</summary>
    [Fact]
    public async Task Crash_BeforeTheStateIsSaved_LeadsToTheSameNotices()
    {
        _data.Add("a", 10, Now - TimeSpan.FromMinutes(6));
        await Assert.ThrowsAsync<IOException>(() => CreateRunner([s_rule], _ => throw new IOException("killed")).EvaluateDueAsync(default));
        await CreateRunner([s_rule]).EvaluateDueAsync(default);
        Assert.Equal(2, _told.Count);
        Assert.Equal("test/a/20250601T115500Z/fired", Assert.Single(_told.Select(n => n.Id).Distinct()));
    }

    [Fact]
    public async Task Windows_TooLongAgo_AreLeftOutAndSaid()
    {
        await CreateRunner([s_rule]).EvaluateDueAsync(default);
        _time.Advance(TimeSpan.FromDays(3));
        _data.Windows.Clear();
        await CreateRunner([s_rule]).EvaluateDueAsync(default);
        Assert.Equal(Now - TimeSpan.FromDays(1) - TimeSpan.FromMinutes(5), _data.Windows[0].To);
        Assert.Equal(
            "test: the time from 2025-06-01 11:55:00 UTC to 2025-06-03 11:55:00 UTC is too long ago to be evaluated.",
            Assert.Single(_notes));
    }

    [Fact]
    public async Task Failure_IsAnAlertOfItsOwn_AndLosesNothing()
    {
        DateTimeOffset start = Now;
        _data.Add("a", 10, start + TimeSpan.FromMinutes(12));
        _data.Failure = "the cluster can't be reached";
        await RunAsync(TimeSpan.FromMinutes(20), s_rule, s_rule with { Id = "other" });
        FlowLogAlertNotice failed = Assert.Single(_told);
        Assert.Equal((FlowLogAlertEvent.EvaluationFailed, "evaluation"), (failed.Event, failed.RuleId));
        Assert.InRange(failed.At - start, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));
        Assert.Equal(
            "2 rules can't be evaluated since 2025-06-01 12:00:00 UTC: the cluster can't be reached.", failed.Summary);
        Assert.Equal(["test", "other"], failed.Top!.Rows.Select(r => r[0]));

        // A restart does not tell it again.
        await RunAsync(TimeSpan.FromMinutes(10), s_rule, s_rule with { Id = "other" });
        Assert.Single(_told);
        _data.Failure = null;
        await RunAsync(TimeSpan.FromMinutes(10), s_rule, s_rule with { Id = "other" });
        Assert.Equal(
            ["Fired a 12:15", "Resolved a 12:20", "Fired a 12:15", "Resolved a 12:20"],
            Told().Where(t => t.Contains(" a ", StringComparison.Ordinal)));
        FlowLogAlertNotice resolved = Assert.Single(_told, n => n.RuleId == "evaluation" && n.Event == FlowLogAlertEvent.Resolved);
        Assert.Equal(failed.Id, resolved.RepliesTo);
    }

    /// <summary>The process is killed after people were told that rules fail, and starts again some time later.</summary>
    [Fact]
    public async Task Failure_ThatWasToldBeforeACrash_HasTheSameId()
    {
        _data.Failure = "the cluster can't be reached";
        await CreateRunner([s_rule]).EvaluateDueAsync(default);
        _time.Advance(TimeSpan.FromMinutes(7));
        await Assert.ThrowsAsync<IOException>(() => CreateRunner([s_rule], _ => throw new IOException("killed")).EvaluateDueAsync(default));
        _time.Advance(TimeSpan.FromMinutes(3));
        await CreateRunner([s_rule]).EvaluateDueAsync(default);
        Assert.Equal(2, _told.Count);
        Assert.Equal("evaluation/all/20250601T120500Z/failed", Assert.Single(_told.Select(n => n.Id).Distinct()));
    }

    [Fact]
    public async Task Failure_ThatPasses_IsNotTold()
    {
        _data.Failure = "too busy";
        await RunAsync(TimeSpan.FromMinutes(2), s_rule);
        _data.Failure = null;
        await RunAsync(TimeSpan.FromMinutes(2), s_rule);
        Assert.Empty(_told);
        Assert.Equal(["test: too busy"], _notes);
    }

    [Fact]
    public async Task Silence_AfterAHour_IsToldUntilThereAreRecordsAgain()
    {
        DateTimeOffset start = Now;
        for (int minute = -600; minute < 300; minute += 5)
        {
            _data.Add("other", 1, start + TimeSpan.FromMinutes(minute));
            if (minute is < 30 or > 200)
                _data.Add("a", 1, start + TimeSpan.FromMinutes(minute));
        }

        FlowLogAlertRule rule = s_rule with
        {
            Kind = FlowLogAlertKind.Silence,
            Threshold = 1,
            Window = TimeSpan.FromHours(1),
            Every = TimeSpan.FromMinutes(5),
            Memory = TimeSpan.FromHours(6),
        };
        await RunAsync(TimeSpan.FromHours(2), rule);
        await RunAsync(TimeSpan.FromHours(2), rule);
        Assert.Equal(["Fired a 13:25", "Resolved a 15:30"], Told());
        Assert.Equal("No records of srcaddr a since 2025-06-01 12:25:00 UTC.", _told[0].Summary);
        Assert.StartsWith("There are records of srcaddr a again, after 2.1 hours", _told[1].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_ThatLastsADay_Ends()
    {
        DateTimeOffset start = Now;
        for (int hour = -24; hour < 40; hour++)
        {
            _data.Add("other", 1, start + TimeSpan.FromHours(hour));
            if (hour < 0)
                _data.Add("a", 1, start + TimeSpan.FromHours(hour));
        }

        FlowLogAlertRule rule = s_rule with
        {
            Kind = FlowLogAlertKind.Silence,
            Threshold = 1,
            Window = TimeSpan.FromHours(2),
            Every = TimeSpan.FromHours(1),
            Memory = TimeSpan.FromHours(6),
        };
        await RunAsync(TimeSpan.FromHours(36), rule);
        Assert.Equal(["Fired a", "Resolved a"], Told().Select(t => t[..t.LastIndexOf(' ')]));
        Assert.Equal("There have been no records of srcaddr a for a day, and none are expected any more.", _told[1].Summary);
    }

    [Fact]
    public async Task New_LearnsBeforeItFires_AndRemembersWhatItLearned()
    {
        DateTimeOffset start = Now;
        _data.Add("old", 10, start - TimeSpan.FromHours(20));
        _data.Add("fresh", 10, start + TimeSpan.FromHours(2));
        _data.Add("known", 10, start + TimeSpan.FromHours(6));
        _data.Add("known", 10, start + TimeSpan.FromHours(12));
        _data.Add("fresh", 10, start + TimeSpan.FromHours(12));
        FlowLogAlertRule rule = s_rule with { Kind = FlowLogAlertKind.New, Memory = TimeSpan.FromHours(24) };
        await RunAsync(TimeSpan.FromHours(3), rule);
        await RunAsync(TimeSpan.FromHours(10), rule);

        // The oldest record is 20 hours old at the start, so the rule has learned enough after 4 hours.
        Assert.Equal(["Fired known 18:05"], Told());
    }

    private List<string> Told()
        => [.. _told.Select(n => $"{n.Event} {n.Group.SingleOrDefault()?.Value} {n.At.UtcDateTime:HH:mm}")];

    private AlertRunner CreateRunner(FlowLogAlertRule[] rules, Action<int>? onDelivered = null) => new(
        rules,
        _data,
        new StateStore(_folder.FullName),
        links: null,
        (notices, _) =>
        {
            _told.AddRange(notices);
            onDelivered?.Invoke(notices.Count);
            return Task.CompletedTask;
        },
        new AlertRunnerOptions { TimeProvider = _time, OnNote = _notes.Add, OnProblem = _notes.Add });

    /// <summary>Runs for a time, as a process that is started and stopped.</summary>
    private Task RunAsync(TimeSpan length, params FlowLogAlertRule[] rules) => _time.RunAsync(length, CreateRunner(rules).RunAsync);
}
