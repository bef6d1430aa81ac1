using System.Collections.Concurrent;
using System.Text;

namespace VpcFlow.Pipeline.Tests.Sources;

/// <summary>Keeps the ids and texts of documents, as an index would.</summary>
internal sealed class CollectingSink : IFlowLogSink
{
    private readonly ConcurrentDictionary<string, string> _documents = [];
    private int _writes;

    /// <summary>Called with each batch before it is kept; may wait or fail.</summary>
    public Func<FlowLogObject, Task>? OnWrite { get; init; }

    public IReadOnlyDictionary<string, string> Documents => _documents;

    /// <summary>How many batches were written, also those of documents that were there before.</summary>
    public int Writes => _writes;

    public async ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        using var documents = new DocumentBatch();
        delivery.Batch.WriteEcs(documents, new EcsWriterOptions { Origin = delivery.Object.Origin, Identity = delivery.Object.Identity });
        if (OnWrite is { } before)
            await before(delivery.Object).WaitAsync(cancellationToken);
        for (int i = 0; i < documents.Count; i++)
            _documents[Encoding.UTF8.GetString(documents.Id(i).Span)] = Encoding.UTF8.GetString(documents[i].Span);
        Interlocked.Increment(ref _writes);
    }
}
