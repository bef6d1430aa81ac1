using VpcFlow.Pipeline.Alerts.Messages.Routing;

namespace VpcFlow;

/// <summary>Decides who receives a notice: the recipients that its rule names, and those of all routes that it takes.</summary>
public sealed class FlowLogAlertRoutes
{
    /// <summary>The routes. For a recipient of several of them, the first says when messages are sent.</summary>
    public IReadOnlyList<FlowLogAlertRoute> Routes { get; init; } = [];

    /// <summary>Receives the notices that have no other recipient, in the form of <see cref="FlowLogAlertRoute.To"/>.</summary>
    public IReadOnlyList<string> Default { get; init; } = [];

    /// <summary>All recipients of the routes, each once.</summary>
    public IReadOnlyList<string> AllRecipients
        => [.. Default.Concat(Routes.SelectMany(r => r.To)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Returns whether notices of a rule can have a recipient, as far as it is known before there is one.</summary>
    /// <param name="ruleId">The id of the rule.</param>
    /// <param name="severity">The severity of the rule.</param>
    /// <param name="tags">The tags of the rule.</param>
    /// <param name="recipients">The recipients that the rule names.</param>
    public bool CanReach(string ruleId, FlowLogAlertSeverity severity, IReadOnlyList<string> tags, IReadOnlyList<string> recipients)
    {
        ArgumentNullException.ThrowIfNull(ruleId);
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentNullException.ThrowIfNull(recipients);
        return recipients.Count > 0 || Default.Count > 0 || Routes.Any(r => RouteMatch.OfRule(r, ruleId, severity, tags) && r.To.Count > 0);
    }

    /// <summary>Returns the recipients of a notice, each once, with the route that leads to it; none for those that are named.</summary>
    internal IReadOnlyList<(string Recipient, FlowLogAlertRoute? Route)> Resolve(FlowLogAlertNotice notice)
    {
        // A test is for the recipients that it names, at once.
        IEnumerable<(string Recipient, FlowLogAlertRoute? Route)> byRoutes = notice.Event == FlowLogAlertEvent.Test
            ? []
            : Routes.Where(r => RouteMatch.Of(r, notice)).SelectMany(r => Named(r.To, r));
        (string Recipient, FlowLogAlertRoute? Route)[] all = [.. Distinct(byRoutes.Concat(Named(notice.Recipients, null)))];
        return all.Length > 0 ? all : [.. Distinct(Named(Default, null))];
    }

    private static IEnumerable<(string Recipient, FlowLogAlertRoute? Route)> Named(
        IReadOnlyList<string> recipients, FlowLogAlertRoute? route)
        => recipients.Select(r => (r, route));

    private static IEnumerable<(string Recipient, FlowLogAlertRoute? Route)> Distinct(
        IEnumerable<(string Recipient, FlowLogAlertRoute? Route)> all)
        => all.DistinctBy(f => f.Recipient, StringComparer.OrdinalIgnoreCase);
}
