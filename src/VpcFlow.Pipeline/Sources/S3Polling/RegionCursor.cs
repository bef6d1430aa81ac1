using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>
/// How far a folder of a region is delivered: the first day that is not closed, and a cursor for each flow log. A day is closed when it was
/// listed after its look-back, and all that was found is delivered. Not safe for use by several threads at once.
/// </summary>
/// <param name="prefix">The folder.</param>
/// <param name="lookBack">How late objects may arrive.</param>
internal sealed class RegionCursor(string prefix, TimeSpan lookBack)
{
    private readonly Dictionary<string, FlowLogCursor> _flowLogs = new(StringComparer.Ordinal);
    private readonly HashSet<DateOnly> _listed = [];
    private readonly HashSet<DateOnly> _final = [];

    /// <summary>The first day that is not closed; <see langword="null"/> before the first search.</summary>
    public DateOnly? OpenFrom { get; set; }

    public FlowLogCursor FlowLog(string id)
    {
        if (!_flowLogs.TryGetValue(id, out FlowLogCursor? cursor))
            _flowLogs.Add(id, cursor = new FlowLogCursor(lookBack));
        return cursor;
    }

    /// <summary>
    /// Returns the time before which there is nothing new of any flow log that is known; empty for a day that was not listed yet, which may
    /// have flow logs that are not known.
    /// </summary>
    public string ListFrom(DateOnly day) => _listed.Contains(day) ? _flowLogs.Values.Min(f => f.ListFrom) ?? "" : "";

    /// <summary>A day was listed to its end.</summary>
    /// <param name="day">The day.</param>
    /// <param name="isFinal">Whether that began after its look-back.</param>
    public void EndDay(DateOnly day, bool isFinal)
    {
        _listed.Add(day);
        if (isFinal)
            _final.Add(day);
    }

    /// <summary>Closes the days that can be.</summary>
    public void Close()
    {
        while (OpenFrom is { } day && _final.Contains(day) && !HasOpenBefore(day.AddDays(1)))
        {
            _final.Remove(day);
            _listed.Remove(day);
            OpenFrom = day.AddDays(1);
        }
    }

    public void BeginSearch()
    {
        foreach (FlowLogCursor cursor in _flowLogs.Values)
            cursor.BeginSearch();
    }

    /// <summary>
    /// A search has ended, in which all open days were listed. Flow logs of which nothing is in the days that remain open are forgotten;
    /// not earlier, since the search uses their cursors.
    /// </summary>
    public void EndSearch()
    {
        foreach (FlowLogCursor cursor in _flowLogs.Values)
            cursor.EndSearch();
        Close();
        string from = OpenFrom is { } first ? ObjectTimes.Text(ObjectTimes.EndOf(first.AddDays(-1))) : "";
        foreach (string id in _flowLogs.Where(f => f.Value.FirstOpen is null && IsBefore(f.Value.Time, from)).Select(f => f.Key).ToList())
            _flowLogs.Remove(id);
    }

    public void Restore(StatePart part)
    {
        if (part.Name == prefix)
            OpenFrom = ObjectTimes.ParseDay(part.Position);
        else
            FlowLog(part.Name[prefix.Length..]).Restore(part.Position, part.Seen);
    }

    public IEnumerable<StatePart> ToParts()
    {
        if (OpenFrom is { } day)
            yield return new StatePart(prefix, ObjectTimes.TextOf(day), []);
        foreach ((string id, FlowLogCursor cursor) in _flowLogs.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (cursor.Time.Length > 0)
                yield return new StatePart(prefix + id, cursor.Time, [.. cursor.Seen]);
        }
    }

    private bool HasOpenBefore(DateOnly day)
    {
        string end = ObjectTimes.Text(ObjectTimes.EndOf(day.AddDays(-1)));
        return _flowLogs.Values.Any(f => f.FirstOpen is { } open && IsBefore(open, end));
    }

    private static bool IsBefore(string name, string time) => string.CompareOrdinal(name, time) < 0;
}
