namespace VpcFlow;

/// <summary>The options of a <see cref="FlowLogSetup"/>.</summary>
public sealed class FlowLogSetupOptions
{
    private readonly TimeSpan? _retention;

    /// <summary>
    /// How long records are kept, in whole hours; <see langword="null"/>, the default, to delete none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a whole number of hours from 1.</exception>
    public TimeSpan? Retention
    {
        get => _retention;
        init => _retention = value is { } time && (time < TimeSpan.FromHours(1) || time.Ticks % TimeSpan.TicksPerHour != 0)
            ? throw new ArgumentOutOfRangeException(nameof(value), time, "The retention is not a whole number of hours from 1.")
            : value;
    }

    /// <summary>
    /// The URL of Kibana or OpenSearch Dashboards, with the path of a space if there is one; <see langword="null"/>, the default, for no
    /// dashboards. The credentials are those of the cluster.
    /// </summary>
    public Uri? Kibana { get; init; }

    /// <summary>
    /// Whether the alert rules that Kibana can evaluate are created there, switched off. Without <see cref="Kibana"/>, and for OpenSearch,
    /// it has no effect.
    /// </summary>
    public bool AlertRules { get; init; }

    /// <summary>Whether what somebody else has created under the same names is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>
    /// Whether the fields that Elastic's AWS integration lacks, and the retention, are added to its component
    /// <c>logs-aws.vpcflow@custom</c>. Without the integration, it has no effect.
    /// </summary>
    public bool ExtendIntegration { get; init; }

    /// <summary>
    /// Whether there is an index template for the data streams of dead letters, <c>logs-vpcflow.dead_letters-*</c>, too, and clients
    /// receive access to them; see <see cref="ElasticsearchSinkOptions.DeadLetterStream"/>.
    /// </summary>
    public bool DeadLetters { get; init; }

    /// <summary>
    /// The clients that receive access: an API key of Elasticsearch, which is returned once, or a role of OpenSearch.
    /// </summary>
    public IReadOnlyList<FlowLogSetupGrant> Grants { get; init; } = [];
}
