namespace VpcFlow.Pipeline.Alerts.Messages.Routing;

/// <summary>Tells whether a notice meets the conditions of a route.</summary>
internal static class RouteMatch
{
    public static bool Of(FlowLogAlertRoute route, FlowLogAlertNotice notice)
        => OfRule(route, notice.RuleId, notice.Severity, notice.Tags)
            && HasField(route.AccountIds, notice, "account-id")
            && HasField(route.VpcIds, notice, "vpc-id")
            && HasField(route.InterfaceIds, notice, "interface-id");

    /// <summary>Whether the conditions on rules are met, which are known before there is a notice.</summary>
    public static bool OfRule(FlowLogAlertRoute route, string ruleId, FlowLogAlertSeverity severity, IReadOnlyList<string> tags)
        => (route.Rules.Count == 0 || route.Rules.Any(r => IsRule(r, ruleId)))
            && (route.Severities.Count == 0 || route.Severities.Contains(severity))
            && (route.Tags.Count == 0 || route.Tags.Intersect(tags, StringComparer.OrdinalIgnoreCase).Any());

    /// <summary>Whether a rule is one of those that a route names.</summary>
    public static bool IsRule(string pattern, string ruleId)
        => pattern.EndsWith('*')
            ? ruleId.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
            : ruleId.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    private static bool HasField(IReadOnlyList<string> values, FlowLogAlertNotice notice, string field)
        => values.Count == 0
            || notice.Group.Concat(notice.Related).Any(f => f.Name == field && values.Contains(f.Value, StringComparer.OrdinalIgnoreCase));
}
