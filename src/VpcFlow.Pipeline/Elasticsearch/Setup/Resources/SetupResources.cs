using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.DeadLetters;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

/// <summary>Says what a cluster needs.</summary>
internal static class SetupResources
{
    /// <summary>Returns what a cluster is to have, in the order in which it is created.</summary>
    public static IEnumerable<SetupResource> Create(ClusterFacts facts, FlowLogSetupOptions options)
    {
        IEnumerable<SetupResource> templates = facts.Product switch
        {
            ClusterProduct.OpenSearch =>
            [
                OpenSearchResources.RetentionPolicy(options.Retention, facts.DataStreams.Count > 0, PatternsOf(options)),
                OpenSearchResources.Template(),
            ],
            ClusterProduct.Elasticsearch when facts.IntegrationFields is not null =>
                options.ExtendIntegration ? [ElasticsearchResources.Extension(facts, options.Retention)] : [],
            ClusterProduct.Elasticsearch => ElasticsearchResources.OwnTemplates(facts, options.Retention),
            _ => throw new InvalidOperationException($"{facts.Product} is not a product."),
        };
        if (options.DeadLetters)
            templates = templates.Append(DeadLetterResources.Template(facts, options.Retention));
        string[] patterns = [.. PatternsOf(options)];
        IEnumerable<SetupResource> grants = options.Grants.Distinct().Select(g => GrantResources.Create(g, facts.Product, patterns));
        return templates.Concat(Lifecycles(facts, options)).Concat(grants);
    }

    /// <summary>Returns everything that earlier set-ups may have created, in the order in which it is deleted.</summary>
    public static IEnumerable<SetupResource> All(ClusterFacts facts)
    {
        var options = new FlowLogSetupOptions
        {
            ExtendIntegration = true,
            DeadLetters = true,
            Grants = Enum.GetValues<FlowLogSetupGrant>(),
        };
        IEnumerable<SetupResource> created = Create(facts with { IntegrationFields = null }, options);
        if (facts.IntegrationFields is not null)
            created = created.Append(ElasticsearchResources.Extension(facts, null));
        return created.Reverse();
    }

    private static IEnumerable<string> PatternsOf(FlowLogSetupOptions options)
        => options.DeadLetters ? [Templates.Pattern, DeadLetterStream.Pattern] : [Templates.Pattern];

    /// <summary>Templates are for indices that are created later; a data stream that exists has its own lifecycle.</summary>
    private static IEnumerable<SetupResource> Lifecycles(ClusterFacts facts, FlowLogSetupOptions options)
        => options.Retention is { } retention && facts.HasLifecycle
            ? facts.DataStreams.Select(s => ElasticsearchResources.LifecycleOf(s, retention))
            : [];
}
