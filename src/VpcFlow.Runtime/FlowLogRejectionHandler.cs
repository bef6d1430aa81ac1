namespace VpcFlow;

/// <summary>Receives a rejected line. The rejection and its spans are valid only during the call.</summary>
public delegate void FlowLogRejectionHandler(in FlowLogRejection rejection);
