using VpcFlow.Pipeline.Elasticsearch.Bulk;

namespace VpcFlow.Pipeline.Elasticsearch.Delivery;

/// <summary>
/// Durable documents, until all are known and counted: whoever waits for the last of them may read the counters next.
/// </summary>
internal sealed class DurableRun
{
    private readonly List<(PendingWrite Write, int Documents)> _writes = [];

    /// <summary>The number of documents.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a document that is durable. Those of one write follow each other.</summary>
    public void Add(PendingWrite write)
    {
        Count++;
        if (_writes.Count > 0 && ReferenceEquals(_writes[^1].Write, write))
            _writes[^1] = (write, _writes[^1].Documents + 1);
        else
            _writes.Add((write, 1));
    }

    /// <summary>Settles what was added.</summary>
    public void Settle()
    {
        foreach ((PendingWrite write, int documents) in _writes)
            write.Settle(documents);
    }
}
