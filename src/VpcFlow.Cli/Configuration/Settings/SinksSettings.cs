namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>The section <c>Sinks</c>: where records go; each receives all of them.</summary>
internal sealed class SinksSettings
{
    [Setting("Clusters of Elasticsearch or OpenSearch; an object, or a list of them.")]
    public List<ElasticsearchSinkSettings> Elasticsearch { get; set; } = [];

    /// <summary>Whether there is a sink.</summary>
    public bool HasAny() => Elasticsearch.Count > 0;
}
