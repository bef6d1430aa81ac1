namespace VpcFlow;

/// <summary>The input of a conversion failed. The documents of the lines before are written.</summary>
public sealed class FlowLogSourceException : IOException
{
    internal FlowLogSourceException(string message, FlowLogSummary summary, Exception? inner)
        : base(message, inner) => Summary = summary;

    /// <summary>What was read and written before.</summary>
    public FlowLogSummary Summary { get; }
}
