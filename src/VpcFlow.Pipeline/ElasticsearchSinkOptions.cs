using VpcFlow.Documents;

namespace VpcFlow;

/// <summary>The options of an <see cref="ElasticsearchSink"/>.</summary>
/// <remarks>
/// Memory: the sink holds the documents of the writes that have not returned (the pipeline limits them, by
/// <see cref="FlowLogPipelineOptions.MaxBatchesInFlight"/>), and for each of up to <see cref="MaxRequests"/> requests a compressed body,
/// which is usually a tenth of <see cref="MaxRequestSize"/>.
/// </remarks>
public sealed class ElasticsearchSinkOptions
{
    private readonly string _namespace = "default";
    private readonly int _maxRequests = 8;
    private readonly int _requestSize = 5 << 20;
    private readonly int _minRequestSize = 1 << 20;
    private readonly int _maxRequestSize = 20 << 20;

    /// <summary>The cluster.</summary>
    public required ElasticsearchConnection Connection { get; init; }

    /// <summary>
    /// The folder for documents that the cluster refuses, which is created if necessary. They are kept as NDJSON files, durable before the
    /// write that they belong to returns.
    /// </summary>
    public required string DeadLetterFolder { get; init; }

    /// <summary>
    /// The name of the sink in metrics (<see cref="FlowLogTelemetry"/>), <c>elasticsearch</c> by default. Several sinks have names of
    /// their own.
    /// </summary>
    public string Name { get; init; } = "elasticsearch";

    /// <summary>
    /// Whether documents that the cluster refuses are kept in the data stream <c>logs-vpcflow.dead_letters-{namespace}</c>, as text with
    /// the reason. What it does not take there either, or can't take now, is kept in <see cref="DeadLetterFolder"/>. By default, all is.
    /// </summary>
    public bool DeadLetterStream { get; init; }

    /// <summary>The namespace of the data stream <c>logs-aws.vpcflow-{namespace}</c> and of its documents.</summary>
    /// <exception cref="ArgumentException">The value is not a namespace, see <see cref="EcsWriterOptions.Namespace"/>.</exception>
    public string Namespace
    {
        get => _namespace;
        init => _namespace = DataStreamNamespace.Validate(value);
    }

    /// <summary>Whether rejected lines are skipped, the default, or become documents.</summary>
    public FlowLogErrorHandling OnError { get; init; }

    /// <summary>The size in bytes of a request, before compression, that the sink begins with: 5 MiB by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int RequestSize { get => _requestSize; init => _requestSize = Positive(value); }

    /// <summary>The size that requests are made no smaller than in search of the best throughput: 1 MiB by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MinRequestSize { get => _minRequestSize; init => _minRequestSize = Positive(value); }

    /// <summary>The size that requests are made no larger than in search of the best throughput: 20 MiB by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxRequestSize { get => _maxRequestSize; init => _maxRequestSize = Positive(value); }

    /// <summary>
    /// The maximum number of requests at the same time, 8 by default. The sink begins with 2, adds one while the cluster keeps up, and
    /// halves them when it says that it is overloaded.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxRequests { get => _maxRequests; init => _maxRequests = Positive(value); }

    /// <summary>The longest time that a document waits for others to fill its request: 5 seconds by default.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The time without any new document after which a request is sent although it is not full, so that a pipeline whose batches all wait
    /// goes on: 250 milliseconds by default.
    /// </summary>
    public TimeSpan IdleInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The time after which a write whose documents are still not taken fails, so that its object is abandoned; <see langword="null"/>, the
    /// default, to try for ever.
    /// </summary>
    public TimeSpan? GiveUpAfter { get; init; }

    /// <summary>The longest delay between two attempts, 60 seconds by default; the delays grow from 1 second and are random.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The delay between two attempts while the cluster refuses the client or has no such data stream, which does not pass by itself: 30
    /// seconds by default.
    /// </summary>
    public TimeSpan RefusedRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Receives what prevents delivery, when it begins and when it becomes something else; never from two threads at once. The sink goes on
    /// trying.
    /// </summary>
    public Action<string>? OnProblem { get; init; }

    /// <summary>Is called when documents are delivered again after a problem; never from two threads at once.</summary>
    public Action? OnRecovered { get; init; }

    /// <summary>The clock of delays, of time-outs and of <c>event.ingested</c>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Knows more about the addresses of records, such as their country; <see langword="null"/>, the default, adds nothing to documents.
    /// </summary>
    public IAddressEnricher? Enricher { get; init; }

    private static int Positive(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
