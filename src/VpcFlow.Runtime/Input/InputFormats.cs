namespace VpcFlow.Input;

/// <summary>Selects the parsers for the lines of an input: for those before any header, and for those after a header.</summary>
/// <param name="First">The parser for the lines before any header, unless they are in another format of <see cref="Candidates"/>.</param>
/// <param name="Resolve">
/// Returns the parser for a header of another format, or throws; <see langword="null"/> if the lines after such a header are rejected.
/// </param>
internal sealed record InputFormats(FlowLogParser First, Func<FlowLogFormat, FlowLogParser>? Resolve)
{
    /// <summary>The formats that lines before any header may have; fewer than two if there is no choice.</summary>
    public IReadOnlyList<FormatCandidate> Candidates { get; init; } = [];

    /// <summary>Creates formats in which one parser reads all lines.</summary>
    public static InputFormats Fixed(FlowLogParser parser) => new(parser, null);

    /// <summary>Begins to choose a format for one input; <see langword="null"/> if there is no choice.</summary>
    public FormatChoice? BeginChoice() => Candidates.Count > 1 ? new FormatChoice(Candidates) : null;
}
