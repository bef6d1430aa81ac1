using VpcFlow.Cli.Outputs;
using VpcFlow.Pipeline.Alerts.Rules;
using VpcFlow.Pipeline.Alerts.Wording;

namespace VpcFlow.Cli.Alerting;

/// <summary>The list of <c>vpcflow alert --rules</c>.</summary>
internal static class AlertRuleTable
{
    public static string Create(IEnumerable<(FlowLogAlertRule Rule, bool IsEnabled)> rules)
    {
        string[][] rows =
        [
            ["rule", "enabled", "severity", "fires from", "window", "title"],
            .. rules.Select(r => new[]
            {
                r.Rule.Id,
                r.IsEnabled ? "yes" : "no",
                r.Rule.Severity.ToString(),
                r.Rule.Kind == FlowLogAlertKind.Silence ? "none" : AlertText.Amount(r.Rule, r.Rule.Threshold),
                RuleSpan.Format(r.Rule.Window),
                r.Rule.Title,
            }),
        ];
        return string.Concat(TextTable.Align(rows).Select(line => line + "\n"));
    }
}
