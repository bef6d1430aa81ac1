using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.States;

namespace VpcFlow.Pipeline.Tests.Alerts;

/// <summary>What people are told while groups rise above the threshold of a rule and fall below it, in windows of five minutes.</summary>
public class StateMachineTests
{
    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset s_start = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private static readonly FlowLogAlertRule s_rule = new()
    {
        Id = "test",
        Title = "Test",
        Groups = [FlowLogGrouping.Parse("srcaddr")],
        Threshold = 10,
        Window = s_step,
        QuietPeriod = TimeSpan.Zero,
    };

    [Fact]
    public void Group_ThatRisesAndFalls_FiresOnceAndIsResolvedOnce()
        => Assert.Equal(["1 Fired a", "4 Resolved a", "5 Fired a"], Run(s_rule, ["", "a", "a", "a", "", "a", "a"]));

    [Fact]
    public void Groups_AreIndependent()
        => Assert.Equal(["0 Fired a", "1 Fired b", "2 Resolved a", "3 Resolved b"], Run(s_rule, ["a", "ab", "b", ""]));

    [Fact]
    public void Hold_WaitsUntilTheGroupHasBeenOverForThatLong()
        => Assert.Equal(["5 Fired a"], Run(s_rule with { Hold = TimeSpan.FromMinutes(10) }, ["a", "a", "", "a", "a", "a", "a"]));

    [Fact]
    public void QuietPeriod_TellsOnlyOfWhatStillFiresAfterwards()
    {
        FlowLogAlertRule quiet = s_rule with { QuietPeriod = TimeSpan.FromMinutes(20) };
        Assert.Equal(["0 Fired a", "1 Resolved a"], Run(quiet, ["a", "", "a", "", "", ""]));
        Assert.Equal(["0 Fired a", "1 Resolved a", "4 Fired a", "6 Resolved a"], Run(quiet, ["a", "", "a", "a", "a", "a", ""]));
    }

    [Fact]
    public void Reminder_ComesAsOftenAsTheRuleSays()
        => Assert.Equal(
            ["0 Fired a", "2 Reminder a", "4 Reminder a", "5 Resolved a"],
            Run(s_rule with { Reminder = TimeSpan.FromMinutes(10) }, ["a", "a", "a", "a", "a", ""]));

    [Fact]
    public void New_IsNotResolved() => Assert.Equal(["0 Fired a"], Run(s_rule with { Kind = FlowLogAlertKind.New }, ["a", "", ""]));

    [Fact]
    public void Groups_ThatAreTooManyAtOnce_AreToldTogether()
        => Assert.Equal(["0 Fired a", "0 Fired b", "0 Fired c+de", "1 Resolved a", "1 Resolved b"], Run(s_rule, ["abcde", ""]));

    [Fact]
    public void Late_TellsOfWhatTheFirstLookMissed_Once()
    {
        var states = new Dictionary<AlertKey, GroupState>();
        var machine = new StateMachine(s_rule, maxGroups: 2, TimeSpan.FromHours(1));
        Assert.Equal(["Fired a"], Texts(machine.Advance(states, Groups("a"), Window(0))));
        Assert.Equal(["Resolved a"], Texts(machine.Advance(states, [], Window(1))));

        // The window of a is looked at again, in which b has come to light.
        Assert.Equal(["Fired b"], Texts(machine.AdvanceLate(states, Groups("ab"), Window(0))));
        Assert.Empty(machine.AdvanceLate(states, Groups("ab"), Window(0)));
        Assert.Equal(["Resolved b"], Texts(machine.Advance(states, [], Window(2))));
        Assert.Equal(["Fired a"], Texts(machine.AdvanceLate(states, Groups("a"), Window(1))));
    }

    [Fact]
    public void States_OfGroupsThatAreOver_AreForgotten()
    {
        var states = new Dictionary<AlertKey, GroupState>();
        var machine = new StateMachine(s_rule, maxGroups: 2, TimeSpan.FromMinutes(10));
        machine.Advance(states, Groups("a"), Window(0));
        for (int i = 1; i < 4; i++)
            machine.Advance(states, [], Window(i));
        Assert.Empty(states);
    }

    [Fact]
    public void Peak_IsTheGreatestValueOfTheEpisode()
    {
        var states = new Dictionary<AlertKey, GroupState>();
        var machine = new StateMachine(s_rule, maxGroups: 2, TimeSpan.FromHours(1));
        foreach ((double value, int number) in new[] { (20.0, 0), (30.0, 1), (10.0, 2) })
            machine.Advance(states, [new AlertGroup(new AlertKey(["a"]), value, s_start, s_start)], Window(number));
        Assert.Equal(30, Assert.Single(machine.Advance(states, [], Window(3))).State.Peak);
    }

    /// <summary>Runs windows, each with the letters of the groups that are over the threshold.</summary>
    private static List<string> Run(FlowLogAlertRule rule, string[] windows)
    {
        var states = new Dictionary<AlertKey, GroupState>();
        var machine = new StateMachine(rule, maxGroups: 2, TimeSpan.FromMinutes(15));
        var told = new List<string>();
        for (int i = 0; i < windows.Length; i++)
            told.AddRange(Texts(machine.Advance(states, Groups(windows[i]), Window(i))).Select(t => $"{i} {t}"));
        return told;
    }

    private static IEnumerable<string> Texts(IEnumerable<AlertChange> changes) => changes.Select(
        c => $"{c.Event} {c.State.Key}{(c.Others.Count > 0 ? "+" + string.Concat(c.Others.Skip(1).Select(o => o.Key)) : "")}");

    private static AlertGroup[] Groups(string names)
        => [.. names.Select((n, i) => new AlertGroup(new AlertKey([$"{n}"]), 100 - i, s_start, s_start))];

    private static AlertWindow Window(int number) => new(s_start + (s_step * (number - 1)), s_start + (s_step * number));
}
