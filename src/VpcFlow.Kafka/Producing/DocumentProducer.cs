using Confluent.Kafka;
using VpcFlow.Kafka.Clients;
using VpcFlow.Pipeline.Elasticsearch.Delivery;

namespace VpcFlow.Kafka.Producing;

/// <summary>Sends messages to the brokers, and waits for their answers.</summary>
internal sealed class DocumentProducer : IDisposable
{
    /// <summary>How long to wait for room among the messages that were not sent yet.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(5);

    private readonly KafkaSinkOptions _options;
    private readonly Problems _problems;
    private readonly ClientLog _log = new();
    private readonly IProducer<byte[], byte[]> _together;
    private readonly Lazy<IProducer<byte[], byte[]>> _alone;

    public DocumentProducer(KafkaSinkOptions options, Problems problems)
    {
        (_options, _problems) = (options, problems);
        _together = Create(ProducerSettings.Create(options));
        _alone = new(() => Create(ProducerSettings.CreateAlone(options)));
    }

    /// <summary>What librdkafka logged last as a failure, such as that of a handshake; <see langword="null"/> if nothing.</summary>
    public string? LastFailure => _log.LastFailure;

    /// <summary>Creates a client that asks about the cluster.</summary>
    public IAdminClient CreateAdmin() => new DependentAdminClientBuilder(_together.Handle).Build();

    /// <summary>Sends documents, and returns those that were not acknowledged, when there is an answer for each.</summary>
    /// <param name="write">The documents.</param>
    /// <param name="documents">The numbers of those to send.</param>
    /// <param name="isAlone">Whether each is sent on its own rather than together with others.</param>
    /// <param name="cancellationToken">Cancels waiting; what was sent may still arrive.</param>
    public async Task<IReadOnlyList<Refusal>> SendAsync(
        DocumentWrite write, IReadOnlyList<int> documents, bool isAlone, CancellationToken cancellationToken)
    {
        var round = new DeliveryRound(write, documents.Count, isAlone);
        Action<DeliveryReport<byte[], byte[]>> report = round.Report;
        IProducer<byte[], byte[]> producer = isAlone ? _alone.Value : _together;
        foreach (int document in documents)
        {
            while (!TrySend(producer, write, document, round, report))
                await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
        }

        return await round.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _together.Dispose();
        if (_alone.IsValueCreated)
            _alone.Value.Dispose();
    }

    /// <summary>Sends a document; returns <see langword="false"/> if there is no room for it now.</summary>
    private static bool TrySend(
        IProducer<byte[], byte[]> producer,
        DocumentWrite write,
        int document,
        DeliveryRound round,
        Action<DeliveryReport<byte[], byte[]>> report)
    {
        try
        {
            producer.Produce(write.TopicOf(document), write.Create(document), report);
        }
        catch (ProduceException<byte[], byte[]> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
        catch (ProduceException<byte[], byte[]> e)
        {
            round.Refuse(document, e.Error);
        }

        return true;
    }

    private IProducer<byte[], byte[]> Create(ProducerConfig settings)
        => ClientFactory.Create(() => new ProducerBuilder<byte[], byte[]>(settings)
            .SetErrorHandler((_, error) => OnError(error))
            .SetLogHandler((_, line) => _log.Add(line))
            .Build());

    private void OnError(Error error)
    {
        if (ClientErrors.IsReported(error))
            _problems.Report(ClientErrors.Describe(error, _options.Connection.Hosts, $"topic {_options.Topic}", LastFailure));
    }
}
