using VpcFlow.Pipeline.Elasticsearch.Bulk;

namespace VpcFlow.Pipeline.Elasticsearch.Delivery;

/// <summary>
/// The documents that wait to be sent: those of new writes, which fill a request together, and those that are sent again. Not safe for use
/// by several threads at once.
/// </summary>
/// <param name="text">Knows how long documents are in a request.</param>
/// <param name="flushInterval">The longest time that a document waits for others.</param>
/// <param name="idleInterval">The time without a new document after which those that wait are sent.</param>
internal sealed class DeliveryQueue(BulkText text, TimeSpan flushInterval, TimeSpan idleInterval)
{
    private readonly Queue<BulkItem[]> _prepared = [];
    private readonly Queue<BulkItem> _again = [];
    private readonly PriorityQueue<BulkItem[], TimeSpan> _later = new();
    private readonly Queue<PendingWrite> _writes = [];
    private readonly List<PendingWrite> _over = [];
    private int _nextDocument;
    private long _size;
    private TimeSpan _lastArrival;

    /// <summary>Adds the documents of a new write.</summary>
    public void Add(PendingWrite write, TimeSpan now)
    {
        _writes.Enqueue(write);
        _lastArrival = now;
        for (int i = 0; i < write.Documents.Count; i++)
            _size += text.SizeOf(new BulkItem(write, i, 0));
    }

    /// <summary>Adds documents that are sent again as soon as possible.</summary>
    public void AddAgain(IEnumerable<BulkItem> items)
    {
        foreach (BulkItem item in items)
            _again.Enqueue(item);
    }

    /// <summary>Adds documents that are sent again later.</summary>
    public void AddLater(BulkItem[] items, TimeSpan due) => _later.Enqueue(items, due);

    /// <summary>Adds documents that are sent in a request of their own.</summary>
    public void AddPrepared(BulkItem[] items) => _prepared.Enqueue(items);

    /// <summary>Returns when there is a request to send; <see langword="null"/> if nothing waits.</summary>
    /// <param name="now">The time.</param>
    /// <param name="requestSize">The size of a full request.</param>
    public TimeSpan? DueAt(TimeSpan now, int requestSize)
    {
        if (_prepared.Count + _again.Count > 0 || _size >= requestSize)
            return now;
        TimeSpan due = TimeSpan.MaxValue;
        if (_writes.TryPeek(out PendingWrite? oldest))
            due = Min(oldest.Begun + flushInterval, _lastArrival + idleInterval);
        if (_later.TryPeek(out _, out TimeSpan later))
            due = Min(due, later);
        return due == TimeSpan.MaxValue ? null : due;
    }

    /// <summary>Takes the documents of the next request; empty if the writes of all that were due are over.</summary>
    /// <param name="now">The time.</param>
    /// <param name="requestSize">The size of a full request.</param>
    /// <param name="size">Receives the size of this one.</param>
    public BulkItem[] Take(TimeSpan now, int requestSize, out int size)
    {
        while (_later.TryPeek(out _, out TimeSpan due) && due <= now)
            AddAgain(_later.Dequeue());
        if (_prepared.TryDequeue(out BulkItem[]? prepared))
        {
            size = prepared.Sum(i => text.SizeOf(in i));
            return prepared;
        }

        var items = new List<BulkItem>();
        size = 0;
        while (_again.TryPeek(out BulkItem repeated) && TryAdd(items, in repeated, requestSize, ref size))
            _again.Dequeue();
        while (_again.Count == 0 && _writes.TryPeek(out PendingWrite? write))
        {
            var item = new BulkItem(write, _nextDocument, 0);
            if (!TryAdd(items, in item, requestSize, ref size))
                break;
            _size -= text.SizeOf(in item);
            if (++_nextDocument < write.Documents.Count)
                continue;
            _writes.Dequeue();
            _nextDocument = 0;
        }

        foreach (PendingWrite over in _over)
            over.Settle(1);
        _over.Clear();
        return [.. items];
    }

    /// <summary>Returns all writes of which documents wait, to give them up.</summary>
    public IEnumerable<PendingWrite> Writes()
        => _writes.Concat(_again.Concat(_prepared.SelectMany(p => p)).Concat(_later.UnorderedItems.SelectMany(l => l.Element))
            .Select(i => i.Write)).Distinct();

    /// <summary>Adds a document to a request, or leaves it out if its write is over; <see langword="false"/> if it does not fit.</summary>
    private bool TryAdd(List<BulkItem> items, in BulkItem item, int requestSize, ref int size)
    {
        int length = text.SizeOf(in item);
        if (items.Count > 0 && size + length > requestSize)
            return false;
        if (item.Write.IsOver)
        {
            _over.Add(item.Write);
            return true;
        }

        items.Add(item);
        size += length;
        return true;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
