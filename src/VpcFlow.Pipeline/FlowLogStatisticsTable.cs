using System.Collections.Immutable;

namespace VpcFlow;

/// <summary>Represents the result of statistics.</summary>
public sealed class FlowLogStatisticsTable
{
    internal FlowLogStatisticsTable(FlowLogStatisticsQuery query)
    {
        Query = query;
    }

    /// <summary>What was asked.</summary>
    public FlowLogStatisticsQuery Query { get; }

    /// <summary>
    /// The groups: by their time if they have one, then from the greatest measure on
    /// (<see cref="FlowLogStatisticsQuery.OrderBy"/>), then by their keys.
    /// </summary>
    public required ImmutableArray<FlowLogStatisticsRow> Rows { get; init; }

    /// <summary>The measures of all records, also of those whose groups are not shown.</summary>
    public required ImmutableArray<FlowLogMeasureValue> Totals { get; init; }

    /// <summary>The number of groups, including those that are not shown; <see langword="null"/> if they did not fit into memory.</summary>
    public required long? GroupCount { get; init; }

    /// <summary>
    /// The most that a group can measure that had to be removed from memory, in the measure that decides on the order if it can be added
    /// up, otherwise in records; 0 if none was.
    /// </summary>
    public required long RemovedBound { get; init; }

    /// <summary>Whether the groups that are shown and all numbers are exact.</summary>
    public bool IsExact => RemovedBound == 0 && Totals.All(v => v.IsExact) && Rows.All(r => r.Values.All(v => v.IsExact));
}
