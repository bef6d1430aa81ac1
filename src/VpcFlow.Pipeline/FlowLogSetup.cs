using VpcFlow.Pipeline.Alerts.Kibana;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.Setup.Planning;
using VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

namespace VpcFlow;

/// <summary>
/// Prepares a cluster of Elasticsearch or OpenSearch for flow logs: index templates for the data streams <c>logs-aws.vpcflow-*</c>,
/// retention, access for clients, and dashboards in Kibana or OpenSearch Dashboards. It first reads what is there and plans what to do;
/// then the plan is applied. A second time, nothing is left to do.
/// </summary>
public sealed class FlowLogSetup : IDisposable
{
    private readonly ElasticsearchClient _client;
    private readonly DashboardServer? _dashboards;
    private readonly FlowLogSetupOptions _options;

    /// <summary>Creates a set-up. Nothing is sent yet.</summary>
    /// <param name="connection">The cluster.</param>
    /// <param name="options">What is prepared; templates alone if omitted.</param>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The connection is not complete, or contradicts itself.</exception>
    public FlowLogSetup(ElasticsearchConnection connection, FlowLogSetupOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _options = options ?? new FlowLogSetupOptions();
        _client = new ElasticsearchClient(connection, new Clock(TimeProvider.System));
        if (_options.Kibana is { } kibana)
            _dashboards = new DashboardServer(new ElasticsearchClient(connection.To(kibana), new Clock(TimeProvider.System)));
    }

    /// <summary>Reads what is there, and plans what to do. Changes nothing.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<FlowLogSetupPlan> PlanAsync(CancellationToken cancellationToken = default)
        => PlanAsync(isRemoval: false, cancellationToken);

    /// <summary>Plans to delete what earlier set-ups have created. Records remain.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<FlowLogSetupPlan> PlanRemovalAsync(CancellationToken cancellationToken = default)
        => PlanAsync(isRemoval: true, cancellationToken);

    /// <summary>Sends the requests of a plan, one after the other.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="onStep">Is called after each step.</param>
    /// <param name="cancellationToken">Cancels the call; what is done remains.</param>
    /// <returns>The API keys that were created.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    /// <exception cref="FlowLogSetupException">The cluster refuses a step. Those before it remain.</exception>
    public Task<IReadOnlyList<FlowLogApiKey>> ApplyAsync(
        FlowLogSetupPlan plan, Action<FlowLogSetupStep>? onStep = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new SetupRun(_client, _dashboards).ApplyAsync(plan, onStep, cancellationToken);
    }

    /// <summary>Returns the plan for an empty cluster of the newest version and its dashboards, without asking one.</summary>
    /// <param name="product">The product.</param>
    /// <param name="options">What is prepared; templates alone if omitted.</param>
    public static FlowLogSetupPlan PlanFor(FlowLogSetupProduct product, FlowLogSetupOptions? options = null)
    {
        ClusterFacts facts = ClusterFacts.Newest(
            product == FlowLogSetupProduct.Elasticsearch ? ClusterProduct.Elasticsearch : ClusterProduct.OpenSearch);
        return new FlowLogSetupPlan
        {
            Product = facts.Product.ToString(),
            Steps =
            [
                .. SetupResources.Create(facts, options ?? new FlowLogSetupOptions()).Select(r => r.Create()),
                DashboardPlanner.Import(facts.Product, FlowLogSetupAction.Create),
                .. options?.AlertRules == true && facts.Product == ClusterProduct.Elasticsearch ? KibanaRulePlanner.CreateAll() : [],
            ],
        };
    }

    private async Task<FlowLogSetupPlan> PlanAsync(bool isRemoval, CancellationToken cancellationToken)
    {
        FlowLogSetupPlan plan = await new SetupPlanner(_client, _dashboards, _options)
            .PlanAsync(isRemoval, cancellationToken).ConfigureAwait(false);
        bool hasRules = _dashboards is not null
            && (_options.AlertRules || isRemoval)
            && plan.Product?.StartsWith(nameof(FlowLogSetupProduct.Elasticsearch), StringComparison.Ordinal) == true;
        if (!hasRules)
            return plan;
        try
        {
            IReadOnlyList<FlowLogSetupStep> rules = await new KibanaRulePlanner(_dashboards!, _options.Force)
                .PlanAsync(isRemoval, cancellationToken).ConfigureAwait(false);
            return new FlowLogSetupPlan
            {
                Product = plan.Product,
                Steps = isRemoval ? [.. rules, .. plan.Steps] : [.. plan.Steps, .. rules],
                Notes = plan.Notes,
            };
        }
        catch (FlowLogSetupException e)
        {
            return new FlowLogSetupPlan { Problems = [e.Message] };
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _client.Dispose();
        _dashboards?.Dispose();
    }
}
