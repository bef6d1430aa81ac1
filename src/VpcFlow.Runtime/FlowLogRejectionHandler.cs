namespace VpcFlow;

/// <summary>
/// Receives a rejected line. The rejection and its spans are valid only during the call; <see cref="FlowLogRejection.ToOwned"/> copies
/// them.
/// </summary>
public delegate void FlowLogRejectionHandler(in FlowLogRejection rejection);
