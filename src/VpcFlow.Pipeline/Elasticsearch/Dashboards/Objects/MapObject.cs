using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Checks;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards.Objects;

/// <summary>Writes the map of Kibana, which has no map among its charts of aggregations.</summary>
internal static class MapObject
{
    private const string Index = "layer_1_source_index_pattern";

    public static SavedObject Create(string id, Panel panel) => new(
        "map",
        id,
        new JsonObject
        {
            ["title"] = panel.Title,
            ["description"] = panel.Explanation,
            ["layerListJSON"] = JsonText.Of(new JsonArray(BaseLayer(), PointLayer(panel))),
            ["mapStateJSON"] = JsonText.Of(new JsonObject
            {
                ["zoom"] = 1.5,
                ["center"] = new JsonObject { ["lon"] = 0, ["lat"] = 20 },
                ["query"] = new JsonObject { ["query"] = "", ["language"] = "kuery" },
                ["filters"] = new JsonArray(),
            }),
            ["uiStateJSON"] = "{}",
        },
        (Index, "index-pattern", SavedObject.DataView));

    private static JsonObject BaseLayer() => new()
    {
        ["id"] = "base",
        ["type"] = "EMS_VECTOR_TILE",
        ["visible"] = true,
        ["alpha"] = 1,
        ["minZoom"] = 0,
        ["maxZoom"] = 24,
        ["sourceDescriptor"] = new JsonObject { ["type"] = "EMS_TMS", ["isAutoSelect"] = true },
        ["style"] = new JsonObject { ["type"] = "EMS_VECTOR_TILE" },
    };

    private static JsonObject PointLayer(Panel panel) => new()
    {
        ["id"] = "points",
        ["label"] = panel.Title,
        ["type"] = "HEATMAP",
        ["visible"] = true,
        ["alpha"] = 0.75,
        ["minZoom"] = 0,
        ["maxZoom"] = 24,
        ["sourceDescriptor"] = new JsonObject
        {
            ["id"] = "points-source",
            ["type"] = "ES_GEO_GRID",
            ["geoField"] = panel.Aggregation!.Buckets[0].Path,
            ["requestType"] = "heatmap",
            ["resolution"] = "COARSE",
            ["metrics"] = new JsonArray(new JsonObject { ["type"] = "count" }),
            ["applyGlobalQuery"] = true,
            ["applyGlobalTime"] = true,
            ["indexPatternRefName"] = Index,
        },
        ["style"] = new JsonObject { ["type"] = "HEATMAP", ["colorRampName"] = "theclassic" },
    };
}
