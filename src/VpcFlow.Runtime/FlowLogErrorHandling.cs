namespace VpcFlow;

/// <summary>How a conversion handles a rejected line.</summary>
public enum FlowLogErrorHandling
{
    /// <summary>Counts it, passes it to <see cref="FlowLogReaderOptions.OnRejected"/> and continues.</summary>
    Skip,

    /// <summary>
    /// Does the same as <see cref="Skip"/>, and writes a document with <c>event.kind: "pipeline_error"</c>, the reason and the line in its
    /// place.
    /// </summary>
    Document,
}
