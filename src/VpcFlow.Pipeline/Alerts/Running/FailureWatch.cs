using System.Globalization;
using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.States;
using VpcFlow.Pipeline.Alerts.Wording;

namespace VpcFlow.Pipeline.Alerts.Running;

/// <summary>
/// Tells that rules can't be evaluated, which is an alert of its own: one for all of them, since the usual reason is a cluster that can't
/// be reached.
/// </summary>
/// <param name="store">Keeps the state.</param>
/// <param name="patience">How long rules can fail before people are told.</param>
internal sealed class FailureWatch(StateStore store, TimeSpan patience)
{
    /// <summary>The id, which no rule can have.</summary>
    public const string RuleId = "evaluation";

    private const int MaxRules = 50;

    private static readonly AlertKey s_all = new([]);

    private readonly FlowLogAlertRule _rule = CreateRule(patience);

    /// <summary>Returns the rule that notices of the failure are of.</summary>
    /// <param name="patience">How long rules can fail before people are told.</param>
    public static FlowLogAlertRule CreateRule(TimeSpan patience) => new()
    {
        Id = RuleId,
        Title = "Alert rules can't be evaluated",
        Threshold = 1,
        Window = TimeSpan.FromMinutes(1),
        Hold = patience,
        Reminder = TimeSpan.FromDays(1),
        Severity = FlowLogAlertSeverity.High,
        Tags = ["health"],
    };

    /// <summary>Takes notice of an attempt to evaluate what was due.</summary>
    /// <param name="now">The time.</param>
    /// <param name="failures">The rules that failed, with their reasons.</param>
    /// <param name="deliver">Receives what people are to be told; returns when it is durable.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task UpdateAsync(
        DateTimeOffset now,
        IReadOnlyList<(FlowLogAlertRule Rule, string Reason)> failures,
        Func<IReadOnlyList<FlowLogAlertNotice>, CancellationToken, Task> deliver,
        CancellationToken cancellationToken)
    {
        RuleState state = store.Load(_rule);
        if (failures.Count == 0 && state.Groups.Count == 0)
            return;
        DateTimeOffset? since = failures.Count > 0 ? Begin(ref state, now) : null;

        // The time at which people are told is part of the id, so it must not depend on when a process that was killed is started again.
        bool isFiring = state.Groups.Values.Any(g => g.IsFiring);
        DateTimeOffset time = !isFiring && since is { } begin && begin + patience <= now ? begin + patience : now;
        var groups = new Dictionary<AlertKey, GroupState>(state.Groups);
        var window = new AlertWindow(time, time);
        IReadOnlyList<AlertGroup> firing = failures.Count == 0 ? [] : [new AlertGroup(s_all, failures.Count, time, time)];
        FlowLogAlertNotice[] notices =
        [
            .. new StateMachine(_rule, maxGroups: 1, TimeSpan.Zero).Advance(groups, firing, window).Select(c => NoticeOf(c, failures)),
        ];
        if (notices.Length > 0)
            await deliver(notices, cancellationToken).ConfigureAwait(false);
        store.Save(_rule, new RuleState { Signature = state.Signature, Started = state.Started ?? now, Evaluated = now, Groups = groups });
    }

    /// <summary>Keeps since when rules fail, before people are told, and returns it.</summary>
    private DateTimeOffset Begin(ref RuleState state, DateTimeOffset now)
    {
        GroupState group = state.Groups.GetValueOrDefault(s_all) ?? new GroupState(s_all);
        if (group.Since is { } since)
            return since;
        state = new RuleState
        {
            Signature = state.Signature,
            Started = state.Started ?? now,
            Evaluated = now,
            Groups = { [s_all] = group with { Since = now, LastOver = now } },
        };
        store.Save(_rule, state);
        return now;
    }

    private FlowLogAlertNotice NoticeOf(AlertChange change, IReadOnlyList<(FlowLogAlertRule Rule, string Reason)> failures)
    {
        bool isResolved = change.Event == FlowLogAlertEvent.Resolved;
        string episode = string.Create(CultureInfo.InvariantCulture, $"{RuleId}/all/{change.State.FiredAt:yyyyMMdd'T'HHmmss'Z'}");
        string count = failures.Count == 1 ? "A rule" : $"{AlertText.Number(failures.Count)} rules";
        string name = change.Event switch
        {
            FlowLogAlertEvent.Resolved => "resolved",
            FlowLogAlertEvent.Reminder => string.Create(CultureInfo.InvariantCulture, $"reminder-{change.State.Reminders}"),
            FlowLogAlertEvent.Fired or FlowLogAlertEvent.EvaluationFailed => "failed",
            _ => throw new InvalidOperationException($"{change.Event} is not an event of an evaluation."),
        };
        return new FlowLogAlertNotice
        {
            Id = $"{episode}/{name}",
            RepliesTo = name == "failed" ? null : $"{episode}/failed",
            Event = isResolved ? FlowLogAlertEvent.Resolved : FlowLogAlertEvent.EvaluationFailed,
            RuleId = RuleId,
            Title = _rule.Title,
            Severity = _rule.Severity,
            At = change.Window.To,
            FiredAt = change.State.FiredAt,
            Summary = isResolved
                ? "All rules are evaluated again; the windows in between were made up for."
                : $"{count} can't be evaluated since {AlertText.Time(change.State.Since!.Value)}: {failures[0].Reason}.",
            Explanation = "Rules that can't be evaluated don't fire. They are tried again, and the windows in between are made up for.",
            WhatToDo = "See whether the cluster can be reached, and whether the client may search it.",
            Top = isResolved ? null : new FlowLogAlertTable
            {
                Title = "Rules",
                Columns = ["rule", "reason"],
                Rows = [.. failures.Take(MaxRules).Select(f => (string[])[f.Rule.Id, f.Reason])],
            },
            Tags = _rule.Tags,
        };
    }
}
