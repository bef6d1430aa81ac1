namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>Counts what was done; safe for use by several threads at once.</summary>
internal sealed class BulkCounters
{
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
    }

    public void AddRetried(int documents) => Interlocked.Add(ref _retried, documents);

    public void AddDeadLettered(int documents, int inFailureStore)
    {
        Interlocked.Add(ref _deadLettered, documents);
        Interlocked.Add(ref _inFailureStore, inFailureStore);
    }

    public void AddDurable(int created, int duplicates)
    {
        Interlocked.Add(ref _created, created);
        Interlocked.Add(ref _duplicates, duplicates);
    }
}
