using VpcFlow.Pipeline.Alerts.Evaluation;

namespace VpcFlow.Pipeline.Alerts.States;

/// <summary>
/// Decides what people are told: once when a group fires, once when it is resolved, and in between as often as the rule reminds them. It
/// depends on nothing but the states before and the groups, so that an evaluation that is repeated after a crash decides the same.
/// </summary>
/// <param name="rule">The rule.</param>
/// <param name="maxGroups">The number of groups that are told one by one in an evaluation.</param>
/// <param name="memory">How long a group that was resolved is remembered at least.</param>
internal sealed class StateMachine(FlowLogAlertRule rule, int maxGroups, TimeSpan memory)
{
    /// <summary>Moves the states on by a window.</summary>
    /// <param name="states">The states, which are changed.</param>
    /// <param name="firing">The groups over the threshold, those with the greatest values first.</param>
    /// <param name="window">The window.</param>
    public IReadOnlyList<AlertChange> Advance(
        Dictionary<AlertKey, GroupState> states, IReadOnlyList<AlertGroup> firing, AlertWindow window)
    {
        var changes = new List<AlertChange>();
        var fired = new List<AlertGroup>();
        foreach (AlertGroup group in firing)
        {
            GroupState state = Over(states.GetValueOrDefault(group.Key) ?? new GroupState(group.Key), group, window.To);
            states[group.Key] = state;
            if (state.IsFiring)
                Remind(states, state, group, window, changes);
            else if (window.To - state.Since >= rule.Hold)
                fired.Add(group);
        }

        Fire(states, fired, window, changes);
        HashSet<AlertKey> over = [.. firing.Select(g => g.Key)];
        foreach (GroupState state in states.Values.Where(s => !over.Contains(s.Key)).ToArray())
            Resolve(states, state, window, changes);
        return changes;
    }

    /// <summary>
    /// Takes notice of groups that a second look at an earlier window finds, whose records came to light late. What fired then or since
    /// was told already.
    /// </summary>
    public IReadOnlyList<AlertChange> AdvanceLate(
        Dictionary<AlertKey, GroupState> states, IReadOnlyList<AlertGroup> firing, AlertWindow window)
    {
        var changes = new List<AlertChange>();
        AlertGroup[] missed =
        [
            .. firing.Where(g => rule.Hold == TimeSpan.Zero)
                .Where(g => states.GetValueOrDefault(g.Key) is not { } state || (!state.IsFiring && state.LastOver < window.To)),
        ];
        foreach (AlertGroup group in missed)
            states[group.Key] = Over(states.GetValueOrDefault(group.Key) ?? new GroupState(group.Key), group, window.To);
        Fire(states, missed, window, changes);
        return changes;
    }

    private static GroupState Over(GroupState state, AlertGroup group, DateTimeOffset time) => state with
    {
        Since = state.Since ?? time,
        LastOver = time,
        Peak = state.Since is null ? group.Value : Math.Max(state.Peak, group.Value),
    };

    private void Fire(
        Dictionary<AlertKey, GroupState> states, IReadOnlyList<AlertGroup> fired, AlertWindow window, List<AlertChange> changes)
    {
        var told = new List<AlertGroup>();
        foreach (AlertGroup group in fired)
        {
            bool isQuiet = states[group.Key].ToldAt + rule.QuietPeriod > window.To;
            if (!isQuiet)
                told.Add(group);
            states[group.Key] = states[group.Key] with
            {
                FiredAt = window.To,
                ResolvedAt = null,
                Reminders = 0,
                Mute = isQuiet ? AlertMute.Quiet : told.Count > maxGroups ? AlertMute.Many : AlertMute.None,
                ToldAt = isQuiet ? states[group.Key].ToldAt : window.To,
            };
        }

        changes.AddRange(told.Take(maxGroups).Select(
            g => new AlertChange(FlowLogAlertEvent.Fired, states[g.Key], window) { Group = g }));
        if (told.Count > maxGroups)
        {
            AlertGroup[] others = [.. told.Skip(maxGroups)];
            changes.Add(new AlertChange(FlowLogAlertEvent.Fired, states[others[0].Key], window) { Group = others[0], Others = others });
        }
    }

    private void Remind(
        Dictionary<AlertKey, GroupState> states, GroupState state, AlertGroup group, AlertWindow window, List<AlertChange> changes)
    {
        bool isQuiet = state.ToldAt + rule.QuietPeriod > window.To;
        if (state.Mute == AlertMute.Quiet && !isQuiet)
        {
            states[group.Key] = state with { Mute = AlertMute.None, ToldAt = window.To };
            changes.Add(new AlertChange(FlowLogAlertEvent.Fired, states[group.Key], window) { Group = group });
        }
        else if (state.Mute == AlertMute.None && rule.Reminder is { } reminder && window.To - state.ToldAt >= reminder)
        {
            states[group.Key] = state with { Reminders = state.Reminders + 1, ToldAt = window.To };
            changes.Add(new AlertChange(FlowLogAlertEvent.Reminder, states[group.Key], window) { Group = group });
        }
    }

    private void Resolve(Dictionary<AlertKey, GroupState> states, GroupState state, AlertWindow window, List<AlertChange> changes)
    {
        if (state.IsFiring)
        {
            states[state.Key] = state with { Since = null, ResolvedAt = window.To };

            // What was new is not new for long, and that it no longer is says nothing.
            if (state.Mute == AlertMute.None && rule.Kind != FlowLogAlertKind.New)
                changes.Add(new AlertChange(FlowLogAlertEvent.Resolved, states[state.Key], window));
            return;
        }

        DateTimeOffset last = state.ToldAt > state.LastOver ? state.ToldAt.Value : state.LastOver;
        TimeSpan kept = rule.QuietPeriod > memory ? rule.QuietPeriod : memory;
        if (window.To - last > kept)
            states.Remove(state.Key);
        else
            states[state.Key] = state with { Since = null };
    }
}
