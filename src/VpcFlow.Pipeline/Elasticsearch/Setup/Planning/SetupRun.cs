using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Planning;

/// <summary>Sends the requests of a plan.</summary>
/// <param name="client">The client.</param>
/// <param name="dashboards">The server of dashboards; <see langword="null"/> for none.</param>
internal sealed class SetupRun(ElasticsearchClient client, DashboardServer? dashboards)
{
    /// <exception cref="FlowLogSetupException">The cluster refuses a request.</exception>
    public async Task<IReadOnlyList<FlowLogApiKey>> ApplyAsync(
        FlowLogSetupPlan plan, Action<FlowLogSetupStep>? onStep, CancellationToken cancellationToken)
    {
        var keys = new List<FlowLogApiKey>();
        foreach (FlowLogSetupStep step in plan.Steps)
        {
            if (step.IsRequest)
            {
                NodeAnswer answer = await SendAsync(step, cancellationToken).ConfigureAwait(false);
                if (step is { Method: "POST", Path: GrantResources.ApiKeyPath })
                    keys.Add(KeyIn(answer, step));
            }

            onStep?.Invoke(step);
        }

        return keys;
    }

    private async Task<NodeAnswer> SendAsync(FlowLogSetupStep step, CancellationToken cancellationToken)
    {
        if (step.IsForDashboards)
        {
            DashboardServer server = dashboards
                ?? throw new FlowLogSetupException($"{step.Name}: the set-up has no URL of Kibana or OpenSearch Dashboards.");
            return await server.ApplyAsync(step, cancellationToken).ConfigureAwait(false);
        }

        RequestContent? content = step.Body is null ? null : new RequestContent(Encoding.UTF8.GetBytes(step.Body), "application/json");
        var method = new HttpMethod(step.Method!);
        NodeAnswer answer = await client.SendAsync(method, step.Path!, content, cancellationToken).ConfigureAwait(false);
        bool isGone = step.Action == FlowLogSetupAction.Delete && answer.Status == HttpStatusCode.NotFound;
        return answer.Status is HttpStatusCode.OK or HttpStatusCode.Created || isGone
            ? answer
            : throw SetupErrors.Of(answer, step.Method!, step.Path!);
    }

    private static FlowLogApiKey KeyIn(NodeAnswer answer, FlowLogSetupStep step)
    {
        JsonObject? key = SetupJson.Parse(answer);
        return (string?)key?["encoded"] is { } secret
            ? new FlowLogApiKey((string?)key["name"] ?? step.Name, secret)
            : throw new FlowLogSetupException($"{answer.Node}: {step.Method} {step.Path}: the answer has no key.");
    }
}
