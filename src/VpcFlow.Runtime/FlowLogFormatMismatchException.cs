namespace VpcFlow;

/// <summary>The exception for a header line that names a different format from the one that was requested.</summary>
public sealed class FlowLogFormatMismatchException : FormatException
{
    internal FlowLogFormatMismatchException(FlowLogFormat expected, FlowLogFormat found, string? sourceName)
        : base($"{(sourceName is null ? "" : sourceName + ": ")}the header names a different format from the one given."
            + $"{Environment.NewLine}  given:  {expected.ToHeader()}{Environment.NewLine}  header: {found.ToHeader()}")
    {
        Expected = expected;
        Found = found;
    }

    /// <summary>The requested format.</summary>
    public FlowLogFormat Expected { get; }

    /// <summary>The format that the header names.</summary>
    public FlowLogFormat Found { get; }
}
