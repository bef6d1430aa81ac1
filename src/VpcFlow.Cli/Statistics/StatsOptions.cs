namespace VpcFlow.Cli.Statistics;

/// <summary>How statistics are written.</summary>
internal enum StatsKind
{
    /// <summary>A table for people.</summary>
    Table,

    /// <summary>CSV with a header line.</summary>
    Csv,

    /// <summary>One JSON object.</summary>
    Json,
}

/// <summary>The options of <c>vpcflow stats</c>.</summary>
internal sealed record StatsOptions
{
    /// <summary>What is read.</summary>
    public required CountingOptions Counting { get; init; }

    public required FlowLogStatisticsQuery Query { get; init; }

    /// <summary>The question that the query answers; <see langword="null"/> if the command line says what is asked.</summary>
    public FlowLogQuestion? Question { get; init; }

    public StatsKind Kind { get; init; }

    /// <summary>How often a table is shown while files grow; <see langword="null"/> to read them once.</summary>
    public TimeSpan? FollowInterval { get; init; }
}
