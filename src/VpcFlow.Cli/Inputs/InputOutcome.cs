using System.Runtime.ExceptionServices;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Files;

namespace VpcFlow.Cli.Inputs;

/// <summary>What has become of a file, in the words of the tool.</summary>
/// <param name="File">The file.</param>
/// <param name="Status">What the file is.</param>
/// <param name="Summary">What was read and written.</param>
internal sealed record InputOutcome(InputFile File, FlowLogObjectStatus Status, FlowLogSummary Summary)
{
    /// <summary>The exit code for this file.</summary>
    public int ExitCode { get; private init; } = ExitCodes.Done;

    /// <summary>The error; <see langword="null"/> if there was none.</summary>
    public string? Problem { get; private init; }

    /// <summary>Why the file, found in a folder, was left out; <see langword="null"/> if it was not.</summary>
    public string? LeftOut { get; private init; }

    /// <exception cref="FlowLogFormatMismatchException">The file has a header of another format than the command names.</exception>
    public static InputOutcome Of(FlowLogObjectOutcome outcome)
    {
        InputFile file = ((InputObject)outcome.Object).File;
        var result = new InputOutcome(file, outcome.Status, outcome.IsLeftOut ? default : outcome.Summary);
        string? reason = ReasonOf(outcome, file);
        if (reason is null)
            return result;
        if (outcome.IsLeftOut)
            return result with { LeftOut = reason };
        if (outcome.Status == FlowLogObjectStatus.NoRecord)
            return result with { ExitCode = ExitCodes.Rejected, Problem = $"{file.Name}: {reason}" };
        bool hasKept = outcome.Summary.Records > 0 && outcome.Failure is not FlowLogDeliveryException;
        string kept = hasKept ? "; records read before the error are kept" : "";
        return result with { ExitCode = ExitCodes.InputFailed, Problem = $"{file.Name}: {reason}{kept}" };
    }

    private static string? ReasonOf(FlowLogObjectOutcome outcome, InputFile file)
    {
        switch (outcome.Failure)
        {
            case FlowLogSourceException e:
                return SourceFailure.ReasonOf(e, file);
            case InputException or FlowLogDeliveryException:
                return outcome.Failure.Message;
            case { } e when FileErrors.IsFailure(e):
                return FileErrors.Describe(e, file.Path);
            case { } e:
                ExceptionDispatchInfo.Throw(e);
                break;
        }

        if (outcome is not { Status: FlowLogObjectStatus.NoRecord, FirstRejection: { } rejection })
            return null;
        var first = new FirstRejection();
        first.Add(file.Name, rejection.Message);
        return first.Describe(outcome.Summary.RejectedLines);
    }
}
