namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>
/// The documents of one write, until each of them is created, or kept as a dead letter. They belong to the sink, so a caller that stops
/// waiting takes no memory away from a request that is on its way.
/// </summary>
/// <param name="documents">The documents.</param>
/// <param name="index">Their data stream.</param>
/// <param name="begun">When the write began.</param>
internal sealed class PendingWrite(IPendingDocuments documents, string index, TimeSpan begun)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = documents.Count;

    public IPendingDocuments Documents { get; } = documents;

    public string Index { get; } = index;

    public TimeSpan Begun { get; } = begun;

    /// <summary>Completes when all documents are settled, or the write has failed or was cancelled.</summary>
    public Task Done => _done.Task;

    /// <summary>Whether nobody waits any more, so that documents that are not on their way need not be sent.</summary>
    public bool IsOver => _done.Task.IsCompleted;

    /// <summary>Settles documents: they are durable, or not sent because the write is over.</summary>
    public void Settle(int count)
    {
        if (Interlocked.Add(ref _left, -count) > 0)
            return;
        Documents.Release();
        _done.TrySetResult();
    }

    public void Cancel(CancellationToken cancellationToken) => _done.TrySetCanceled(cancellationToken);

    public void Fail(Exception reason) => _done.TrySetException(reason);
}
