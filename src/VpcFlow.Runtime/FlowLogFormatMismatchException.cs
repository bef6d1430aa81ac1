namespace VpcFlow;

/// <summary>A header line names another format than the one that was asked for.</summary>
public sealed class FlowLogFormatMismatchException : FormatException
{
    internal FlowLogFormatMismatchException(FlowLogFormat expected, FlowLogFormat found, string? sourceName)
        : base($"{(sourceName is null ? "" : sourceName + ": ")}the header names another format than the one given.{Environment.NewLine}"
            + $"  given:  {expected.ToHeader()}{Environment.NewLine}  header: {found.ToHeader()}")
    {
        Expected = expected;
        Found = found;
    }

    /// <summary>The format that was asked for.</summary>
    public FlowLogFormat Expected { get; }

    /// <summary>The format that the header names.</summary>
    public FlowLogFormat Found { get; }
}
