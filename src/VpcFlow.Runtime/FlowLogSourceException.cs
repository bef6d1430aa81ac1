namespace VpcFlow;

/// <summary>The exception for an input that fails. The documents or records of the lines before the failure have been delivered.</summary>
public sealed class FlowLogSourceException : IOException
{
    internal FlowLogSourceException(string message, FlowLogSummary summary, Exception? inner)
        : base(message, inner) => Summary = summary;

    /// <summary>What was read and written before the failure.</summary>
    public FlowLogSummary Summary { get; }
}
