namespace VpcFlow.Cli.Reporting;

/// <summary>What a report is about.</summary>
/// <param name="Inputs">What the command line names.</param>
/// <param name="Filter">The filter that selected the records; <see langword="null"/> for all.</param>
/// <param name="Summary">What was read.</param>
/// <param name="Files">The number of files that were read.</param>
/// <param name="LeftOut">The number of files that were left out.</param>
internal sealed record ReportScope(IReadOnlyList<string> Inputs, string? Filter, FlowLogSummary Summary, int Files, int LeftOut);
