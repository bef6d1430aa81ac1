using VpcFlow.Cli.Commands;

namespace VpcFlow.Cli.Alerting;

/// <summary>Checks that each alert can reach somebody, before the first one fires.</summary>
internal static class AlertRecipients
{
    /// <exception cref="UsageException">
    /// The alerts of a rule reach nobody, a recipient can't be reached, or a route can't be taken.
    /// </exception>
    public static void Check(AlertOptions options, AlertDelivery delivery)
    {
        AlertRouteCheck.Check(delivery.Routes.Routes, [.. AlertRuleSet.Create(options.Settings.Rules, []).Select(r => r.Rule)]);
        foreach (FlowLogAlertRule rule in options.Rules)
        {
            delivery.Check(rule.Recipients, $"the recipients of the rule {rule.Id}");
            if (!delivery.Routes.CanReach(rule.Id, rule.Severity, rule.Tags, rule.Recipients))
            {
                throw new UsageException(
                    $"Alerts: nobody receives the alerts of the rule {rule.Id}: set Alerts:To for those that no route takes, or switch the "
                        + "rule off");
            }
        }
    }
}
