namespace VpcFlow.Input;

/// <summary>Distinguishes failures of an input from errors of the program, and names the input.</summary>
internal static class SourceFailure
{
    /// <summary>Whether an exception means that the input can't be read.</summary>
    public static bool IsOfSource(Exception e) => e is IOException or InvalidDataException or UnauthorizedAccessException;

    /// <summary>Creates the exception for the caller.</summary>
    /// <param name="e">The exception that the input threw.</param>
    /// <param name="isCompressed">Whether the input is gzip.</param>
    /// <param name="options">The options, which name the input.</param>
    /// <param name="summary">What was read before.</param>
    public static FlowLogSourceException Create(Exception e, bool isCompressed, FlowLogReaderOptions options, FlowLogSummary summary)
    {
        string source = options.SourceName ?? "The input";
        string after = $"after {summary.BytesRead} bytes of text";

        // What the decompressor reports about damage, such as an unsupported compression method, is rarely the cause.
        string message = isCompressed && e is InvalidDataException or EndOfStreamException
            ? $"{source}: the gzip content is damaged or cut off {after}"
            : $"{source}: reading failed {after} ({e.Message})";
        return new FlowLogSourceException(message, summary, e);
    }
}
