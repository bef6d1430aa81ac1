namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>Finds the groups of a rule that fire in a window.</summary>
/// <param name="rule">The rule.</param>
/// <param name="data">The records.</param>
internal sealed class RuleEvaluator(FlowLogAlertRule rule, IAlertData data)
{
    /// <summary>How long a silent group is remembered, so that what was deleted is not missed for ever.</summary>
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromDays(1);

    /// <summary>How long what was new stays known without coming again.</summary>
    private static readonly TimeSpan s_longestMemory = TimeSpan.FromDays(31);

    /// <summary>Evaluates the rule.</summary>
    /// <param name="window">The window.</param>
    /// <param name="memory">What was there before; what the window adds is added. <see langword="null"/> for rules without memory.</param>
    /// <param name="cancellationToken">Cancels the evaluation.</param>
    /// <returns>The groups that fire, those with the greatest values first.</returns>
    /// <exception cref="AlertDataException">The records can't be had now.</exception>
    public async Task<IReadOnlyList<AlertGroup>> EvaluateAsync(
        AlertWindow window, AlertMemory? memory, CancellationToken cancellationToken)
    {
        IReadOnlyList<AlertGroup> groups = await data.MeasureAsync(rule, window, cancellationToken).ConfigureAwait(false);
        IEnumerable<AlertGroup> over = groups.Where(g => g.Value >= rule.Threshold);
        IEnumerable<AlertGroup> firing = rule.Kind switch
        {
            FlowLogAlertKind.Threshold or FlowLogAlertKind.Delay or FlowLogAlertKind.DeadLetters => over,
            FlowLogAlertKind.Silence => Silent(window.To, over, memory!),
            FlowLogAlertKind.New => New(window.To, over, memory!),
            _ => throw new InvalidOperationException($"{rule.Kind} is not a kind of rule."),
        };
        return [.. firing.OrderByDescending(g => g.Value).ThenBy(g => g.Key.Text, StringComparer.Ordinal)];
    }

    /// <summary>Returns what a rule without a memory would know if it had been evaluated before.</summary>
    /// <param name="start">The beginning of the first window.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="AlertDataException">The records can't be had now.</exception>
    public async Task<AlertMemory> LearnAsync(DateTimeOffset start, CancellationToken cancellationToken)
    {
        // A day more than is needed: of groups that are silent already, and so that a first record is found that is old enough.
        var before = new AlertWindow(start - rule.Memory - TimeSpan.FromDays(1), start);
        IReadOnlyList<AlertGroup> groups = await data.MeasureAsync(rule, before, cancellationToken).ConfigureAwait(false);
        var memory = new AlertMemory(groups.Count == 0 ? start : groups.Min(g => g.First));
        foreach (AlertGroup group in groups.Where(g => g.Value >= rule.Threshold))
            memory.Add(group.Key, group.First, group.Last);
        return memory;
    }

    private List<AlertGroup> Silent(DateTimeOffset end, IEnumerable<AlertGroup> seen, AlertMemory memory)
    {
        foreach (AlertGroup group in seen)
            memory.Add(group.Key, group.First, group.Last);
        memory.Forget(end - rule.Window - s_longestSilence);

        // If all siblings are silent, too, that is the silence of what they belong to, which another rule tells once.
        AlertKey[] heard = [.. memory.Groups.Where(g => g.Last > end - rule.Window).Select(g => g.Key)];
        return
        [
            .. memory.Groups
                .Where(g => g.Last <= end - rule.Window && g.Last - g.First >= rule.Memory)
                .Where(g => rule.Groups.Length == 1 || heard.Any(h => h.IsSiblingOf(g.Key)))
                .Select(g => new AlertGroup(g.Key, 0, g.First, g.Last)),
        ];
    }

    private List<AlertGroup> New(DateTimeOffset end, IEnumerable<AlertGroup> seen, AlertMemory memory)
    {
        bool isLearning = end - memory.Since < rule.Memory;
        List<AlertGroup> fresh = [.. seen.Where(g => !isLearning && !memory.Knows(g.Key))];
        foreach (AlertGroup group in seen)
            memory.Add(group.Key, group.First, group.Last);
        memory.Forget(end - s_longestMemory);
        return fresh;
    }
}
