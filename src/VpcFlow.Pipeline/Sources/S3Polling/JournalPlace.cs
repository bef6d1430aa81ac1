using System.Collections.Concurrent;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>An object without an order.</summary>
/// <param name="journal">Names the objects that are delivered.</param>
/// <param name="inWork">Has the objects in work.</param>
/// <param name="key">The hash of its key and content.</param>
internal sealed class JournalPlace(KeyJournal journal, ConcurrentDictionary<UInt128, bool> inWork, UInt128 key) : IPlace
{
    public void Complete()
    {
        journal.Add(key);
        inWork.TryRemove(key, out _);
    }

    public void Release() => inWork.TryRemove(key, out _);
}
