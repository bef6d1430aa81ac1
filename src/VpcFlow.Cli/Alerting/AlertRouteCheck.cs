using VpcFlow.Cli.Commands;
using VpcFlow.Formats;
using VpcFlow.Pipeline.Alerts.Messages.Routing;
using VpcFlow.Pipeline.Alerts.Running;

namespace VpcFlow.Cli.Alerting;

/// <summary>
/// Checks that routes can be taken: a misspelt rule or tag would keep alerts from those whom they are for, without a word.
/// </summary>
internal static class AlertRouteCheck
{
    /// <param name="routes">The routes, in the order of the settings.</param>
    /// <param name="rules">All rules, also those that are not evaluated.</param>
    /// <exception cref="UsageException">A route is for rules or tags that are not there.</exception>
    public static void Check(IReadOnlyList<FlowLogAlertRoute> routes, IReadOnlyList<FlowLogAlertRule> rules)
    {
        FlowLogAlertRule[] all = [.. rules, FailureWatch.CreateRule(TimeSpan.Zero)];
        for (int i = 0; i < routes.Count; i++)
        {
            FlowLogAlertRoute route = routes[i];
            string path = $"Alerts:Routes:{i}";
            if (route.Rules.FirstOrDefault(p => !all.Any(r => RouteMatch.IsRule(p, r.Id))) is { } rule)
                throw Unknown($"{path}:Rules: no rule has the id '{rule}'", rule, [.. all.Select(r => r.Id)]);
            string[] tags = [.. all.SelectMany(r => r.Tags).Distinct(StringComparer.OrdinalIgnoreCase)];
            if (route.Tags.FirstOrDefault(t => !tags.Contains(t, StringComparer.OrdinalIgnoreCase)) is { } tag)
                throw Unknown($"{path}:Tags: no rule has the tag '{tag}'", tag, tags);
            if (!all.Any(r => RouteMatch.OfRule(route, r.Id, r.Severity, r.Tags)))
            {
                throw new UsageException(
                    $"{path}: no alert can take this route: no rule meets its conditions on rules, severities and tags");
            }
        }
    }

    private static UsageException Unknown(string problem, string name, string[] known)
    {
        string advice = NearestName.Find(name, known) is { } nearest
            ? $"did you mean '{nearest}'?"
            : $"expected {string.Join(", ", known)}";
        return new UsageException($"{problem}; {advice}");
    }
}
