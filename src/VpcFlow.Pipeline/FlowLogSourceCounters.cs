namespace VpcFlow;

/// <summary>Counts what a source has met besides the objects that it delivered; may be read at any time.</summary>
public sealed class FlowLogSourceCounters
{
    private long _missing;
    private long _filtered;
    private long _known;
    private long _parked;
    private long _returned;
    private long _testEvents;
    private long _problems;

    /// <summary>The objects that no longer existed when they were to be read.</summary>
    public long Missing => Volatile.Read(ref _missing);

    /// <summary>
    /// The objects that were left out because of their key or age, or because a message said something else than their creation.
    /// </summary>
    public long Filtered => Volatile.Read(ref _filtered);

    /// <summary>The files that were delivered before, as the state says, and are not read again.</summary>
    public long Known => Volatile.Read(ref _known);

    /// <summary>The messages or objects that were kept as dead letters.</summary>
    public long Parked => Volatile.Read(ref _parked);

    /// <summary>The messages or objects that were given back, to come again.</summary>
    public long Returned => Volatile.Read(ref _returned);

    /// <summary>The messages that S3 sends when notifications are set up.</summary>
    public long TestEvents => Volatile.Read(ref _testEvents);

    /// <summary>The requests that failed, each of which was reported.</summary>
    public long Problems => Volatile.Read(ref _problems);

    internal void CountMissing() => Interlocked.Increment(ref _missing);

    internal void CountFiltered(int count = 1) => Interlocked.Add(ref _filtered, count);

    internal void CountKnown() => Interlocked.Increment(ref _known);

    internal void CountParked() => Interlocked.Increment(ref _parked);

    internal void CountReturned() => Interlocked.Increment(ref _returned);

    internal void CountTestEvent() => Interlocked.Increment(ref _testEvents);

    internal void CountProblem() => Interlocked.Increment(ref _problems);
}
