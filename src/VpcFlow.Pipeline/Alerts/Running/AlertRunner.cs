using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.Notices;
using VpcFlow.Pipeline.Alerts.States;
using VpcFlow.Pipeline.Alerts.Wording;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Pipeline.Alerts.Running;

/// <summary>Evaluates rules when they are due, one after the other, and makes up for windows that were missed.</summary>
internal sealed class AlertRunner
{
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_lastRetry = TimeSpan.FromMinutes(5);

    private readonly AlertRunnerOptions _options;
    private readonly RuleRun[] _rules;
    private readonly FailureWatch _failures;
    private readonly Func<IReadOnlyList<FlowLogAlertNotice>, CancellationToken, Task> _deliver;
    private string? _reason;

    public AlertRunner(
        IEnumerable<FlowLogAlertRule> rules,
        IAlertData data,
        StateStore store,
        DiscoverLinks? links,
        Func<IReadOnlyList<FlowLogAlertNotice>, CancellationToken, Task> deliver,
        AlertRunnerOptions options)
    {
        var notices = new NoticeFactory(data, links);
        _options = options;
        _deliver = deliver;
        _rules = [.. rules.Select(r => new RuleRun(r, data, store, notices, options.MaxGroups))];
        _failures = new FailureWatch(store, options.Patience);
        foreach (bool isWhole in new[] { true, false })
            Instruments.AlertEvaluations.Add(0, Label.Success(isWhole));
    }

    private DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    /// <summary>Evaluates rules until it is stopped.</summary>
    /// <exception cref="IOException">A state can't be read or written.</exception>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        TimeSpan retry = s_firstRetry;
        while (!stoppingToken.IsCancellationRequested)
        {
            bool isWhole = await EvaluateDueAsync(stoppingToken).ConfigureAwait(false);
            DateTimeOffset next = _rules.Min(NextOf) + _options.Delay;
            if (!isWhole)
                next = Now + retry;
            retry = isWhole ? s_firstRetry : retry * 2 < s_lastRetry ? retry * 2 : s_lastRetry;
            TimeSpan wait = next - Now;
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, _options.TimeProvider, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    /// <summary>Evaluates the windows that are due, and returns whether all could be.</summary>
    /// <exception cref="IOException">A state can't be read or written.</exception>
    public async Task<bool> EvaluateDueAsync(CancellationToken stoppingToken)
    {
        var failures = new List<(FlowLogAlertRule, string)>();
        foreach (RuleRun rule in _rules)
        {
            try
            {
                await EvaluateAsync(rule, stoppingToken).ConfigureAwait(false);
                Instruments.AlertEvaluations.Add(1, Label.Success(true));
            }
            catch (AlertDataException e)
            {
                Instruments.AlertEvaluations.Add(1, Label.Success(false));
                failures.Add((rule.Rule, e.Message));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return true;
            }
        }

        Report(failures);
        await _failures.UpdateAsync(Now, failures, _deliver, CancellationToken.None).ConfigureAwait(false);
        return failures.Count == 0;
    }

    private async Task EvaluateAsync(RuleRun rule, CancellationToken stoppingToken)
    {
        DateTimeOffset due = Now - _options.Delay;
        DateTimeOffset oldest = AlertWindow.Align(due - _options.CatchUp, rule.Rule.Every);
        DateTimeOffset end = NextOf(rule);
        rule.Begin(end);
        if (end < oldest)
        {
            _options.OnNote?.Invoke(
                $"{rule.Rule.Id}: the time from {AlertText.Time(end - rule.Rule.Every)} to {AlertText.Time(oldest)} is too long ago to be "
                    + "evaluated.");
            end = oldest;
        }

        for (; end <= due; end += rule.Rule.Every)
        {
            stoppingToken.ThrowIfCancellationRequested();
            await rule.EvaluateAsync(end, _deliver, stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the end of the next window of a rule.</summary>
    private DateTimeOffset NextOf(RuleRun rule)
        => AlertWindow.Align(rule.Evaluated + rule.Rule.Every ?? Now - _options.Delay, rule.Rule.Every);

    private void Report(List<(FlowLogAlertRule Rule, string Reason)> failures)
    {
        string? reason = failures.Count == 0 ? null : failures[0].Reason;
        if (reason == _reason)
            return;
        if (reason is not null)
            _options.OnProblem?.Invoke($"{failures[0].Rule.Id}: {reason}");
        else
            _options.OnNote?.Invoke("All rules can be evaluated again.");
        _reason = reason;
    }
}
