using System.Runtime.CompilerServices;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>
/// Searches a bucket, each time in the same way: by the folders of flow logs if it has them, otherwise all keys. The way is chosen by the
/// first search that finds something.
/// </summary>
/// <param name="listing">Lists the keys.</param>
/// <param name="source">The name of the source.</param>
/// <param name="objects">Creates objects.</param>
/// <param name="attempts">Has the objects that failed.</param>
/// <param name="problems">Reports what went wrong.</param>
/// <param name="options">The options of the source.</param>
internal sealed class BucketSearch(
    S3Listing listing,
    string source,
    PolledObjects objects,
    Attempts attempts,
    Problems problems,
    S3PollingSourceOptions options) : IDisposable
{
    private readonly FolderSearch _folders = new(listing);
    private readonly PollingState _state = new(options.State, source, options.LookBack, problems);
    private KeyJournal? _journal;
    private PrefixPoll? _prefix;
    private bool _hasWorked;

    public async IAsyncEnumerable<PolledObject> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<RegionFolder>? folders = await _folders.FindAsync(options.BucketListPrefix, cancellationToken).ConfigureAwait(false);
        _hasWorked = true;
        if (folders is null)
        {
            _journal ??= KeyJournal.Open(options.State.PathOf(source, KeyJournal.Extension), source);
            _prefix ??= new PrefixPoll(listing, _journal, objects, attempts, options.BucketListPrefix);
            await foreach (PolledObject next in _prefix.RunAsync(cancellationToken).ConfigureAwait(false))
                yield return next;
            yield break;
        }

        var poll = new FolderPoll(listing, _state, objects, attempts, options);
        foreach (RegionFolder folder in folders)
        {
            await foreach (PolledObject next in poll.RunAsync(folder, cancellationToken).ConfigureAwait(false))
                yield return next;
        }
    }

    /// <summary>
    /// Moves to the next object of a search. A search that fails ends and is repeated later, unless none has worked yet, or there is only
    /// one.
    /// </summary>
    /// <exception cref="IOException">The bucket can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">Listing the bucket is not allowed.</exception>
    public async ValueTask<bool> TryMoveAsync(IAsyncEnumerator<PolledObject> search)
    {
        try
        {
            return await search.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && _hasWorked && !options.StopsAtEnd)
        {
            problems.Report(e.Message);
            return false;
        }
    }

    public void Save()
    {
        lock (_state.Lock)
            _state.Save();
    }

    public void Dispose()
    {
        Save();
        _journal?.Dispose();
    }
}
