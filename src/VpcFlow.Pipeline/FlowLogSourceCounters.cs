using VpcFlow.Pipeline.Telemetry;

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
    private SourceTelemetry? _telemetry;

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

    /// <summary>What is known of the queue that the source reads; <see langword="null"/> if it is none.</summary>
    internal QueueState? Queue { get; init; }

    /// <summary>Measures what is counted from now on.</summary>
    internal void Measure(SourceTelemetry telemetry)
    {
        _telemetry = telemetry;
        telemetry.Queue = Queue;
    }

    internal void CountMissing()
    {
        Interlocked.Increment(ref _missing);
        _telemetry?.CountSkipped(SkipReasons.Missing);
    }

    internal void CountFiltered(int count = 1)
    {
        Interlocked.Add(ref _filtered, count);
        _telemetry?.CountSkipped(SkipReasons.Filtered, count);
    }

    internal void CountKnown()
    {
        Interlocked.Increment(ref _known);
        _telemetry?.CountSkipped(SkipReasons.Known);
    }

    internal void CountParked()
    {
        Interlocked.Increment(ref _parked);
        _telemetry?.CountParked();
    }

    internal void CountReturned()
    {
        Interlocked.Increment(ref _returned);
        _telemetry?.CountReturned();
    }

    internal void CountTestEvent()
    {
        Interlocked.Increment(ref _testEvents);
        _telemetry?.CountSkipped(SkipReasons.TestEvent);
    }

    internal void CountProblem()
    {
        Interlocked.Increment(ref _problems);
        _telemetry?.CountProblem();
    }
}
