namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>
/// How far one flow log in one folder is delivered. Names of its objects begin with their time. Everything before <see cref="Time"/> is
/// delivered; of what is delivered from the look-back before it on, the names are known, so that an object that arrives late is told from
/// those that were read. Not safe for use by several threads at once.
/// </summary>
/// <param name="lookBack">How late objects may arrive.</param>
internal sealed class FlowLogCursor(TimeSpan lookBack)
{
    private readonly SortedSet<string> _seen = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inWork = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notFoundAgain = new(StringComparer.Ordinal);

    /// <summary>The time; empty if nothing is delivered.</summary>
    public string Time { get; private set; } = "";

    /// <summary>The time from which on objects are listed.</summary>
    public string ListFrom { get; private set; } = "";

    /// <summary>The first object that was found and is not delivered; <see langword="null"/> if there is none.</summary>
    public string? FirstOpen => _open.Min;

    public IReadOnlyCollection<string> Seen => _seen;

    public void Restore(string time, IEnumerable<string> seen)
    {
        (Time, ListFrom) = (time, ObjectTimes.Before(time, lookBack));
        _seen.UnionWith(seen);
    }

    /// <summary>An object was found. Until it is delivered, the cursor stays before it.</summary>
    /// <returns>Whether it is to be read: it is not delivered and not in work.</returns>
    public bool Find(string name)
    {
        // The cursor may have moved since the listing began, and what is before its look-back is delivered but no longer known by name.
        if (_seen.Contains(name) || string.CompareOrdinal(TimeOf(name), ListFrom) < 0)
            return false;
        _open.Add(name);
        _notFoundAgain.Remove(name);
        return !_inWork.Contains(name);
    }

    public void Begin(string name) => _inWork.Add(name);

    /// <summary>An object is delivered, or there is nothing to deliver.</summary>
    public void Complete(string name)
    {
        _inWork.Remove(name);
        _open.Remove(name);
        _seen.Add(name);
        Advance();
    }

    /// <summary>An object is to be read again.</summary>
    public void Release(string name) => _inWork.Remove(name);

    /// <summary>A search begins, which will find again what is open.</summary>
    public void BeginSearch()
    {
        _notFoundAgain.Clear();
        _notFoundAgain.UnionWith(_open.Except(_inWork));
    }

    /// <summary>The search has ended: what is open and was not found again no longer exists.</summary>
    public void EndSearch()
    {
        _open.ExceptWith(_notFoundAgain);
        Advance();
    }

    private void Advance()
    {
        if (_seen.Max is not { } last)
            return;
        string time = TimeOf(_open.Min is { } first && string.CompareOrdinal(first, last) < 0 ? first : last);
        if (string.CompareOrdinal(time, Time) <= 0)
            return;
        (Time, ListFrom) = (time, ObjectTimes.Before(time, lookBack));
        while (_seen.Min is { } oldest && string.CompareOrdinal(TimeOf(oldest), ListFrom) < 0)
            _seen.Remove(oldest);
    }

    private static string TimeOf(string name) => name[..ObjectTimes.Length];
}
