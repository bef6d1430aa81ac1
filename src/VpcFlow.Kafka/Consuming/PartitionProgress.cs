using Confluent.Kafka;

namespace VpcFlow.Kafka.Consuming;

/// <summary>
/// How far a partition is delivered, from its assignment to its revocation: an offset counts as delivered when all before it are, too.
/// </summary>
/// <param name="place">The partition.</param>
internal sealed class PartitionProgress(TopicPartition place)
{
    private readonly Lock _lock = new();
    private readonly Queue<MessageRun> _open = [];
    private TaskCompletionSource? _idle;
    private long? _first;
    private int _inFlight;
    private bool _isLeaving;
    private bool _isLost;

    public TopicPartition Place => place;

    /// <summary>The offset after what is delivered; <see langword="null"/> if nothing is.</summary>
    public long? Delivered { get; private set; }

    /// <summary>The first offset that is not delivered; <see langword="null"/> if nothing was received.</summary>
    public long? Undelivered
    {
        get
        {
            lock (_lock)
                return Delivered ?? _first;
        }
    }

    /// <summary>A message was received.</summary>
    public void Receive(long offset)
    {
        lock (_lock)
            _first ??= offset;
    }

    /// <summary>Adds a run that follows those before it.</summary>
    public void Begin(MessageRun run)
    {
        lock (_lock)
            _open.Enqueue(run);
    }

    /// <summary>Whether the pipeline may have a run, which is then in flight.</summary>
    public bool TryHandOut()
    {
        lock (_lock)
        {
            if (_isLeaving)
                return false;
            _inFlight++;
            return true;
        }
    }

    /// <summary>Ends a run that was in flight.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isDelivered">Whether its messages are delivered, or kept as dead letters.</param>
    /// <param name="store">Stores the offset after what is delivered, if that is further than before.</param>
    public void End(MessageRun run, bool isDelivered, Action<TopicPartitionOffset> store)
    {
        lock (_lock)
        {
            run.IsDone = isDelivered;
            long? before = Delivered;
            while (_open.TryPeek(out MessageRun? first) && first.IsDone)
                Delivered = _open.Dequeue().Next;
            if (Delivered != before && !_isLost)
                store(new TopicPartitionOffset(place, Delivered!.Value));
            if (--_inFlight == 0)
                _idle?.TrySetResult();
        }
    }

    /// <summary>Hands nothing more out, and returns a task that completes when nothing is in flight any more.</summary>
    public Task LeaveAsync()
    {
        lock (_lock)
        {
            _isLeaving = true;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_inFlight == 0)
                _idle.TrySetResult();
            return _idle.Task;
        }
    }

    /// <summary>The partition belongs to another member: what is in flight changes nothing any more.</summary>
    public void Lose()
    {
        lock (_lock)
            _isLeaving = _isLost = true;
    }
}
