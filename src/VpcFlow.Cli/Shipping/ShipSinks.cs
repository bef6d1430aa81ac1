using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>The sinks of <c>vpcflow ship</c>, each of which receives everything.</summary>
internal sealed class ShipSinks : IAsyncDisposable
{
    private readonly List<ElasticsearchSink> _clusters = [];
    private readonly List<(KafkaSink Sink, string Topic)> _topics = [];
    private readonly List<IFlowLogSink> _all = [];
    private readonly List<Func<long>> _files = [];
    private readonly List<IAsyncDisposable> _owned = [];
    private readonly ShipOptions _options;
    private readonly AddressEnricher? _enricher;
    private readonly MessageWriter _messages;

    private ShipSinks(ShipOptions options, AddressEnricher? enricher, MessageWriter messages)
    {
        _options = options;
        _enricher = enricher;
        _messages = messages;
    }

    /// <summary>Receives everything.</summary>
    public IFlowLogSink Sink => _all is [var only] ? only : new FlowLogFanOutSink(_all);

    /// <summary>The clusters, in the order of the settings.</summary>
    public IReadOnlyList<ElasticsearchSink> Clusters => _clusters;

    /// <summary>What all clusters have done, together.</summary>
    public ElasticsearchCounts Counts => _clusters.Select(c => c.Counts).Aggregate(new ElasticsearchCounts(), Add);

    /// <summary>What all topics of Kafka have received, together.</summary>
    public KafkaCounts KafkaCounts => new()
    {
        Acknowledged = _topics.Sum(t => t.Sink.Counts.Acknowledged),
        Retried = _topics.Sum(t => t.Sink.Counts.Retried),
        DeadLettered = _topics.Sum(t => t.Sink.Counts.DeadLettered),
    };

    /// <summary>Whether there are topics of Kafka.</summary>
    public bool HasTopics => _topics.Count > 0;

    /// <summary>The number of documents that were refused for good and kept.</summary>
    public long DeadLettered => Counts.DeadLettered + KafkaCounts.DeadLettered;

    /// <summary>The number of files that are complete.</summary>
    public long Files => _files.Sum(f => f());

    /// <summary>Whether files are written.</summary>
    public bool HasFiles => _files.Count > 0;

    /// <summary>Creates the sinks of the settings.</summary>
    /// <exception cref="UsageException">A setting is not what it should be.</exception>
    public static ShipSinks Create(ShipOptions options, AddressEnricher? enricher, MessageWriter messages)
    {
        var sinks = new ShipSinks(options, enricher, messages);
        SinksSettings settings = options.Settings.Sinks;
        for (int i = 0; i < settings.Elasticsearch.Count; i++)
            sinks.AddCluster(settings.Elasticsearch[i], $"Sinks:Elasticsearch:{i}");
        for (int i = 0; i < settings.Files.Count; i++)
            sinks.AddFiles(settings.Files[i], $"Sinks:Files:{i}");
        for (int i = 0; i < settings.S3.Count; i++)
            sinks.AddBucket(settings.S3[i], i);
        for (int i = 0; i < settings.Kafka.Count; i++)
            sinks.AddTopic(settings.Kafka[i], $"Sinks:Kafka:{i}");
        if (settings.StandardOutput is { } output)
            sinks.AddStandardOutput(output);
        return sinks;
    }

    /// <summary>Checks the clusters, and those of Kafka; reports what prevents delivery.</summary>
    /// <returns>Whether nothing is known to.</returns>
    public async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        bool isReady = true;
        for (int i = 0; i < _clusters.Count; i++)
        {
            ElasticsearchCheck check = await _clusters[i].CheckAsync(cancellationToken).ConfigureAwait(false);
            if (check.Product is not null)
                _messages.Note($"{check.Product}, logs-aws.vpcflow-{_options.Settings.Sinks.Elasticsearch[i].Namespace}");
            foreach (string problem in check.Problems)
                _messages.Error(problem);
            isReady &= check.Problems.Count == 0;
        }

        foreach ((KafkaSink sink, string topic) in _topics)
        {
            string? problem = await sink.CheckAsync(cancellationToken).ConfigureAwait(false);
            if (problem is null)
                _messages.Note($"Kafka, topic {topic}");
            else
                _messages.Error(problem);
            isReady &= problem is null;
        }

        return isReady;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable sink in _owned)
            await sink.DisposeAsync().ConfigureAwait(false);
    }

    private void AddCluster(ElasticsearchSinkSettings settings, string path)
    {
        var cluster = new ElasticsearchSink(new ElasticsearchSinkOptions
        {
            Name = NameOf("elasticsearch", _clusters.Count, _options.Settings.Sinks.Elasticsearch.Count),
            Connection = ClusterConnection.Create(settings, _options.Settings.Aws, path),
            Namespace = NamespaceArgument.Validate(settings.Namespace, $"{path}:Namespace"),
            DeadLetterFolder = Path.Combine(_options.State, "documents"),
            DeadLetterStream = settings.DeadLetterStream,
            RequestSize = settings.RequestSize,
            MaxRequestSize = settings.MaxRequestSize,
            MaxRequests = settings.MaxRequests,
            FlushInterval = settings.FlushInterval,
            IdleInterval = _options.IdleInterval,
            OnError = _options.Settings.OnError,
            Enricher = _enricher,
            OnProblem = _messages.Error,
            OnRecovered = () => _messages.Note("Documents are delivered again."),
        });
        _clusters.Add(cluster);
        _all.Add(cluster);
        _owned.Add(cluster);
    }

    private void AddFiles(FileSinkSettings settings, string path)
    {
        var sink = new FlowLogFileSink(new FlowLogFileSinkOptions
        {
            Name = NameOf("files", _files.Count, _options.Settings.Sinks.Files.Count),
            Folder = settings.Path!,
            Format = settings.Format,
            Rolling = settings.Rolling,
            Partitions = settings.Partitions,
            RollSize = settings.RollSize,
            RollInterval = settings.RollInterval,
            Gzip = settings.Gzip,
            Parquet = ParquetOf(settings),
            Namespace = NamespaceArgument.Validate(settings.Namespace, $"{path}:Namespace"),
            OnError = _options.Settings.OnError,
            Enricher = _enricher,
        });
        _files.Add(() => sink.Files);
        _all.Add(new NamedSink(sink, settings.Path!));
        _owned.Add(sink);
    }

    private void AddBucket(S3SinkSettings settings, int number)
    {
        string path = $"Sinks:S3:{number}";
        var sink = new FlowLogS3Sink(new FlowLogS3SinkOptions
        {
            Name = NameOf("s3", number, _options.Settings.Sinks.S3.Count),
            Bucket = settings.Bucket!,
            Prefix = settings.Prefix,
            Aws = (settings.Aws ?? new()).Create(_options.Settings.Aws, $"{path}:Aws"),
            Folder = Path.Combine(_options.State, "uploads", $"{number}"),
            Format = settings.Format,
            Rolling = settings.Rolling,
            Partitions = settings.Partitions,
            RollSize = settings.RollSize,
            RollInterval = settings.RollInterval,
            Gzip = settings.Gzip,
            Parquet = ParquetOf(settings),
            Namespace = NamespaceArgument.Validate(settings.Namespace, $"{path}:Namespace"),
            OnError = _options.Settings.OnError,
            Enricher = _enricher,
            OnProblem = _messages.Error,
        });
        _files.Add(() => sink.Objects);
        _all.Add(new NamedSink(sink, $"s3://{settings.Bucket}/{settings.Prefix}"));
        _owned.Add(sink);
    }

    private void AddTopic(KafkaSinkSettings settings, string path)
    {
        string name = NameOf("kafka", _topics.Count, _options.Settings.Sinks.Kafka.Count);
        KafkaSink sink = ShipKafka.CreateSink(settings, path, name, _options, _enricher, _messages);
        _topics.Add((sink, settings.Topic!));
        _all.Add(new NamedSink(sink, $"kafka:{settings.Topic}"));
        _owned.Add(sink);
    }

    private void AddStandardOutput(StandardOutputSettings settings)
    {
        string dataNamespace = NamespaceArgument.Validate(settings.Namespace, "Sinks:StandardOutput:Namespace");
        _all.Add(new DocumentStreamSink(OutputStream.ToStandardOutput(), source => new EcsWriterOptions
        {
            Namespace = source.DataStreamNamespace ?? dataNamespace,
            Origin = source.Origin,
            OnError = _options.Settings.OnError,
            Enricher = _enricher,
        }));
    }

    /// <summary>The columns are the fields that are read, and those that decide on partitions are read with them.</summary>
    private ParquetWriterOptions ParquetOf(FilesSettings settings) => new()
    {
        Fields = _options.Fields,
        Codec = settings.Codec,
        MemoryLimit = settings.MemoryLimit,
        RowGroupSize = Math.Min(128 << 20, settings.MemoryLimit),
    };

    /// <summary>Returns the name of a sink in metrics, with its place in the settings if there are several of its kind.</summary>
    private static string NameOf(string kind, int number, int count) => count == 1 ? kind : $"{kind}:{number}";

    private static ElasticsearchCounts Add(ElasticsearchCounts a, ElasticsearchCounts b) => new()
    {
        Created = a.Created + b.Created,
        Duplicates = a.Duplicates + b.Duplicates,
        Retried = a.Retried + b.Retried,
        DeadLettered = a.DeadLettered + b.DeadLettered,
        InFailureStore = a.InFailureStore + b.InFailureStore,
        Requests = a.Requests + b.Requests,
        BytesSent = a.BytesSent + b.BytesSent,
    };
}
