using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Tests.OpenSearch.Dashboards;

/// <summary>A group in the answer to the search of a panel.</summary>
/// <param name="Key">Its value, as text; of a time, Unix milliseconds.</param>
/// <param name="Values">Its measures; <see langword="null"/> for the maximum of nothing.</param>
/// <param name="Groups">The groups in it.</param>
internal sealed record PanelGroup(string Key, IReadOnlyList<double?> Values, IReadOnlyList<PanelGroup> Groups)
{
    /// <summary>Reads an answer.</summary>
    public static PanelGroup Read(PanelSearch search, JsonObject answer)
    {
        Assert.Equal((0, false), ((int)answer["_shards"]!["failed"]!, (bool)answer["timed_out"]!));
        JsonObject all = answer["aggregations"]?.AsObject() ?? [];
        return Read(search, "", all, (double)answer["hits"]!["total"]!["value"]!, 0);
    }

    private static PanelGroup Read(PanelSearch search, string key, JsonObject group, double documents, int level)
    {
        double?[] values = [.. search.Metrics.Select(m => m.IsCount ? documents : (double?)group[m.Id]!["value"])];
        if (level == search.Levels.Count)
            return new PanelGroup(key, values, []);
        JsonArray buckets = group[search.Levels[level].Id]!["buckets"]!.AsArray();
        return new PanelGroup(
            key,
            values,
            [.. buckets.Select(b => Read(search, b!["key"]!.ToString(), b.AsObject(), (double)b["doc_count"]!, level + 1))]);
    }
}
