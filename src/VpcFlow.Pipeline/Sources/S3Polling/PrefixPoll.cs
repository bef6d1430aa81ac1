using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Amazon.S3.Model;
using VpcFlow.Pipeline.Sources.S3;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>
/// Searches all keys with a prefix for objects that are not delivered, where nothing is known about the order of the keys.
/// </summary>
/// <param name="listing">Lists the keys.</param>
/// <param name="journal">Names the objects that are delivered.</param>
/// <param name="objects">Creates objects.</param>
/// <param name="attempts">Has the objects that failed.</param>
/// <param name="prefix">The prefix.</param>
internal sealed class PrefixPoll(S3Listing listing, KeyJournal journal, PolledObjects objects, Attempts attempts, string prefix)
{
    private readonly ConcurrentDictionary<UInt128, bool> _inWork = [];

    public async IAsyncEnumerable<PolledObject> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var existing = new HashSet<UInt128>();
        await foreach (S3Object next in listing.ObjectsAsync(prefix, startAfter: null, cancellationToken).ConfigureAwait(false))
        {
            UInt128 key = KeyJournal.HashOf(next.Key, next.ETag);
            existing.Add(key);

            // Folders that people create are objects, too.
            if (next.Key.EndsWith('/') || journal.Contains(key) || !attempts.IsDue(next.Key) || !_inWork.TryAdd(key, true))
                continue;
            var place = new JournalPlace(journal, _inWork, key);
            if (objects.Select(next))
                yield return objects.Create(next, isCandidate: ObjectKey.Parse(next.Key).FlowLogId is null, place);
            else
                place.Complete();
        }

        journal.Compact(existing);
    }
}
