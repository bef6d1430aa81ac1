using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Converting;

/// <summary>The outcome of converting a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Summary">What was read and written.</param>
internal readonly record struct FileOutcome(InputFile File, FlowLogSummary Summary)
{
    /// <summary>What the file is.</summary>
    public SourceVerdict Verdict { get; init; }

    /// <summary>The exit code for this file.</summary>
    public int ExitCode { get; init; } = ExitCodes.Done;

    /// <summary>The error; <see langword="null"/> if there was none.</summary>
    public string? Problem { get; init; }

    /// <summary>Why the file, found in a folder, was left out; <see langword="null"/> if it was not.</summary>
    public string? LeftOut { get; init; }
}
