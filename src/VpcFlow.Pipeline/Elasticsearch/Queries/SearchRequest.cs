using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Elasticsearch.Queries;

/// <summary>Writes an aggregation as a search that Elasticsearch and OpenSearch share.</summary>
internal static class SearchRequest
{
    /// <summary>Returns the body of a search.</summary>
    /// <param name="aggregation">The groups and measures.</param>
    /// <param name="query">The documents.</param>
    public static JsonObject Create(Aggregation aggregation, JsonObject query)
    {
        var body = new JsonObject { ["size"] = 0, ["track_total_hits"] = true, ["query"] = query };
        if (Level(aggregation, 0) is { Count: > 0 } aggregations)
            body["aggs"] = aggregations;
        return body;
    }

    /// <summary>The name of a measure; groups are named <c>g</c> and their level.</summary>
    public static string NameOf(int metric) => $"m{metric}";

    private static JsonObject Level(Aggregation aggregation, int level)
    {
        var all = new JsonObject();
        for (int i = 0; i < aggregation.Metrics.Length; i++)
        {
            if (Measure(aggregation.Metrics[i]) is { } measure)
                all[NameOf(i)] = measure;
        }

        if (level == aggregation.Buckets.Length)
            return all;
        JsonObject group = Group(aggregation, aggregation.Buckets[level]);
        if (Level(aggregation, level + 1) is { Count: > 0 } inner)
            group["aggs"] = inner;
        all[$"g{level}"] = group;
        return all;
    }

    private static JsonObject Group(Aggregation aggregation, Bucket bucket) => bucket.Kind switch
    {
        BucketKind.Terms => new()
        {
            ["terms"] = new JsonObject
            {
                ["field"] = bucket.Path,
                ["size"] = bucket.Size,
                ["order"] = new JsonObject
                {
                    [aggregation.Metrics[aggregation.Order].Path is null ? "_count" : NameOf(aggregation.Order)] = "desc",
                },
            },
        },
        BucketKind.Time => new()
        {
            ["date_histogram"] = new JsonObject
            {
                ["field"] = bucket.Path,
                ["fixed_interval"] = $"{bucket.Size}ms",
                ["min_doc_count"] = 1,
            },
        },
        BucketKind.Steps => new()
        {
            ["histogram"] = new JsonObject { ["field"] = bucket.Path, ["interval"] = bucket.Size, ["min_doc_count"] = 1 },
        },
        BucketKind.Grid => new()
        {
            ["geohash_grid"] = new JsonObject { ["field"] = bucket.Path, ["precision"] = bucket.Size },
        },
        _ => throw new InvalidOperationException($"{bucket.Kind} is not a kind of groups."),
    };

    private static JsonObject? Measure(Metric metric) => metric.Kind switch
    {
        FlowLogMeasureKind.Count => null,
        FlowLogMeasureKind.Sum => Of("sum", metric),
        FlowLogMeasureKind.Min => Of("min", metric),
        FlowLogMeasureKind.Max => Of("max", metric),

        // Almost exact up to 3,000. A higher threshold takes memory for each group, which a cluster refuses for a few thousand of them.
        FlowLogMeasureKind.Distinct => Of("cardinality", metric),
        _ => throw new InvalidOperationException($"{metric.Kind} is not a kind of measure."),
    };

    private static JsonObject Of(string name, Metric metric) => new() { [name] = new JsonObject { ["field"] = metric.Path } };
}
