using VpcFlow.Cli.Files;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Inputs;

/// <summary>Tells why a source failed: because it can't be read, is damaged, or is something else than a flow log.</summary>
internal static class SourceFailure
{
    /// <summary>Describes a failure without the name of the source.</summary>
    public static string ReasonOf(FlowLogSourceException e, InputFile file)
    {
        if (e.InnerException is { } cause and not (InvalidDataException or EndOfStreamException))
        {
            string after = e.Summary.BytesRead == 0 ? "" : $", after {Amounts.Count(e.Summary.BytesRead, "byte")} of text";
            return FileErrors.Describe(cause, file.Path) + after;
        }

        string source = file.Name + ": ";
        return e.Message.StartsWith(source, StringComparison.Ordinal) ? e.Message[source.Length..] : e.Message;
    }
}
