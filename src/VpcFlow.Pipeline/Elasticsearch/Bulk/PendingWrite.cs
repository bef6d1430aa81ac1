namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>
/// The documents of one write, until each of them is created, or kept as a dead letter. They belong to the sink, so a caller that stops
/// waiting takes no memory away from a request that is on its way.
/// </summary>
/// <param name="documents">The documents.</param>
/// <param name="source">The object that they come from.</param>
/// <param name="index">Their data stream.</param>
/// <param name="begun">When the write began.</param>
/// <param name="release">Takes the documents back when nothing needs them any more.</param>
internal sealed class PendingWrite(
    DocumentBatch documents, FlowLogObject source, string index, TimeSpan begun, Action<DocumentBatch> release)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = documents.Count;

    public DocumentBatch Documents { get; } = documents;

    public FlowLogObject Source { get; } = source;

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
        release(Documents);
        _done.TrySetResult();
    }

    public void Cancel(CancellationToken cancellationToken) => _done.TrySetCanceled(cancellationToken);

    public void Fail(Exception reason) => _done.TrySetException(reason);
}
