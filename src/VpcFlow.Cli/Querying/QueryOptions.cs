using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Querying;

/// <summary>The options of <c>vpcflow query</c>.</summary>
internal sealed record QueryOptions
{
    /// <summary>What is read.</summary>
    public required CountingOptions Counting { get; init; }

    /// <summary>The SQL statement.</summary>
    public required string Sql { get; init; }

    public QueryKind Kind { get; init; }

    /// <summary>Whether the table has the columns of all fields, not only of those that the inputs have.</summary>
    public bool HasAllColumns { get; init; }
}
