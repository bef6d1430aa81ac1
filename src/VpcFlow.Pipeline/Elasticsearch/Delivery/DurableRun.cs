using VpcFlow.Pipeline.Elasticsearch.Bulk;

namespace VpcFlow.Pipeline.Elasticsearch.Delivery;

/// <summary>Settles documents write by write, since those of one write follow each other.</summary>
internal struct DurableRun
{
    private PendingWrite? _write;
    private int _pending;

    /// <summary>The number of documents.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a document that is durable.</summary>
    public void Add(PendingWrite write)
    {
        if (!ReferenceEquals(write, _write))
            End();
        _write = write;
        _pending++;
        Count++;
    }

    /// <summary>Settles what was added.</summary>
    public void End()
    {
        if (_pending > 0)
            _write!.Settle(_pending);
        _pending = 0;
    }
}
