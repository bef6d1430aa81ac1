using Confluent.Kafka;
using Confluent.Kafka.Admin;
using VpcFlow.Kafka.Clients;
using VpcFlow.Kafka.Producing;
using VpcFlow.Pipeline.Elasticsearch.Delivery;
using VpcFlow.Pipeline.Sinks;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow;

/// <summary>
/// Writes each record to a topic of Kafka, as a message with its ECS document whose key is the id of the document. A write returns when the
/// brokers have acknowledged all its messages, from all replicas that are in sync, or a message is too large for them and is kept as a
/// dead letter. What may pass is tried for ever by default.
/// </summary>
/// <remarks>
/// The headers of a message are <c>schema</c>, such as <c>ecs/8.11.0</c>, and <c>source</c>, the name of the object that the record comes
/// from.
/// </remarks>
public sealed class KafkaSink : IFlowLogSink, IAsyncDisposable
{
    private readonly KafkaSinkOptions _options;
    private readonly TopicPattern _topic;
    private readonly Problems _problems;
    private readonly DocumentProducer _producer;
    private readonly DeadLetterFile _deadLetters;
    private readonly WriteSettlement _settlement;
    private readonly DocumentBatchPool _documents;
    private readonly SinkTelemetry _telemetry;
    private long _acknowledged;

    /// <summary>Creates a sink.</summary>
    /// <param name="options">The cluster, and how documents are sent.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The connection contradicts itself, or a certificate can't be read.</exception>
    /// <exception cref="IOException">librdkafka can't be loaded.</exception>
    public KafkaSink(KafkaSinkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _topic = TopicPattern.Parse(options.Topic);
        _problems = new Problems(options.OnProblem, options.OnRecovered);
        _producer = new DocumentProducer(options, _problems);
        _deadLetters = new DeadLetterFile(options.DeadLetterFolder, options.Namespace);
        _documents = new DocumentBatchPool(options.Namespace, options.OnError, options.Enricher, TimeProvider.System);
        _telemetry = SinkTelemetry.OfDocuments(options.Name, SinkTelemetry.Acknowledged, SinkTelemetry.DeadLettered);
        _settlement = new WriteSettlement(options, _deadLetters, _problems, _telemetry);
    }

    /// <summary>What the sink has done so far.</summary>
    public KafkaCounts Counts => new()
    {
        Acknowledged = Volatile.Read(ref _acknowledged),
        Retried = _settlement.Retried,
        DeadLettered = _settlement.DeadLettered,
    };

    /// <inheritdoc/>
    public ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        DocumentBatch documents = _documents.Render(delivery);
        return new ValueTask(DeliverAsync(new DocumentWrite(documents, delivery, _topic), cancellationToken));
    }

    /// <summary>Checks, before anything is delivered, whether the cluster can be reached.</summary>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>What prevents delivery, and what would help; <see langword="null"/> if nothing is known to.</returns>
    public async Task<string?> CheckAsync(CancellationToken cancellationToken = default)
    {
        using IAdminClient admin = _producer.CreateAdmin();
        try
        {
            await admin.DescribeClusterAsync(new DescribeClusterOptions { RequestTimeout = _options.Connection.RequestTimeout })
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (KafkaException e)
        {
            return ClientErrors.Describe(e.Error, _options.Connection.Hosts, "Kafka", _producer.LastFailure);
        }
    }

    /// <summary>Stops and returns the memory; only when no pipeline uses the sink.</summary>
    public ValueTask DisposeAsync()
    {
        _producer.Dispose();
        _deadLetters.Dispose();
        _documents.Dispose();
        return default;
    }

    private async Task DeliverAsync(DocumentWrite write, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<Refusal> refused = await SendAsync(write, write.All, isAlone: false, cancellationToken).ConfigureAwait(false);
            while (refused.Count > 0)
            {
                WriteRemainder rest = await _settlement.SettleAsync(write, refused, cancellationToken).ConfigureAwait(false);
                refused = await SendAsync(write, rest.Alone, isAlone: true, cancellationToken).ConfigureAwait(false);
                if (rest.Later.Count == 0)
                    continue;
                await Task.Delay(_options.RefusedRetryDelay, cancellationToken).ConfigureAwait(false);
                refused = [.. refused, .. await SendAsync(write, rest.Later, isAlone: false, cancellationToken).ConfigureAwait(false)];
            }
        }
        finally
        {
            _documents.Keep(write.Documents);
        }
    }

    private async ValueTask<IReadOnlyList<Refusal>> SendAsync(
        DocumentWrite write, IReadOnlyList<int> documents, bool isAlone, CancellationToken cancellationToken)
    {
        if (documents.Count == 0)
            return [];
        IReadOnlyList<Refusal> refused = await _producer.SendAsync(write, documents, isAlone, cancellationToken).ConfigureAwait(false);
        Interlocked.Add(ref _acknowledged, documents.Count - refused.Count);
        _telemetry.CountDocuments(SinkTelemetry.Acknowledged, documents.Count - refused.Count);
        _telemetry.CountSent(documents.Sum(d => (long)write.Documents[d].Length));
        if (refused.Count < documents.Count)
            _problems.Recover();
        return refused;
    }
}
