namespace VpcFlow;

/// <summary>How far a <see cref="FlowLogBackfill"/> has come.</summary>
public sealed record FlowLogBackfillProgress
{
    /// <summary>The number of objects that are on the queue, with those of earlier runs that this one goes on from.</summary>
    public long Objects { get; init; }

    /// <summary>The size of these objects, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>The number of objects that earlier runs have put on the queue.</summary>
    public long Resumed { get; init; }

    /// <summary>The number of objects that are not wanted: of other times, accounts or regions, or no flow logs by their names.</summary>
    public long Filtered { get; init; }

    /// <summary>The number of objects in storage classes that can't be read before they are restored; they are left out.</summary>
    public long Archived { get; init; }

    /// <summary>An estimate of how much of the keys has been seen, from 0 to 1.</summary>
    public double Fraction { get; init; }

    /// <summary>When everything was on the queue; <see langword="null"/> if it is not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whether an earlier run has finished, so that this one had nothing to do.</summary>
    public bool WasFinished { get; init; }
}
