using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>The last line of a conversion.</summary>
internal static class SummaryText
{
    /// <summary>Returns the phrases of the line, which may break between them.</summary>
    /// <param name="summary">What was read and written.</param>
    /// <param name="inputs">The number of files that were read.</param>
    /// <param name="leftOut">The number of files that were left out.</param>
    /// <param name="time">The time that it took.</param>
    public static IReadOnlyList<string> Create(FlowLogSummary summary, int inputs, int leftOut, TimeSpan time) =>
    [
        .. Counts(summary, inputs, leftOut),
        $"{Amounts.Bytes(summary.BytesRead)} read,",
        $"{Amounts.Bytes(summary.BytesWritten)} written",
        .. Speed(summary, time),
    ];

    /// <summary>Returns the same for a command that writes no records.</summary>
    public static IReadOnlyList<string> CreateRead(FlowLogSummary summary, int inputs, int leftOut, TimeSpan time) =>
    [
        .. Counts(summary, inputs, leftOut),
        $"{Amounts.Bytes(summary.BytesRead)} read",
        .. Speed(summary, time),
    ];

    /// <summary>Returns the same for files that were followed.</summary>
    public static IReadOnlyList<string> CreateFollowed(FlowLogSummary summary) =>
    [
        $"{Amounts.Count(summary.Records, "record")},",
        .. summary.FilteredRecords > 0 ? [$"{Amounts.Number(summary.FilteredRecords)} filtered out,"] : Array.Empty<string>(),
        $"{Amounts.Number(summary.RejectedLines)} rejected;",
        $"{Amounts.Bytes(summary.BytesRead)} read",
    ];

    /// <summary>Returns the same for a command that ended before it had read all inputs.</summary>
    /// <param name="summary">What was read of inputs that have ended.</param>
    /// <param name="ended">The number of inputs that have ended.</param>
    /// <param name="inputs">The number of all inputs.</param>
    public static string CreateUnfinished(FlowLogSummary summary, int ended, int inputs)
        => $"{Amounts.Number(ended)} of {Amounts.Count(inputs, "input")} read to the end, with {Amounts.Count(summary.Records, "record")} "
            + $"and {Amounts.Count(summary.RejectedLines, "rejected line")}";

    /// <summary>Returns what must not go unnoticed even if the tool is to be quiet; <see langword="null"/> if nothing was lost.</summary>
    public static string? CreateQuiet(FlowLogSummary summary, int leftOut)
    {
        string[] lost =
        [
            .. summary.RejectedLines > 0 ? [$"{Amounts.Count(summary.RejectedLines, "line")} rejected"] : Array.Empty<string>(),
            .. leftOut > 0 ? [$"{Amounts.Count(leftOut, "file")} left out"] : Array.Empty<string>(),
        ];
        return lost.Length == 0 ? null : string.Join(", ", lost);
    }

    private static IEnumerable<string> Counts(FlowLogSummary summary, int inputs, int leftOut) =>
    [
        $"{Amounts.Count(summary.Records, "record")},",
        .. summary.FilteredRecords > 0 ? [$"{Amounts.Number(summary.FilteredRecords)} filtered out,"] : Array.Empty<string>(),
        $"{Amounts.Number(summary.RejectedLines)} rejected,",
        $"{Amounts.Count(summary.HeaderLines, "header")},",
        Amounts.Count(summary.BlankLines, "blank line"),
        $"in {Amounts.Count(inputs, "input")}{(leftOut > 0 ? "," : ";")}",
        .. leftOut > 0 ? [$"{Amounts.Number(leftOut)} left out;"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Speed(FlowLogSummary summary, TimeSpan time) =>
    [
        $"in {Amounts.Seconds(time)},",
        Amounts.MegabytesPerSecond(summary.BytesRead, time),
    ];
}
