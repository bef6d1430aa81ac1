namespace VpcFlow.Cli.Tables;

/// <summary>A table over Parquet files, whatever engine reads them.</summary>
internal sealed record TableDefinition
{
    /// <summary>The names of the partitions in the order of the folders, without the hour.</summary>
    private static readonly string[] s_days = ["aws-account-id", "aws-service", "aws-region", "year", "month", "day"];

    /// <summary>The name of the table.</summary>
    public required string Name { get; init; }

    /// <summary>The columns of the files.</summary>
    public required IReadOnlyList<FlowLogFieldInfo> Columns { get; init; }

    /// <summary>The folder or the prefix with the files, without a slash at the end.</summary>
    public required string Location { get; init; }

    /// <summary>How the files are divided.</summary>
    public ParquetPartitions Partitions { get; init; }

    /// <summary>The accounts that have partitions; empty if they are not known.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The regions that have partitions; empty if they are not known.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>The first and the last year of a table that enumerates its partitions.</summary>
    public (int First, int Last) Years { get; init; } = (2015, 2035);

    /// <summary>The names of the folders' partitions, which are columns too.</summary>
    public IReadOnlyList<string> PartitionNames => Partitions switch
    {
        ParquetPartitions.None => [],
        ParquetPartitions.Daily => s_days,
        ParquetPartitions.Hourly => [.. s_days, "hour"],
        _ => throw new InvalidOperationException($"{Partitions} is not a kind of partitions."),
    };
}
