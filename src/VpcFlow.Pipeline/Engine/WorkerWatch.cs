namespace VpcFlow.Pipeline.Engine;

/// <summary>What a worker is doing, and since when: written by the worker, read by anybody.</summary>
/// <param name="time">The time.</param>
internal sealed class WorkerWatch(TimeProvider time)
{
    private readonly Lock _lock = new();
    private ObjectRun? _current;
    private DateTimeOffset _since;

    /// <summary>The worker begins to read or to render a batch.</summary>
    public void Begin(ObjectRun current)
    {
        lock (_lock)
            (_current, _since) = (current, time.GetUtcNow());
    }

    /// <summary>The worker waits for something else to do.</summary>
    public void End()
    {
        lock (_lock)
            _current = null;
    }

    /// <summary>Says on what the worker has computed for too long.</summary>
    public string? FindStall(TimeSpan patience)
    {
        lock (_lock)
        {
            if (_current is not { } current || current.Content.Watch.IsWaiting)
                return null;
            DateTimeOffset since = current.Content.Watch.LastRead > _since ? current.Content.Watch.LastRead : _since;
            TimeSpan elapsed = time.GetUtcNow() - since;
            return elapsed > patience ? $"{current.Object.Name}: a batch has taken {(long)elapsed.TotalSeconds} s" : null;
        }
    }
}
