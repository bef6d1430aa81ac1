using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace VpcFlow.Pipeline.Sinks;

/// <summary>Renders batches as documents with ids, in buffers that are used again.</summary>
/// <param name="dataNamespace">The namespace of documents whose object has none of its own.</param>
/// <param name="onError">What becomes of rejected lines.</param>
/// <param name="enricher">Knows more about addresses.</param>
/// <param name="time">The clock.</param>
internal sealed class DocumentBatchPool(
    string dataNamespace, FlowLogErrorHandling onError, IAddressEnricher? enricher, TimeProvider time) : IDisposable
{
    /// <summary>The number of unused buffers that are kept; each is as large as the largest batch that it had.</summary>
    private const int MaxFree = 24;

    private readonly ConcurrentBag<DocumentBatch> _free = [];
    private readonly ConditionalWeakTable<FlowLogObject, FlowLogIdentity> _ownIdentities = [];

    /// <summary>Whether documents have the time at which they are rendered, which is that of their delivery.</summary>
    public bool HasIngested { get; init; }

    /// <summary>Renders a batch; <see cref="Keep"/> takes the documents back.</summary>
    public DocumentBatch Render(FlowLogDelivery delivery)
    {
        DocumentBatch documents = _free.TryTake(out DocumentBatch? free) ? free : new DocumentBatch();
        delivery.Batch.WriteEcs(documents, OptionsOf(delivery.Object));
        return documents;
    }

    public void Keep(DocumentBatch documents)
    {
        if (_free.Count < MaxFree)
            _free.Add(documents);
        else
            documents.Dispose();
    }

    /// <summary>Returns the memory of what is not in use.</summary>
    public void Dispose()
    {
        foreach (DocumentBatch documents in _free)
            documents.Dispose();
        _free.Clear();
    }

    /// <summary>An object without an identity has one of its own each time that it is read.</summary>
    private EcsWriterOptions OptionsOf(FlowLogObject source) => new()
    {
        Namespace = source.DataStreamNamespace ?? dataNamespace,
        Origin = source.Origin,
        Identity = source.Identity ?? _ownIdentities.GetValue(source, static _ => FlowLogIdentity.Request(Guid.NewGuid().ToString("N"))),
        Ingested = HasIngested ? time.GetUtcNow() : null,
        OnError = onError,
        Enricher = enricher,
        TimeProvider = time,
    };
}
