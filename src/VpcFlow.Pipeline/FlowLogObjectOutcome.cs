namespace VpcFlow;

/// <summary>Represents what has become of an object.</summary>
public sealed class FlowLogObjectOutcome
{
    /// <summary>The object.</summary>
    public required FlowLogObject Object { get; init; }

    /// <summary>What the object is.</summary>
    public FlowLogObjectStatus Status { get; init; }

    /// <summary>What was read and written.</summary>
    public FlowLogSummary Summary { get; init; }

    /// <summary>
    /// Whether nothing of the object was delivered or reported, because it was found by a search and is no flow log; see
    /// <see cref="FlowLogObject.IsCandidate"/>.
    /// </summary>
    public bool IsLeftOut { get; init; }

    /// <summary>
    /// The exception that ended reading or delivering; <see langword="null"/> if there was none. Damaged content, and something else than a
    /// flow log, is a <see cref="FlowLogSourceException"/>.
    /// </summary>
    public Exception? Failure { get; init; }

    /// <summary>Whether <see cref="Failure"/> may pass, so that trying again is of use.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The first rejected line; <see langword="null"/> if there was none.</summary>
    public FlowLogOwnedRejection? FirstRejection { get; init; }
}
