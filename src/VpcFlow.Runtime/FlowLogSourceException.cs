namespace VpcFlow;

/// <summary>An input failed. The documents of the lines before are written, or their records given.</summary>
public sealed class FlowLogSourceException : IOException
{
    internal FlowLogSourceException(string message, FlowLogSummary summary, Exception? inner)
        : base(message, inner) => Summary = summary;

    /// <summary>What was read and written before.</summary>
    public FlowLogSummary Summary { get; }
}
