using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.States;

namespace VpcFlow.Pipeline.Tests.Alerts;

/// <summary>The states of rules are whole after a restart, and a damaged file is said.</summary>
public sealed class StateStoreTests : IDisposable
{
    private static readonly DateTimeOffset s_time = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly FlowLogAlertRule s_rule = FlowLogAlertRules.Find("silent-interface")!;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-alerts-");

    private string File => Path.Combine(_folder.FullName, "silent-interface.rule.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void State_AfterARestart_IsTheSame()
    {
        var key = new AlertKey(["123456789010", "eni \"1\"\n/é", null]);
        var group = new GroupState(key)
        {
            Since = s_time,
            FiredAt = s_time.AddMinutes(5),
            ResolvedAt = s_time.AddMinutes(10),
            LastOver = s_time.AddMinutes(6),
            ToldAt = s_time.AddMinutes(7),
            Mute = AlertMute.Quiet,
            Reminders = 3,
            Peak = 12.5,
        };
        var memory = new AlertMemory(s_time.AddDays(-7));
        memory.Add(key, s_time.AddDays(-1), s_time);
        new StateStore(_folder.FullName).Save(s_rule, new RuleState
        {
            Signature = RuleState.SignatureOf(s_rule),
            Started = s_time.AddDays(-2),
            Evaluated = s_time,
            Groups = { [key] = group },
            Memory = memory,
        });
        RuleState loaded = new StateStore(_folder.FullName).Load(s_rule);
        Assert.Equal((s_time.AddDays(-2), s_time), (loaded.Started, loaded.Evaluated));
        Assert.Equal(group, Assert.Single(loaded.Groups).Value);
        Assert.Equal(memory.Since, loaded.Memory!.Since);
        Assert.Equal((key, s_time.AddDays(-1), s_time), Assert.Single(loaded.Memory.Groups));
    }

    [Fact]
    public void State_OfARuleThatComparesSomethingElse_IsNew()
    {
        Save();
        RuleState other = new StateStore(_folder.FullName).Load(s_rule with { Filter = FlowLogFilter.Parse("action = ACCEPT") });
        Assert.Null(other.Evaluated);
        RuleState higher = new StateStore(_folder.FullName).Load(s_rule with { Threshold = 100, Title = "Other" });
        Assert.Equal(s_time, higher.Evaluated);
    }

    [Theory]
    [InlineData("{", "is not a state of an alert rule")]
    [InlineData("{\"version\":1}", "is not a state of an alert rule")]
    [InlineData("{\"version\":2}", "has version 2 of the state; expected 1")]
    public void State_ThatIsDamagedOrNewer_IsSaid(string text, string message)
    {
        System.IO.File.WriteAllText(File, text);
        IOException e = Assert.Throws<IOException>(() => new StateStore(_folder.FullName).Load(s_rule));
        Assert.Contains(File, e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    private void Save() => new StateStore(_folder.FullName).Save(
        s_rule, new RuleState { Signature = RuleState.SignatureOf(s_rule), Evaluated = s_time });
}
