using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.Evaluation.Files;
using VpcFlow.Pipeline.Alerts.Notices;
using VpcFlow.Pipeline.Alerts.States;
using VpcFlow.Pipeline.Alerts.Wording;

namespace VpcFlow.Pipeline.Alerts.Running;

/// <summary>Evaluates rules over all windows of the records of files, from the first to the last, as if they had arrived in time.</summary>
internal static class FileRunner
{
    /// <summary>The windows of five minutes of about three years; more are those of records with wrong times.</summary>
    private const int MaxWindows = 300_000;

    /// <summary>Returns what people would have been told, in the order of time.</summary>
    /// <exception cref="AlertDataException">The records cover more time than can be looked at.</exception>
    public static async Task<IReadOnlyList<FlowLogAlertNotice>> RunAsync(
        IEnumerable<FlowLogAlertRule> rules, StatisticsData data, int maxGroups, CancellationToken cancellationToken)
    {
        var notices = new List<FlowLogAlertNotice>();
        if (data.Span is not { } span)
            return notices;
        foreach (FlowLogAlertRule rule in rules)
        {
            TimeSpan step = RuleStatistics.StepOf(rule);
            if (span.Length / step > MaxWindows)
            {
                throw new AlertDataException(
                    $"the records are from {AlertText.Time(span.From)} to {AlertText.Time(span.To)}; select a shorter time by --where");
            }

            var run = new RuleRun(rule with { Every = step }, data, new StateStore(null), new NoticeFactory(data, null), maxGroups);
            for (DateTimeOffset end = AlertWindow.Align(span.From, step) + step; end <= span.To + step; end += step)
                await run.EvaluateAsync(end, Collect, cancellationToken).ConfigureAwait(false);
        }

        return [.. notices.OrderBy(n => n.At)];

        Task Collect(IReadOnlyList<FlowLogAlertNotice> some, CancellationToken token)
        {
            notices.AddRange(some);
            return Task.CompletedTask;
        }
    }
}
