namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>The groups of a rule that were there before, and since when the rule knows.</summary>
internal sealed class AlertMemory
{
    private readonly Dictionary<AlertKey, (DateTimeOffset First, DateTimeOffset Last)> _groups;

    public AlertMemory(DateTimeOffset since) : this(since, [])
    {
    }

    private AlertMemory(DateTimeOffset since, Dictionary<AlertKey, (DateTimeOffset First, DateTimeOffset Last)> groups)
    {
        Since = since;
        _groups = groups;
    }

    /// <summary>The time from which on all groups are known.</summary>
    public DateTimeOffset Since { get; }

    public IEnumerable<(AlertKey Key, DateTimeOffset First, DateTimeOffset Last)> Groups
        => _groups.Select(g => (g.Key, g.Value.First, g.Value.Last));

    /// <summary>Returns a memory of its own with the same groups: what an evaluation changes counts only once it is complete.</summary>
    public AlertMemory Copy() => new(Since, new(_groups));

    public bool Knows(AlertKey key) => _groups.ContainsKey(key);

    public void Add(AlertKey key, DateTimeOffset first, DateTimeOffset last)
    {
        if (_groups.TryGetValue(key, out (DateTimeOffset First, DateTimeOffset Last) known))
            (first, last) = (first < known.First ? first : known.First, last > known.Last ? last : known.Last);
        _groups[key] = (first, last);
    }

    /// <summary>Forgets the groups whose last record is before a time.</summary>
    public void Forget(DateTimeOffset before)
    {
        foreach (AlertKey key in _groups.Where(g => g.Value.Last < before).Select(g => g.Key).ToArray())
            _groups.Remove(key);
    }
}
