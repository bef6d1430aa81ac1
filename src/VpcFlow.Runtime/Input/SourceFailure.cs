using VpcFlow.Input.Containers;

namespace VpcFlow.Input;

/// <summary>Distinguishes failures of an input from errors of the program, and names the input.</summary>
internal static class SourceFailure
{
    /// <summary>Whether an exception means that the input can't be read.</summary>
    public static bool IsOfSource(Exception e) => e is IOException or InvalidDataException or UnauthorizedAccessException;

    /// <summary>Creates the exception for the caller.</summary>
    /// <param name="e">The exception that the input threw.</param>
    /// <param name="options">The options, which name the input.</param>
    /// <param name="summary">What was read before.</param>
    public static FlowLogSourceException Create(Exception e, FlowLogReaderOptions options, FlowLogSummary summary)
    {
        string source = options.SourceName ?? "The input";
        bool isForeign = e is ContainerException { IsForeign: true };
        string after = summary.BytesRead == 0 ? "" : $" (after {summary.BytesRead} bytes of text)";
        string message = e is ContainerException or InvalidDataException
            ? $"{source}: {e.Message.TrimEnd('.')}{after}"
            : $"{source}: reading failed after {summary.BytesRead} bytes of text ({e.Message})";
        return new FlowLogSourceException(message, summary, e is ContainerException ? e.InnerException : e) { IsForeign = isForeign };
    }
}
