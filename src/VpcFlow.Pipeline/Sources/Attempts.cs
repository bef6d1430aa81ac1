using System.Collections.Concurrent;
using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow.Pipeline.Sources;

/// <summary>The objects that failed: how often, and when they are to be read again.</summary>
/// <param name="clock">The clock.</param>
/// <param name="first">How long an object waits after its first failure.</param>
/// <param name="denied">How long one waits that may not be read.</param>
internal sealed class Attempts(TimeProvider clock, TimeSpan first, TimeSpan denied)
{
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Due)> _failed = new(StringComparer.Ordinal);

    public bool HasAny => !_failed.IsEmpty;

    public bool IsDue(string key)
        => !_failed.TryGetValue(key, out (int Count, DateTimeOffset Due) failed) || failed.Due <= clock.GetUtcNow();

    /// <summary>An object failed.</summary>
    /// <returns>How often it did.</returns>
    public int Fail(string key, bool isDenied)
    {
        int count = _failed.TryGetValue(key, out (int Count, DateTimeOffset Due) failed) ? failed.Count + 1 : 1;
        _failed[key] = (count, clock.GetUtcNow() + (isDenied ? denied : Backoff.Of(count, first)));
        return count;
    }

    public void Remove(string key) => _failed.TryRemove(key, out _);
}
