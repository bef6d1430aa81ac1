namespace VpcFlow.Pipeline.Engine;

/// <summary>Whether the reader of an object waits for content: time that its source is responsible for.</summary>
/// <param name="time">The time.</param>
internal sealed class ContentWatch(TimeProvider time)
{
    private int _waiting;
    private long _lastRead;

    public bool IsWaiting => Volatile.Read(ref _waiting) > 0;

    /// <summary>When content came last.</summary>
    public DateTimeOffset LastRead => new(Volatile.Read(ref _lastRead), TimeSpan.Zero);

    public void Begin() => Interlocked.Increment(ref _waiting);

    public void End()
    {
        Volatile.Write(ref _lastRead, time.GetUtcNow().UtcTicks);
        Interlocked.Decrement(ref _waiting);
    }
}
