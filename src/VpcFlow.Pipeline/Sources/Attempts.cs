using System.Collections.Concurrent;
using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow.Pipeline.Sources;

/// <summary>The objects that failed: how often, and when they are to be read again.</summary>
/// <param name="clock">The clock.</param>
/// <param name="first">How long an object waits after its first failure.</param>
/// <param name="denied">How long one waits that may not be read.</param>
internal sealed class Attempts(TimeProvider clock, TimeSpan first, TimeSpan denied)
{
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Due, bool IsDenied)> _failed = new(StringComparer.Ordinal);

    /// <summary>Whether there are objects that may be delivered soon; access that is missing takes a person to give.</summary>
    public bool HasAny => _failed.Values.Any(f => !f.IsDenied);

    public bool IsDue(string key)
        => !_failed.TryGetValue(key, out (int Count, DateTimeOffset Due, bool IsDenied) failed) || failed.Due <= clock.GetUtcNow();

    /// <summary>An object failed.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="isDenied">Whether it may not be read, which does not count: the policy is wrong, not the object.</param>
    /// <returns>How often it failed.</returns>
    public int Fail(string key, bool isDenied)
    {
        int before = _failed.TryGetValue(key, out (int Count, DateTimeOffset Due, bool IsDenied) failed) ? failed.Count : 0;
        int count = isDenied ? before : before + 1;
        _failed[key] = (count, clock.GetUtcNow() + (isDenied ? denied : Backoff.Of(count, first)), isDenied);
        return count;
    }

    public void Remove(string key) => _failed.TryRemove(key, out _);
}
