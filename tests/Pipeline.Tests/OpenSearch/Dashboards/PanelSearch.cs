using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Tests.OpenSearch.Dashboards;

/// <summary>A measure of a panel.</summary>
internal sealed record PanelMetric(string Id, bool IsCount);

/// <summary>A level of groups of a panel: with a size, those that have most of a measure; otherwise, all.</summary>
internal sealed record PanelLevel(string Id, int? Size, int Order);

/// <summary>
/// The search of a saved object as Kibana and OpenSearch Dashboards make it: filters of the search source, and the aggregations of the
/// state of a chart, by the <c>toDsl</c> of <c>src/plugins/data/common/search/aggs</c> in the source of both. Only <c>auto</c> intervals
/// depend on the time that a user looks at; here, they are five minutes.
/// </summary>
internal sealed class PanelSearch
{
    private readonly JsonObject[] _metrics;
    private readonly JsonObject[] _groups;
    private readonly JsonArray _filters;

    /// <summary>Reads a line of saved objects.</summary>
    public PanelSearch(JsonObject savedObject)
    {
        JsonNode attributes = savedObject["attributes"]!;
        JsonNode source = JsonNode.Parse((string)attributes["kibanaSavedObjectMeta"]!["searchSourceJSON"]!)!;
        Assert.Equal("", (string?)source["query"]!["query"]);
        _filters = [.. source["filter"]!.AsArray().Select(f => FilterOf(f!))];
        JsonObject[] all = attributes["visState"] is { } state
            ? [.. JsonNode.Parse((string)state!)!["aggs"]!.AsArray().OfType<JsonObject>()]
            : [];
        Assert.All(all, a => Assert.True((bool)a["enabled"]!));
        _metrics = [.. all.Where(a => (string?)a["schema"] == "metric")];
        _groups = [.. all.Except(_metrics)];

        // A saved search shows the documents themselves, and so their number.
        Metrics = attributes["visState"] is null
            ? [new PanelMetric("documents", IsCount: true)]
            : [.. _metrics.Select(m => new PanelMetric((string)m["id"]!, (string?)m["type"] == "count"))];
        Levels = [.. _groups.Select(LevelOf)];
    }

    public IReadOnlyList<PanelMetric> Metrics { get; }

    public IReadOnlyList<PanelLevel> Levels { get; }

    /// <summary>Returns the body of the request. Unlike those of the products, it asks for the measures of outer groups, too.</summary>
    public JsonObject Body()
    {
        var body = new JsonObject
        {
            ["size"] = 0,
            ["track_total_hits"] = true,
            ["query"] = new JsonObject { ["bool"] = new JsonObject { ["filter"] = _filters.DeepClone() } },
        };
        if (Level(0) is { Count: > 0 } aggregations)
            body["aggs"] = aggregations;
        return body;
    }

    private static JsonNode FilterOf(JsonNode filter)
    {
        Assert.Equal(("custom", false, false), (
            (string?)filter["meta"]!["type"], (bool)filter["meta"]!["negate"]!, (bool)filter["meta"]!["disabled"]!));
        return filter["query"]!.DeepClone();
    }

    private PanelLevel LevelOf(JsonObject group)
    {
        JsonNode parameters = group["params"]!;
        bool isTerms = (string?)group["type"] == "terms";
        int order = isTerms ? Array.FindIndex(_metrics, m => (string?)m["id"] == (string?)parameters["orderBy"]) : 0;
        Assert.True(order >= 0, $"{parameters["orderBy"]} is not a measure.");
        return new PanelLevel((string)group["id"]!, isTerms ? (int)parameters["size"]! : null, order);
    }

    private JsonObject Level(int level)
    {
        var all = new JsonObject();
        foreach (JsonObject metric in _metrics.Where(m => (string?)m["type"] != "count"))
            all[(string)metric["id"]!] = Of((string)metric["type"]!, ("field", metric["params"]!["field"]!));
        if (level == _groups.Length)
            return all;
        JsonObject group = Group(_groups[level], Levels[level]);
        if (Level(level + 1) is { Count: > 0 } inner)
            group["aggs"] = inner;
        all[Levels[level].Id] = group;
        return all;
    }

    private JsonObject Group(JsonObject group, PanelLevel level)
    {
        JsonNode parameters = group["params"]!;
        JsonNode field = parameters["field"]!;
        string type = (string)group["type"]!;
        switch (type)
        {
            case "terms":
                PanelMetric metric = Metrics[level.Order];
                var order = new JsonObject { [metric.IsCount ? "_count" : metric.Id] = parameters["order"]!.DeepClone() };
                return Of(type, ("field", field), ("size", parameters["size"]!), ("order", order));
            case "date_histogram":
                Assert.Equal("auto", (string?)parameters["interval"]);
                return Of(type, ("field", field), ("fixed_interval", "5m"), ("min_doc_count", parameters["min_doc_count"]!));
            case "geohash_grid":
                return Of(type, ("field", field), ("precision", parameters["precision"]!));
            default:
                throw new InvalidOperationException($"{type} is not a type of groups that panels have.");
        }
    }

    private static JsonObject Of(string type, params (string Name, JsonNode Value)[] members) => new()
    {
        [type] = new JsonObject(members.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)m.Value.DeepClone()))),
    };
}
