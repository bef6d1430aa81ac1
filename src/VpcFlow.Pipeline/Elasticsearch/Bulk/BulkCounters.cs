using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>Counts what was done; safe for use by several threads at once.</summary>
/// <param name="name">The name of the sink in metrics.</param>
internal sealed class BulkCounters(string name)
{
    private readonly SinkTelemetry _telemetry = SinkTelemetry.OfDocuments(
        name, SinkTelemetry.Created, SinkTelemetry.Duplicate, SinkTelemetry.DeadLettered);

    private long _created;
    private long _duplicates;
    private long _retried;
    private long _deadLettered;
    private long _inFailureStore;
    private long _requests;
    private long _bytesSent;

    public ElasticsearchCounts Current => new()
    {
        Created = Interlocked.Read(ref _created),
        Duplicates = Interlocked.Read(ref _duplicates),
        Retried = Interlocked.Read(ref _retried),
        DeadLettered = Interlocked.Read(ref _deadLettered),
        InFailureStore = Interlocked.Read(ref _inFailureStore),
        Requests = Interlocked.Read(ref _requests),
        BytesSent = Interlocked.Read(ref _bytesSent),
    };

    public void AddRequest(int bytes)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bytesSent, bytes);
        _telemetry.CountSent(bytes);
    }

    public void AddAnswer(BulkAnswerKind kind, TimeSpan elapsed) => _telemetry.MeasureRequest(WordOf(kind), elapsed);

    public void AddRetried(int documents)
    {
        Interlocked.Add(ref _retried, documents);
        _telemetry.CountRetries(documents);
    }

    public void AddDeadLettered(int documents, int inFailureStore)
    {
        Interlocked.Add(ref _deadLettered, documents);
        Interlocked.Add(ref _inFailureStore, inFailureStore);
        _telemetry.CountDocuments(SinkTelemetry.DeadLettered, documents);
    }

    public void AddDurable(int created, int duplicates)
    {
        Interlocked.Add(ref _created, created);
        Interlocked.Add(ref _duplicates, duplicates);
        _telemetry.CountDocuments(SinkTelemetry.Created, created);
        _telemetry.CountDocuments(SinkTelemetry.Duplicate, duplicates);
    }

    /// <summary>What came of a request, in words for labels.</summary>
    public static string WordOf(BulkAnswerKind kind) => kind switch
    {
        BulkAnswerKind.Items => "answered",
        BulkAnswerKind.TooLarge => "too_large",
        BulkAnswerKind.Overloaded => "overloaded",
        BulkAnswerKind.Unavailable => "unavailable",
        BulkAnswerKind.TimedOut => "timed_out",
        BulkAnswerKind.Torn => "torn",
        BulkAnswerKind.Refused => "refused",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such answer."),
    };
}
