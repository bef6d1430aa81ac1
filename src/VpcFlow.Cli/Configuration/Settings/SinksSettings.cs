namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>The section <c>Sinks</c>: where records go; each receives all of them.</summary>
internal sealed class SinksSettings
{
    [Setting("Clusters of Elasticsearch or OpenSearch; an object, or a list of them.")]
    public List<ElasticsearchSinkSettings> Elasticsearch { get; set; } = [];

    [Setting("Folders of files; an object, or a list of them.")]
    public List<FileSinkSettings> Files { get; set; } = [];

    [Setting("Prefixes of buckets of Amazon S3; an object, or a list of them.")]
    public List<S3SinkSettings> S3 { get; set; } = [];

    [Setting("Topics of Kafka; an object, or a list of them.")]
    public List<KafkaSinkSettings> Kafka { get; set; } = [];

    [Setting("Standard output: documents, each on one line.")]
    public StandardOutputSettings? StandardOutput { get; set; }

    /// <summary>Whether there is a sink.</summary>
    public bool HasAny() => Elasticsearch.Count + Files.Count + S3.Count + Kafka.Count > 0 || StandardOutput is not null;

    /// <summary>Returns what files and prefixes have in common.</summary>
    public IEnumerable<FilesSettings> AllFiles() => [.. Files, .. S3];
}
