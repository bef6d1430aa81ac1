namespace VpcFlow.Pipeline.Engine;

/// <summary>Says whether an object that was found by a search is a flow log.</summary>
/// <param name="Status">What the object is.</param>
/// <param name="Summary">What was read of it, if that counts.</param>
/// <param name="Failure">The exception that says what it is.</param>
/// <param name="FirstRejection">The first line that is not a record.</param>
internal sealed record CandidateVerdict(
    FlowLogObjectStatus Status,
    FlowLogSummary Summary = default,
    Exception? Failure = null,
    FlowLogOwnedRejection? FirstRejection = null)
{
    /// <summary>Whether the object is to be read: it has a record, or fails in a way that says nothing of what it is.</summary>
    public bool IsFlowLog => Status == FlowLogObjectStatus.Read;

    public FlowLogObjectOutcome CreateOutcome(FlowLogObject source) => new()
    {
        Object = source,
        Status = Status,
        Summary = Summary,
        Failure = Failure,
        IsLeftOut = Status != FlowLogObjectStatus.Empty,
        FirstRejection = FirstRejection,
    };
}
