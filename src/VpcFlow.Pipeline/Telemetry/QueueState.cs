namespace VpcFlow.Pipeline.Telemetry;

/// <summary>What is known of the queue or the topics that a source reads; safe for use by several threads at once.</summary>
/// <param name="time">The time.</param>
internal sealed class QueueState(TimeProvider time)
{
    private const long Unknown = -1;
    private const long None = 0;
    private long _depth = Unknown;
    private long _oldest = Unknown;

    /// <summary>The number of messages that wait.</summary>
    public long? Depth
    {
        get => Volatile.Read(ref _depth) is >= 0 and long depth ? depth : null;
        set => Volatile.Write(ref _depth, value ?? Unknown);
    }

    /// <summary>The age of the oldest message that was received last; zero if there was none, <see langword="null"/> if unknown.</summary>
    public TimeSpan? Age => Volatile.Read(ref _oldest) switch
    {
        Unknown => null,
        None => TimeSpan.Zero,
        long ticks => time.GetUtcNow().UtcTicks - ticks is > 0 and long age ? new TimeSpan(age) : TimeSpan.Zero,
    };

    /// <summary>Remembers what was received.</summary>
    /// <param name="oldest">When the oldest message was sent; <see langword="null"/> if nothing waited.</param>
    public void Received(DateTimeOffset? oldest) => Volatile.Write(ref _oldest, oldest?.UtcTicks ?? None);
}
