namespace VpcFlow.Pipeline.Elasticsearch.Connections;

/// <summary>Tells the time that has passed, which no change of the system's clock affects.</summary>
/// <param name="time">The source of the time.</param>
internal sealed class Clock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeProvider Time { get; } = time;

    /// <summary>The time since the clock was created.</summary>
    public TimeSpan Now => Time.GetElapsedTime(_start);
}
