using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Elasticsearch.Queries;

/// <summary>A group in the answer to a search.</summary>
/// <param name="Keys">Its values, as text; of a time, Unix milliseconds.</param>
/// <param name="Measures">Its measures; <see langword="null"/> for the minimum or maximum of nothing.</param>
internal sealed record SearchRow(IReadOnlyList<string> Keys, IReadOnlyList<double?> Measures);

/// <summary>Reads the answers to <see cref="SearchRequest"/>.</summary>
internal static class SearchRows
{
    /// <summary>Returns the groups at the innermost level.</summary>
    /// <exception cref="FormatException">This is not the answer to such a search, or some of the shards have failed.</exception>
    public static IReadOnlyList<SearchRow> Read(Aggregation aggregation, JsonObject answer)
    {
        if (answer["_shards"]?["failed"]?.GetValue<int>() is not 0 || answer["timed_out"]?.GetValue<bool>() is not false)
            throw new FormatException("The cluster has not searched everything.");
        var rows = new List<SearchRow>();
        JsonNode total = answer["hits"]?["total"]?["value"]
            ?? throw new FormatException("The answer does not say how many documents there are.");
        Add(aggregation, answer["aggregations"] as JsonObject ?? [], total, [], rows);
        return rows;
    }

    private static void Add(Aggregation aggregation, JsonObject group, JsonNode count, string[] keys, List<SearchRow> rows)
    {
        if (keys.Length == aggregation.Buckets.Length)
        {
            rows.Add(new SearchRow(keys, [.. aggregation.Metrics.Select((m, i) => ValueOf(m, group, i, count))]));
            return;
        }

        JsonArray buckets = group[$"g{keys.Length}"]?["buckets"] as JsonArray ?? throw new FormatException("The answer lacks groups.");
        foreach (JsonObject bucket in buckets.OfType<JsonObject>())
            Add(aggregation, bucket, bucket["doc_count"]!, [.. keys, bucket["key"]!.ToString()], rows);
    }

    private static double? ValueOf(Metric metric, JsonObject group, int number, JsonNode count)
        => metric.Path is null ? count.GetValue<double>() : group[SearchRequest.NameOf(number)]?["value"]?.GetValue<double>();
}
