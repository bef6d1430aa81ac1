namespace VpcFlow.Kafka.Consuming;

/// <summary>The runs that failed, until they are due again.</summary>
internal sealed class RetryQueue
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<MessageRun, long> _waiting = new();

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
                return _waiting.Count == 0;
        }
    }

    public void Add(MessageRun run, TimeSpan delay)
    {
        lock (_lock)
            _waiting.Enqueue(run, Environment.TickCount64 + (long)delay.TotalMilliseconds);
    }

    /// <summary>Returns a run that is due; <see langword="null"/> if there is none.</summary>
    public MessageRun? TryTake()
    {
        lock (_lock)
        {
            return _waiting.TryPeek(out _, out long due) && due <= Environment.TickCount64 ? _waiting.Dequeue() : null;
        }
    }
}
