using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.Evaluation.Files;
using VpcFlow.Pipeline.Alerts.Notices;
using VpcFlow.Pipeline.Alerts.States;

namespace VpcFlow.Pipeline.Alerts.Running;

/// <summary>Evaluates rules over all windows of the records of files, from the first to the last, as if they had arrived in time.</summary>
internal static class FileRunner
{
    /// <summary>The windows of five minutes of about three years; more are those of records with wrong times.</summary>
    private const int MaxWindows = 300_000;

    /// <summary>Whether the records cover too much time for a rule: silence has to be looked for in all of it.</summary>
    public static bool IsTooLong(FlowLogAlertRule rule, StatisticsData data)
        => rule.Kind == FlowLogAlertKind.Silence && data.Span?.Length / RuleStatistics.StepOf(rule) > MaxWindows;

    /// <summary>Returns what people would have been told, in the order of time.</summary>
    public static async Task<IReadOnlyList<FlowLogAlertNotice>> RunAsync(
        IEnumerable<FlowLogAlertRule> rules, StatisticsData data, int maxGroups, CancellationToken cancellationToken)
    {
        var notices = new List<FlowLogAlertNotice>();
        if (data.Span is not { } span)
            return notices;
        foreach (FlowLogAlertRule rule in rules.Where(r => !IsTooLong(r, data)))
        {
            TimeSpan step = RuleStatistics.StepOf(rule);
            var run = new RuleRun(rule with { Every = step }, data, new StateStore(null), new NoticeFactory(data, null), maxGroups);
            foreach (DateTimeOffset end in EndsOf(rule, step, span, data))
                await run.EvaluateAsync(end, Collect, cancellationToken).ConfigureAwait(false);
        }

        return [.. notices.OrderBy(n => n.At)];

        Task Collect(IReadOnlyList<FlowLogAlertNotice> some, CancellationToken token)
        {
            notices.AddRange(some);
            return Task.CompletedTask;
        }
    }

    /// <summary>Returns the ends of the windows in which something can happen: with groups, or after them.</summary>
    private static IEnumerable<DateTimeOffset> EndsOf(FlowLogAlertRule rule, TimeSpan step, AlertWindow span, StatisticsData data)
    {
        DateTimeOffset first = AlertWindow.Align(span.From, step);
        DateTimeOffset last = AlertWindow.Align(span.To, step) + step;
        IEnumerable<DateTimeOffset> starts = rule.Kind switch
        {
            FlowLogAlertKind.Silence => Enumerable.Range(0, (int)((last - first) / step)).Select(i => first + (step * i)),
            FlowLogAlertKind.DeadLetters => [last - step],
            FlowLogAlertKind.Threshold or FlowLogAlertKind.New or FlowLogAlertKind.Delay
                => data.StepsOf(rule).SelectMany(s => new[] { s, s + step }),
            _ => throw new InvalidOperationException($"{rule.Kind} is not a kind of rule."),
        };
        return starts.Select(s => s + step).Where(e => e <= last).Distinct().Order();
    }
}
