using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Reporting;

/// <summary>The options of <c>vpcflow report</c>.</summary>
internal sealed record ReportOptions
{
    /// <summary>What is read.</summary>
    public required CountingOptions Counting { get; init; }

    /// <summary>The filter as the command line names it; <see langword="null"/> for all records.</summary>
    public string? Filter { get; init; }

    /// <summary>The file for the page; <see langword="null"/> for none.</summary>
    public string? Html { get; init; }

    /// <summary>The file for the answers as JSON, <c>-</c> for standard output; <see langword="null"/> for none.</summary>
    public string? Json { get; init; }

    /// <summary>Whether files that exist are replaced.</summary>
    public bool Force { get; init; }
}
