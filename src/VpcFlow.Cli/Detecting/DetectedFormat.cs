namespace VpcFlow.Cli.Detecting;

/// <summary>The result of detecting the format of an input.</summary>
/// <param name="Format">The format; <see langword="null"/> if none was found.</param>
/// <param name="IsGuess">Whether the format was found by trying presets rather than from a header.</param>
/// <param name="Evidence">How the format was found, or why none was, for people.</param>
/// <param name="Sample">The lines that were looked at, read in the format.</param>
internal sealed record DetectedFormat(FlowLogFormat? Format, bool IsGuess, string Evidence, Sample Sample);
