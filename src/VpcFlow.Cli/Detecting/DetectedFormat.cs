namespace VpcFlow.Cli.Detecting;

/// <summary>What is known of the format of an input.</summary>
/// <param name="Format">The format; <see langword="null"/> if it could not be found.</param>
/// <param name="IsGuess">Whether it was found by trying, not from a header.</param>
/// <param name="Evidence">How the format was found, or why not, in words.</param>
internal sealed record DetectedFormat(FlowLogFormat? Format, bool IsGuess, string Evidence);
