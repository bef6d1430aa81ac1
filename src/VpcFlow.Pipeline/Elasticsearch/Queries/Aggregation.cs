using System.Collections.Immutable;

namespace VpcFlow.Pipeline.Elasticsearch.Queries;

/// <summary>How documents are divided.</summary>
internal enum BucketKind
{
    /// <summary>By the values of a member, those with the greatest measure first.</summary>
    Terms,

    /// <summary>By time.</summary>
    Time,

    /// <summary>By a number, in steps.</summary>
    Steps,

    /// <summary>By places that are near each other.</summary>
    Grid,
}

/// <summary>A level of groups.</summary>
/// <param name="Kind">How documents are divided.</param>
/// <param name="Path">The member.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Size">The maximum number of groups by value; the step, in milliseconds or as a number; the precision.</param>
internal sealed record Bucket(BucketKind Kind, string Path, string Label, long Size);

/// <summary>What is measured of a group.</summary>
/// <param name="Kind">What is measured.</param>
/// <param name="Path">The member; <see langword="null"/> for the number of documents.</param>
/// <param name="Label">Its name for people.</param>
internal sealed record Metric(FlowLogMeasureKind Kind, string? Path, string Label);

/// <summary>The groups and measures of documents, from which requests and charts are made alike.</summary>
/// <param name="Buckets">The levels of groups, from the outermost one on; none for one group of all.</param>
/// <param name="Metrics">What is measured; groups by value are ordered by the one at <paramref name="Order"/>.</param>
/// <param name="Order">The position of the measure by which groups are ordered.</param>
internal sealed record Aggregation(ImmutableArray<Bucket> Buckets, ImmutableArray<Metric> Metrics, int Order)
{
    /// <summary>The number of groups unless a query says it.</summary>
    private const int UsualSize = 20;

    /// <summary>The number of groups at levels below the first: more would fill a page with the first few.</summary>
    private const int InnerSize = 10;

    /// <summary>Translates statistics.</summary>
    /// <exception cref="NotSupportedException">They group by or measure what documents do not have.</exception>
    public static Aggregation Create(FlowLogStatisticsQuery query)
    {
        int inner = 0;
        return new Aggregation(
            [.. query.Groups.Select(g => BucketOf(g, inner++ == 0 ? query.Top ?? UsualSize : InnerSize))],
            [.. query.Measures.Select(MetricOf)],
            query.OrderIndex);
    }

    private static Bucket BucketOf(FlowLogGrouping grouping, int size)
    {
        string path = DocumentMember.Of(grouping).Path;
        if (grouping.Operand.Function != Statistics.Groups.GroupFunction.Step)
            return new Bucket(BucketKind.Terms, path, grouping.Text, size);
        return new Bucket(grouping.IsTime ? BucketKind.Time : BucketKind.Steps, path, grouping.Text, grouping.Operand.Step);
    }

    private static Metric MetricOf(FlowLogMeasure measure)
    {
        if (measure.Value is { Operand.Function: not Statistics.Groups.GroupFunction.Whole } value && value.NeedsEnricher == false)
            throw new NotSupportedException($"A cluster can't measure '{measure}'.");
        return new Metric(measure.Kind, measure.Value is null ? null : DocumentMember.Of(measure.Value).Path, measure.Text);
    }
}
