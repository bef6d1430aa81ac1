using System.Net;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Checks;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.Setup.Planning;
using VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

namespace VpcFlow.Pipeline.Alerts.Kibana;

/// <summary>
/// Plans the creation of alert rules in Kibana, by its API of rules: an import of saved objects would be bound to the encryption key of the
/// Kibana that they are from. A rule that somebody has changed, or that has actions, stays as it is.
/// </summary>
/// <param name="server">Kibana.</param>
/// <param name="force">Whether rules that somebody has changed are replaced.</param>
internal sealed class KibanaRulePlanner(DashboardServer server, bool force)
{
    private static readonly string[] s_compared = ["name", "schedule", "params"];
    private static readonly string[] s_fixed = ["rule_type_id", "consumer", "enabled"];

    /// <summary>Returns the steps that create all rules in an empty Kibana.</summary>
    public static IEnumerable<FlowLogSetupStep> CreateAll()
        => FlowLogAlertRules.All.Where(KibanaRule.CanCreate).Select(r => Send(r, FlowLogSetupAction.Create)).Append(Others());

    /// <exception cref="FlowLogSetupException">Kibana can't be reached, or refuses the client.</exception>
    public async Task<IReadOnlyList<FlowLogSetupStep>> PlanAsync(bool isRemoval, CancellationToken cancellationToken)
    {
        var steps = new List<FlowLogSetupStep>();
        foreach (FlowLogAlertRule rule in FlowLogAlertRules.All.Where(KibanaRule.CanCreate))
        {
            NodeAnswer answer = await server.GetAsync(PathOf(rule), cancellationToken).ConfigureAwait(false);

            // Whoever removes dashboards need not have access to rules if there have never been any.
            bool isAnswer = answer.Status is HttpStatusCode.OK or HttpStatusCode.NotFound
                || (isRemoval && answer.Status == HttpStatusCode.Forbidden);
            if (!isAnswer)
                throw SetupErrors.Of(answer, "GET", PathOf(rule));
            JsonObject? found = answer.Status == HttpStatusCode.OK ? SetupJson.Parse(answer) : null;
            steps.Add(isRemoval ? Remove(rule, found, isVisible: answer.Status != HttpStatusCode.Forbidden) : Plan(rule, found));
        }

        return isRemoval ? steps : [.. steps, Others()];
    }

    private static string PathOf(FlowLogAlertRule rule) => $"/api/alerting/rule/{KibanaRule.IdOf(rule)}";

    private static string NameOf(FlowLogAlertRule rule) => $"alert rule {rule.Id}";

    private static bool IsOurs(JsonObject found)
        => found["tags"] is JsonArray tags && tags.Any(t => t?.ToString() == KibanaRule.Tag);

    private static FlowLogSetupStep Without(FlowLogAlertRule rule, FlowLogSetupAction action, string? note)
        => new() { Action = action, Name = NameOf(rule), Note = note };

    private static FlowLogSetupStep Send(FlowLogAlertRule rule, FlowLogSetupAction action)
    {
        JsonObject body = KibanaRule.Create(rule, Templates.Pattern);
        bool isNew = action == FlowLogSetupAction.Create;

        // What a rule is and whether it is switched on can't be changed by this request.
        if (!isNew)
        {
            foreach (string member in s_fixed)
                body.Remove(member);
        }

        return new FlowLogSetupStep
        {
            Action = action,
            Name = NameOf(rule),
            Method = isNew ? "POST" : "PUT",
            Path = PathOf(rule),
            Body = JsonText.Of(body, isIndented: true),
            IsForDashboards = true,
        };
    }

    private static FlowLogSetupStep Others() => new()
    {
        Action = FlowLogSetupAction.Skipped,
        Name = "other alert rules",
        Note = "Kibana can't evaluate "
            + string.Join(", ", FlowLogAlertRules.All.Where(r => !KibanaRule.CanCreate(r)).Select(r => r.Id))
            + "; 'vpcflow alert' can",
    };

    private static FlowLogSetupStep Remove(FlowLogAlertRule rule, JsonObject? found, bool isVisible)
    {
        if (found is null)
            return Without(rule, FlowLogSetupAction.Unchanged, isVisible ? "it is not there" : "the user can't see whether it is there");
        if (!IsOurs(found))
            return Without(rule, FlowLogSetupAction.Unchanged, "somebody else has created it, so it stays");
        return new FlowLogSetupStep
        {
            Action = FlowLogSetupAction.Delete,
            Name = NameOf(rule),
            Method = "DELETE",
            Path = PathOf(rule),
            IsForDashboards = true,
        };
    }

    private FlowLogSetupStep Plan(FlowLogAlertRule rule, JsonObject? found)
    {
        if (found is null)
            return Send(rule, FlowLogSetupAction.Create);
        JsonObject wanted = KibanaRule.Create(rule, Templates.Pattern);
        bool isSame = s_compared.All(m => JsonSubset.Contains(found[m], wanted[m]));
        if (isSame)
            return Without(rule, FlowLogSetupAction.Unchanged, null);
        return force
            ? Send(rule, FlowLogSetupAction.Replace)
            : Without(rule, FlowLogSetupAction.Unchanged, "it was changed, so it stays as it is; --force replaces it, without its actions");
    }
}
