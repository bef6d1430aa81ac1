using VpcFlow.Documents;
using VpcFlow.Kafka.Producing;

namespace VpcFlow;

/// <summary>The options of a <see cref="KafkaSink"/>.</summary>
/// <remarks>
/// Memory: the documents of the writes that have not returned (the pipeline limits them, by
/// <see cref="FlowLogPipelineOptions.MaxBatchesInFlight"/>), and up to 64 MiB of messages that librdkafka has not sent yet.
/// </remarks>
public sealed class KafkaSinkOptions
{
    private readonly string _namespace = "default";
    private readonly string _topic = "";
    private readonly int _maxMessageSize = 1_000_000;

    /// <summary>The cluster.</summary>
    public required KafkaConnection Connection { get; init; }

    /// <summary>
    /// The name of the sink in metrics (<see cref="FlowLogTelemetry"/>), <c>kafka</c> by default. Several sinks have names of
    /// their own.
    /// </summary>
    public string Name { get; init; } = "kafka";

    /// <summary>
    /// The topic. <c>%{[cloud.account.id]}</c> and <c>%{[cloud.region]}</c> in it stand for the account and region of a document, or for
    /// <c>unknown</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not the name of a topic.</exception>
    public required string Topic
    {
        get => _topic;
        init
        {
            TopicPattern.Parse(value);
            _topic = value;
        }
    }

    /// <summary>
    /// The folder for documents that the brokers never take, which is created if necessary. They are kept as NDJSON files, durable before
    /// the write that they belong to returns.
    /// </summary>
    public required string DeadLetterFolder { get; init; }

    /// <summary>The namespace of the data stream in documents.</summary>
    /// <exception cref="ArgumentException">The value is not a namespace, see <see cref="EcsWriterOptions.Namespace"/>.</exception>
    public string Namespace
    {
        get => _namespace;
        init => _namespace = DataStreamNamespace.Validate(value);
    }

    /// <summary>How messages are compressed.</summary>
    public KafkaCompression Compression { get; init; } = KafkaCompression.Lz4;

    /// <summary>
    /// The maximum size in bytes of a message, and of those that are sent together before they are compressed: 1,000,000 by default, as
    /// brokers take them. A larger one is kept as a dead letter.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1000 or greater than 1,000,000,000.</exception>
    public int MaxMessageSize
    {
        get => _maxMessageSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1000);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_000_000_000);
            _maxMessageSize = value;
        }
    }

    /// <summary>How long a message waits for others to be sent together: 5 milliseconds by default.</summary>
    public TimeSpan LingerTime { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// The time after which a write whose documents are still not acknowledged fails, so that its object is abandoned;
    /// <see langword="null"/>, the default, to try for ever.
    /// </summary>
    public TimeSpan? GiveUpAfter { get; init; }

    /// <summary>
    /// The delay between two attempts while the brokers refuse the client or have no such topic, which does not pass by itself: 30 seconds
    /// by default.
    /// </summary>
    public TimeSpan RefusedRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether rejected lines are skipped, the default, or become documents.</summary>
    public FlowLogErrorHandling OnError { get; init; }

    /// <summary>
    /// Receives what prevents delivery, when it begins and when it becomes something else; never from two threads at once. The sink goes on
    /// trying.
    /// </summary>
    public Action<string>? OnProblem { get; init; }

    /// <summary>Is called when documents are delivered again after a problem; never from two threads at once.</summary>
    public Action? OnRecovered { get; init; }

    /// <summary>
    /// Knows more about the addresses of records, such as their country; <see langword="null"/>, the default, adds nothing to documents.
    /// </summary>
    public IAddressEnricher? Enricher { get; init; }
}
