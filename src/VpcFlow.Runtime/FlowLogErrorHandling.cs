namespace VpcFlow;

/// <summary>What a conversion does with a rejected line.</summary>
public enum FlowLogErrorHandling
{
    /// <summary>Counts it, passes it to <see cref="FlowLogReaderOptions.OnRejected"/> and goes on.</summary>
    Skip,

    /// <summary>As <see cref="Skip"/>, and writes a document with <c>event.kind: "pipeline_error"</c>, the reason and the line in its place.</summary>
    Document,
}
