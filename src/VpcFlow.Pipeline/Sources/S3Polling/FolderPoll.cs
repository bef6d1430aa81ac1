using System.Runtime.CompilerServices;
using Amazon.S3.Model;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>
/// Searches the folder of an account and region for objects that are not delivered. Keys sort by day and flow log before time, so each flow
/// log of each open day is listed for itself, from its cursor's look-back on.
/// </summary>
/// <param name="listing">Lists the keys.</param>
/// <param name="state">Has the cursors.</param>
/// <param name="objects">Creates objects.</param>
/// <param name="attempts">Has the objects that failed.</param>
/// <param name="options">The options of the source.</param>
internal sealed class FolderPoll(
    S3Listing listing, PollingState state, PolledObjects objects, Attempts attempts, S3PollingSourceOptions options)
{
    private readonly DaySearch _days = new(listing, options, state.Lock);

    /// <summary>Returns the objects, in the order of their flow logs.</summary>
    public async IAsyncEnumerable<PolledObject> RunAsync(RegionFolder folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RegionCursor region;
        lock (state.Lock)
        {
            region = state.Region(folder.Prefix);
            region.BeginSearch();
        }

        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        foreach (DateOnly day in await _days.FindAsync(folder, region, now, cancellationToken).ConfigureAwait(false))
        {
            bool isFinal = _days.IsFinal(day, options.TimeProvider.GetUtcNow());
            foreach (string prefix in await UnitsAsync(folder, region, day, cancellationToken).ConfigureAwait(false))
            {
                await foreach (PolledObject next in ListAsync(prefix, region, day, cancellationToken).ConfigureAwait(false))
                    yield return next;
            }

            lock (state.Lock)
                region.EndDay(day, isFinal);
        }

        lock (state.Lock)
        {
            region.EndSearch();
            state.Change();
        }
    }

    /// <summary>
    /// Returns what the keys of a day have in common up to the name of the flow log, one for the day or for each of its hours: all that
    /// begins with the account, which ends at the first underscore.
    /// </summary>
    private async Task<IReadOnlyList<string>> UnitsAsync(
        RegionFolder folder, RegionCursor region, DateOnly day, CancellationToken cancellationToken)
    {
        string prefix = folder.Day(day);
        string end = folder.Account + "_";
        string from;
        lock (state.Lock)
            from = region.ListFrom(day);
        var units = new List<string>();
        foreach (string unit in await listing.FoldersAsync(prefix, "_", cancellationToken).ConfigureAwait(false))
        {
            if (!unit.EndsWith("/" + end, StringComparison.Ordinal))
                continue;
            int? hour = unit.Length > prefix.Length + end.Length ? RegionFolder.NumberOf(unit[..^end.Length]) : null;
            string lastTime = $"{day:yyyyMMdd}T{hour ?? 23:00}59Z";
            if (string.CompareOrdinal(lastTime, from) >= 0)
                units.Add(unit[..^end.Length] + folder.NamePrefix);
        }

        return units;
    }

    private async IAsyncEnumerable<PolledObject> ListAsync(
        string unit, RegionCursor region, DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string prefix in await listing.FoldersAsync(unit, "_", cancellationToken).ConfigureAwait(false))
        {
            string id = prefix[unit.Length..^1];
            FlowLogCursor cursor;
            string from;
            lock (state.Lock)
            {
                cursor = region.FlowLog(id);
                from = cursor.ListFrom;
            }

            if (string.CompareOrdinal(from, $"{day:yyyyMMdd}T2359Z") > 0)
                continue;
            string? after = from.Length == 0 ? null : prefix + from;
            await foreach (S3Object next in listing.ObjectsAsync(prefix, after, cancellationToken).ConfigureAwait(false))
            {
                if (Begin(next, prefix, region, cursor) is { } begun)
                    yield return begun;
            }
        }
    }

    private PolledObject? Begin(S3Object next, string prefix, RegionCursor region, FlowLogCursor cursor)
    {
        string name = next.Key[prefix.Length..];
        if (name.Length <= ObjectTimes.Length || !ObjectTimes.TryParse(name.AsSpan(0, ObjectTimes.Length), out _))
            return null;
        lock (state.Lock)
        {
            if (!cursor.Find(name) || !attempts.IsDue(next.Key))
                return null;
            cursor.Begin(name);
        }

        var place = new CursorPlace(state, region, cursor, name);
        if (objects.Select(next))
            return objects.Create(next, isCandidate: false, place);
        place.Complete();
        return null;
    }
}
