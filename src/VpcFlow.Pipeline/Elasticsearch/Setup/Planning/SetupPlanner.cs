using System.Net;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Planning;

/// <summary>Compares what a cluster has with what it needs.</summary>
/// <param name="client">The client.</param>
/// <param name="dashboards">The server of dashboards; <see langword="null"/> for none.</param>
/// <param name="options">What is prepared.</param>
internal sealed class SetupPlanner(ElasticsearchClient client, DashboardServer? dashboards, FlowLogSetupOptions options)
{
    public async Task<FlowLogSetupPlan> PlanAsync(bool isRemoval, CancellationToken cancellationToken)
    {
        try
        {
            (ClusterFacts facts, string? name) = await new FactReader(client).ReadAsync(cancellationToken).ConfigureAwait(false);
            var steps = new List<FlowLogSetupStep>();
            foreach (SetupResource resource in isRemoval ? SetupResources.All(facts) : SetupResources.Create(facts, options))
                steps.Add(await PlanAsync(resource, facts, isRemoval, cancellationToken).ConfigureAwait(false));
            if (dashboards is not null)
            {
                var planner = new DashboardPlanner(dashboards, facts.Product, options.Force);
                IEnumerable<FlowLogSetupStep> more = await planner.PlanAsync(isRemoval, cancellationToken).ConfigureAwait(false);
                steps = isRemoval ? [.. more, .. steps] : [.. steps, .. more];
            }

            return new FlowLogSetupPlan
            {
                Product = name,
                Steps = isRemoval ? steps : [.. steps, .. Missing(facts)],
                Notes = isRemoval ? [] : [.. NotesOn(facts, steps)],
            };
        }
        catch (FlowLogSetupException e)
        {
            return new FlowLogSetupPlan { Problems = [e.Message] };
        }
    }

    private async Task<FlowLogSetupStep> PlanAsync(
        SetupResource resource, ClusterFacts facts, bool isRemoval, CancellationToken cancellationToken)
    {
        string path = resource.ReadPath ?? resource.Path;
        NodeAnswer answer = await client.SendAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        if (answer.Failure is not null || answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw SetupErrors.Of(answer, "GET", path);
        if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
        {
            // A plugin that is not installed, security that is switched off, or a licence that lacks it.
            FlowLogSetupAction action = resource.IsOptional ? FlowLogSetupAction.Skipped : FlowLogSetupAction.Unavailable;
            return isRemoval
                ? resource.Without(FlowLogSetupAction.Unchanged, "it is not there")
                : resource.Without(action, $"the cluster does not have this: {SetupErrors.Status(answer)}");
        }

        ExistingResource? existing = answer.Status == HttpStatusCode.OK && SetupJson.Parse(answer) is { } json ? resource.Find(json) : null;
        if (!isRemoval)
            return resource.Plan(existing, options.Force);
        FlowLogSetupStep step = resource.PlanRemoval(existing);
        if (!step.IsRequest || resource.Pattern is not { } pattern)
            return step;
        IReadOnlyList<string> users = pattern == Templates.Pattern
            ? facts.IntegrationFields is null ? facts.DataStreams : []
            : await new FactReader(client).FindStreamsAsync(pattern, cancellationToken).ConfigureAwait(false);
        return users.Count == 0
            ? step
            : resource.Without(
                FlowLogSetupAction.Refused,
                $"{string.Join(", ", users)} {(users.Count == 1 ? "needs" : "need")} it; DELETE /_data_stream/{pattern} deletes the "
                    + "records");
    }

    /// <summary>What was asked for and can't be done.</summary>
    private IEnumerable<FlowLogSetupStep> Missing(ClusterFacts facts)
    {
        if (options.Retention is null || facts.Product != ClusterProduct.Elasticsearch)
            yield break;
        string? reason = !facts.HasLifecycle
            ? $"data streams have a lifecycle from Elasticsearch 8.14 on, and this is {facts.Version}; use a policy of index lifecycle "
                + "management"
            : facts.IntegrationFields is not null && !options.ExtendIntegration
                ? $"Elastic's integration decides on it; --extend-integration adds it to {Templates.Custom}"
                : null;
        if (reason is not null)
            yield return new FlowLogSetupStep { Action = FlowLogSetupAction.Unavailable, Name = "retention", Note = reason };
    }

    private IEnumerable<string> NotesOn(ClusterFacts facts, List<FlowLogSetupStep> steps)
    {
        if (facts.IntegrationFields is not null)
        {
            yield return options.ExtendIntegration
                ? $"Elastic's AWS integration is installed: its template {Templates.Integration} is left as it is."
                : $"Elastic's AWS integration is installed: its template {Templates.Integration} is left as it is. With "
                    + $"--extend-integration, the fields that it lacks are added to {Templates.Custom}.";
        }

        if (facts.StrongerTemplate is { } stronger)
            yield return $"The index template {stronger} has a higher priority and is used for these data streams.";
        bool changesTemplate = steps.Exists(s => s.Path?.Contains("_template/", StringComparison.Ordinal) == true);
        if (changesTemplate && facts.DataStreams.Count > 0)
        {
            yield return "Data streams that exist use templates from their next index on; to begin one now: "
                + string.Join(", ", facts.DataStreams.Select(s => $"POST /{s}/_rollover")) + ".";
        }
    }
}
