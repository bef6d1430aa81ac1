using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Checks;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards.Objects;

/// <summary>What a panel searches: the data view, and a filter in the language of queries, which both products take.</summary>
internal static class SearchSource
{
    private const string FilterIndex = "kibanaSavedObjectMeta.searchSourceJSON.filter[0].meta.index";

    /// <summary>Returns the attribute of a panel.</summary>
    public static JsonObject Attribute(Panel panel) => Meta(new JsonObject
    {
        ["query"] = NoQuery(),
        ["filter"] = panel.Query is null ? new JsonArray() : new JsonArray(FilterOf(panel, panel.Query)),
        ["indexRefName"] = SavedObject.IndexName,
    });

    /// <summary>Returns the references of a panel.</summary>
    public static IReadOnlyList<(string Name, string Type, string Id)> References(Panel panel)
    {
        (string, string, string) index = (SavedObject.IndexName, "index-pattern", SavedObject.DataView);
        return panel.Query is null ? [index] : [index, (FilterIndex, "index-pattern", SavedObject.DataView)];
    }

    /// <summary>Returns the attribute of what searches nothing of its own.</summary>
    public static JsonObject Empty() => Meta(new JsonObject { ["query"] = NoQuery(), ["filter"] = new JsonArray() });

    private static JsonObject Meta(JsonObject source) => new() { ["searchSourceJSON"] = JsonText.Of(source) };

    private static JsonObject NoQuery() => new() { ["query"] = "", ["language"] = "kuery" };

    private static JsonObject FilterOf(Panel panel, JsonObject query) => new()
    {
        ["$state"] = new JsonObject { ["store"] = "appState" },
        ["meta"] = new JsonObject
        {
            ["type"] = "custom",
            ["key"] = "query",
            ["value"] = JsonText.Of(query),
            ["alias"] = panel.QueryText,
            ["negate"] = false,
            ["disabled"] = false,
            ["indexRefName"] = FilterIndex,
        },
        ["query"] = query.DeepClone(),
    };
}
