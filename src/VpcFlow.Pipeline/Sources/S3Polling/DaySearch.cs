namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>Finds the days of a folder that are to be listed.</summary>
/// <param name="listing">Lists the keys.</param>
/// <param name="options">The options of the source.</param>
/// <param name="gate">Held while cursors are used.</param>
internal sealed class DaySearch(S3Listing listing, S3PollingSourceOptions options, Lock gate)
{
    /// <summary>As many days are listed without asking whether they exist.</summary>
    private const int FewDays = 3;

    /// <summary>Returns the days, in order, and moves the cursor to the first one if it has none.</summary>
    public async Task<IReadOnlyList<DateOnly>> FindAsync(
        RegionFolder folder, RegionCursor cursor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateOnly last = ObjectTimes.DayOf(now);
        DateOnly? open;
        lock (gate)
            open = cursor.OpenFrom;
        if (open is { } known && known.AddDays(FewDays) > last)
            return [.. Days(known, last)];

        DateOnly first = open ?? FirstOf(now);
        List<DateOnly> found = await SearchAsync(folder, first, cancellationToken).ConfigureAwait(false);
        found.RemoveAll(d => d < first || d > last);
        DateOnly current = ObjectTimes.DayOf(now - options.LookBack);
        lock (gate)
        {
            cursor.OpenFrom ??= found.Count > 0 && found[0] < current ? found[0] : current < first ? first : current;

            // A day without objects whose look-back has passed needs no listing.
            foreach (DateOnly day in Days(cursor.OpenFrom.Value, last).Except(found))
                cursor.EndDay(day, isFinal: IsFinal(day, now));
        }

        return found;
    }

    /// <summary>Whether the look-back of a day has passed.</summary>
    public bool IsFinal(DateOnly day, DateTimeOffset now) => now >= ObjectTimes.EndOf(day) + options.LookBack;

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last)
    {
        for (DateOnly day = first; day <= last; day = day.AddDays(1))
            yield return day;
    }

    /// <summary>Returns the first day that may have objects of interest, which are stored within a day of the time in their name.</summary>
    private DateOnly FirstOf(DateTimeOffset now)
    {
        DateTimeOffset? oldest = options.IgnoreOlder is { } age && now - DateTimeOffset.MinValue > age ? now - age : null;
        DateTimeOffset? first = options.StartTimestamp > oldest || oldest is null ? options.StartTimestamp : oldest;
        return first is { Year: > 1 } time ? ObjectTimes.DayOf(time).AddDays(-1) : DateOnly.MinValue;
    }

    private async Task<List<DateOnly>> SearchAsync(RegionFolder folder, DateOnly first, CancellationToken cancellationToken)
    {
        var days = new List<DateOnly>();
        foreach (int year in await NumbersAsync(folder.Prefix, 1, 9998, cancellationToken).ConfigureAwait(false))
        {
            if (year < first.Year)
                continue;
            foreach (int month in await NumbersAsync(folder.Year(year), 1, 12, cancellationToken).ConfigureAwait(false))
            {
                if (year == first.Year && month < first.Month)
                    continue;
                string prefix = folder.Month(year, month);
                int length = DateTime.DaysInMonth(year, month);
                IEnumerable<int> numbers = await NumbersAsync(prefix, 1, length, cancellationToken).ConfigureAwait(false);
                days.AddRange(numbers.Select(d => new DateOnly(year, month, d)));
            }
        }

        return days;
    }

    private async Task<IEnumerable<int>> NumbersAsync(string prefix, int min, int max, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> folders = await listing.FoldersAsync(prefix, "/", cancellationToken).ConfigureAwait(false);
        return folders.Select(RegionFolder.NumberOf).OfType<int>().Where(n => n >= min && n <= max).Order();
    }
}
