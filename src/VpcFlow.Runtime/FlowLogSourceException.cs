namespace VpcFlow;

/// <summary>
/// The exception for an input that fails: it can't be read, is damaged or cut off, or is not a flow log. The documents or records of the
/// lines before the failure have been delivered.
/// </summary>
public sealed class FlowLogSourceException : IOException
{
    internal FlowLogSourceException(string message, FlowLogSummary summary, Exception? inner)
        : base(message, inner) => Summary = summary;

    /// <summary>Whether the input is something else than a flow log, such as an archive or an image, which the message names.</summary>
    public bool IsForeign { get; internal init; }

    /// <summary>What was read and written before the failure.</summary>
    public FlowLogSummary Summary { get; }
}
