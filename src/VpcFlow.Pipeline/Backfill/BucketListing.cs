using System.Runtime.CompilerServices;
using Amazon.S3.Model;
using VpcFlow.Pipeline.Sources.S3Polling;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>
/// Lists a bucket in the order of its keys. In the folder of an account and region, keys sort by day, so that only the days of interest are
/// listed; of another layout, all keys are. A position is a key.
/// </summary>
/// <param name="listing">Lists the keys.</param>
/// <param name="prefix">What they begin with.</param>
/// <param name="since">The first time of interest.</param>
/// <param name="until">The time before which all times of interest are.</param>
/// <param name="now">The current time, for estimates.</param>
internal sealed class BucketListing(
    S3Listing listing, string prefix, DateTimeOffset? since, DateTimeOffset? until, DateTimeOffset now) : IBackfillListing
{
    /// <summary>An object is stored under the day of its time, which is up to an hour from those of its records.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromHours(2);

    private static readonly DateOnly s_firstDay = new(2015, 6, 1);

    public async IAsyncEnumerable<BackfillObject> ReadAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<RegionFolder>? found = await new FolderSearch(listing).FindAsync(prefix, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            await foreach (S3Object next in listing.ObjectsAsync(prefix, after, cancellationToken).ConfigureAwait(false))
                yield return Create(next, fraction: 0);
            yield break;
        }

        RegionFolder[] folders = [.. found.OrderBy(f => f.Prefix, StringComparer.Ordinal)];
        for (int i = 0; i < folders.Length; i++)
        {
            RegionFolder folder = folders[i];
            (string first, string? end) = RangeOf(folder);
            string start = after is not null && string.CompareOrdinal(after, first) > 0 ? after : first;
            bool isDone = string.CompareOrdinal(start, end ?? folder.Prefix + char.MaxValue) >= 0;
            if (isDone)
                continue;
            await foreach (S3Object next in listing.ObjectsAsync(folder.Prefix, start, cancellationToken).ConfigureAwait(false))
            {
                if (end is not null && string.CompareOrdinal(next.Key, end) >= 0)
                    break;
                yield return Create(next, (i + PartOf(folder, next.Key)) / folders.Length);
            }
        }
    }

    /// <summary>Returns what keys of interest are after and, if they have an end, before.</summary>
    private (string First, string? End) RangeOf(RegionFolder folder)
    {
        string first = since is { } from && from - DateTimeOffset.MinValue > s_margin
            ? folder.Day(ObjectTimes.DayOf(from - s_margin))
            : folder.Prefix;
        string? end = until is { } to && DateTimeOffset.MaxValue - to > TimeSpan.FromDays(2)
            ? folder.Day(ObjectTimes.DayOf(to + s_margin).AddDays(1))
            : null;
        return (first, end);
    }

    /// <summary>Estimates how much of a folder precedes a key, as if its days were alike.</summary>
    private double PartOf(RegionFolder folder, string key)
    {
        int[] date = [.. key[folder.Prefix.Length..].Split('/').Take(3).Select(RegionFolder.NumberOf).OfType<int>()];
        if (date is not [>= 1 and <= 9999, >= 1 and <= 12, >= 1] || date[2] > DateTime.DaysInMonth(date[0], date[1]))
            return 0;
        DateOnly first = since is { } from ? ObjectTimes.DayOf(from) : s_firstDay;
        DateOnly last = ObjectTimes.DayOf(until is { } to && to < now ? to : now);
        int days = Math.Max(1, last.DayNumber - first.DayNumber + 1);
        return Math.Clamp((new DateOnly(date[0], date[1], date[2]).DayNumber - first.DayNumber) / (double)days, 0, 1);
    }

    private static BackfillObject Create(S3Object found, double fraction) => new(found.Key, found.Key)
    {
        Size = found.Size ?? 0,
        ETag = found.ETag?.Trim('"'),
        LastModified = found.LastModified is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null,
        StorageClass = found.StorageClass?.Value,
        Fraction = fraction,
    };
}
