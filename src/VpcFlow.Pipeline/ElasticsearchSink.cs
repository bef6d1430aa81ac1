using VpcFlow.Pipeline.Elasticsearch.Bulk;
using VpcFlow.Pipeline.Elasticsearch.Checks;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.DeadLetters;
using VpcFlow.Pipeline.Elasticsearch.Delivery;
using VpcFlow.Pipeline.Sinks;

namespace VpcFlow;

/// <summary>
/// Creates ECS documents in the data stream <c>logs-aws.vpcflow-{namespace}</c> of Elasticsearch or OpenSearch, or in that of the namespace
/// that an object has. A write returns when the cluster has acknowledged each of its documents, or has refused it for good and the document
/// is kept as a dead letter. What may pass is tried for ever by default; documents with the id of one that is already there count as
/// delivered.
/// </summary>
/// <remarks>
/// Documents of several writes share a request. The ids of an object's documents come from its <see cref="FlowLogObject.Identity"/>; an
/// object without one has other ids each time that it is read.
/// </remarks>
public sealed class ElasticsearchSink : IFlowLogSink, IAsyncDisposable
{
    /// <summary>The number of dead letters that are in memory when they are sent again.</summary>
    private const int ResendLines = 2000;

    private readonly string _index;
    private readonly string? _deadLetterIndex;
    private readonly Clock _clock;
    private readonly ElasticsearchClient _client;
    private readonly DeadLetterFiles _deadLetters;
    private readonly BulkCounters _counters;
    private readonly BulkSender _sender;
    private readonly DeliveryEngine _engine;
    private readonly DocumentBatchPool _documents;

    /// <summary>Creates a sink. Nothing is sent until there is something to deliver.</summary>
    /// <param name="options">The cluster, and how documents are sent.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The connection is not complete, or contradicts itself.</exception>
    public ElasticsearchSink(ElasticsearchSinkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _index = IndexOf(options.Namespace);
        _clock = new Clock(options.TimeProvider);
        _client = new ElasticsearchClient(options.Connection, _clock);
        _deadLetters = new DeadLetterFiles(options.DeadLetterFolder, options.TimeProvider);
        _counters = new BulkCounters(options.Name);
        var text = new BulkText(_index);
        var probe = new ClusterProbe(_client);
        _sender = new BulkSender(_client, probe, _index, text, _counters);
        var problems = new Problems(options.OnProblem, options.OnRecovered);
        _deadLetterIndex = options.DeadLetterStream ? DeadLetterStream.IndexOf(options.Namespace) : null;
        DeadLetterStream? stream = _deadLetterIndex is null
            ? null
            : new DeadLetterStream(_client, probe, options.Namespace, options.TimeProvider, problems.Note);
        var keeper = new DeadLetterKeeper(stream, _deadLetters);
        _documents = new DocumentBatchPool(options.Namespace, options.OnError, options.Enricher, options.TimeProvider)
        {
            HasIngested = true,
        };
        _engine = new DeliveryEngine(options, _clock, _sender, text, new Settlement(options, _clock, keeper, _counters, problems));
    }

    /// <summary>What the sink has done so far.</summary>
    public ElasticsearchCounts Counts => _counters.Current;

    /// <inheritdoc/>
    public ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        DocumentBatch documents = _documents.Render(delivery);
        if (documents.Count > 0)
        {
            string index = delivery.Object.DataStreamNamespace is { } other ? IndexOf(other) : _index;
            var write = new PendingWrite(new RenderedDocuments(documents, delivery.Object, _documents.Keep), index, _clock.Now);
            return new ValueTask(_engine.DeliverAsync(write, cancellationToken));
        }

        _documents.Keep(documents);
        return default;
    }

    /// <summary>
    /// Checks, before anything is delivered, whether the cluster can be reached, is of a kind and version that is known, has the data
    /// stream or a template for it, and lets the client write.
    /// </summary>
    /// <param name="cancellationToken">Cancels the check.</param>
    public async Task<ElasticsearchCheck> CheckAsync(CancellationToken cancellationToken = default)
    {
        ElasticsearchCheck check = await new StartCheck(_client, _index).RunAsync(cancellationToken).ConfigureAwait(false);
        if (_deadLetterIndex is null || check.Problems.Count > 0)
            return check;
        ElasticsearchCheck letters = await new StartCheck(_client, _deadLetterIndex).RunAsync(cancellationToken).ConfigureAwait(false);
        return new ElasticsearchCheck { Product = check.Product, Problems = letters.Problems };
    }

    /// <summary>
    /// Sends the documents of a dead-letter file again, for example after a mapping was repaired. Those that are refused again are kept in
    /// another file, so that this one can be deleted afterwards.
    /// </summary>
    /// <param name="path">The file, from the folder of dead letters.</param>
    /// <param name="cancellationToken">Cancels the call, after which some documents may have been delivered.</param>
    /// <returns>The number of documents.</returns>
    /// <exception cref="InvalidDataException">
    /// A line is not a dead letter, such as the last one of a process that was killed. All others are delivered.
    /// </exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public async Task<long> ResendAsync(string path, CancellationToken cancellationToken = default)
    {
        long documents = 0, lines = 0, firstInvalid = 0;
        await foreach (string[] chunk in File.ReadLinesAsync(path, cancellationToken).Chunk(ResendLines).ConfigureAwait(false))
        {
            KeptLetter?[] letters = [.. chunk.Select(DeadLetterReader.Read)];
            if (firstInvalid == 0 && Array.IndexOf(letters, null) is >= 0 and int at)
                firstInvalid = lines + at + 1;
            lines += chunk.Length;
            foreach (IGrouping<string, KeptLetter> ofStream in letters.OfType<KeptLetter>().GroupBy(l => l.DataStream))
            {
                var write = new PendingWrite(new KeptDocuments([.. ofStream]), ofStream.Key, _clock.Now);
                await _engine.DeliverAsync(write, cancellationToken).ConfigureAwait(false);
                documents += write.Documents.Count;
            }
        }

        return firstInvalid == 0
            ? documents
            : throw new InvalidDataException(
                $"{path}({firstInvalid}): The line is not a dead letter: expected JSON with data_stream, id and document.");
    }

    /// <summary>Stops and returns the memory. Writes that have not returned are cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync().ConfigureAwait(false);
        _sender.Return();
        _deadLetters.Dispose();
        _client.Dispose();
        _documents.Dispose();
    }

    private static string IndexOf(string dataNamespace) => $"logs-aws.vpcflow-{dataNamespace}";
}
