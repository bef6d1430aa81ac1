using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;
using VpcFlow.Pipeline.Alerts.Evaluation;

namespace VpcFlow.Cli.Alerting;

/// <summary>Selects the rules that can be evaluated over records.</summary>
internal static class AlertRules
{
    /// <exception cref="UsageException">A rule that somebody asked for can't be evaluated, or none can.</exception>
    public static IReadOnlyList<FlowLogAlertRule> Select(AlertOptions options, IAlertData data, MessageWriter messages)
    {
        var rules = new List<FlowLogAlertRule>();
        foreach (FlowLogAlertRule rule in options.Rules)
        {
            if (data.ProblemOf(rule) is not { } problem)
                rules.Add(rule);
            else if (options.Required.Contains(rule.Id))
                throw new UsageException($"the rule {rule.Id} can't be evaluated: {problem}");
            else
                messages.Note($"left out: the rule {rule.Id}: {problem}");
        }

        return rules.Count > 0 ? rules : throw new UsageException("there is no rule to evaluate");
    }
}
