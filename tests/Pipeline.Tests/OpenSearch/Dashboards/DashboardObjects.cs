using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.Dashboards.Objects;

namespace VpcFlow.Pipeline.Tests.OpenSearch.Dashboards;

/// <summary>The saved objects as they are imported.</summary>
internal static class DashboardObjects
{
    private const string PanelId = "vpcflow-panel-";

    private static readonly JsonObject[] s_all = Lines();

    /// <summary>The panels of all dashboards, by the ids of the catalogue.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Panels { get; } = s_all
        .Where(o => (string?)o["type"] == "dashboard")
        .SelectMany(d => d["references"]!.AsArray())
        .Select(r => (string)r!["id"]!)
        .Where(id => id is not ("vpcflow-links" or "vpcflow-controls"))
        .Distinct()
        .ToDictionary(id => id.StartsWith(PanelId, StringComparison.Ordinal) ? id[PanelId.Length..] : id, Find);

    /// <summary>The members by which dashboards are narrowed down, and the number of values that each list has room for.</summary>
    public static IEnumerable<(string Path, int Size)> Controls { get; } = JsonNode
        .Parse((string)Find("vpcflow-controls")["attributes"]!["visState"]!)!["params"]!["controls"]!.AsArray()
        .Select(c => ((string)c!["fieldName"]!, (int)c["options"]!["size"]!));

    private static JsonObject Find(string id) => s_all.Single(o => (string?)o["id"] == id);

    private static JsonObject[] Lines()
    {
        const ClusterProduct Product = ClusterProduct.OpenSearch;
        string lines = SavedObjects.ToLines(SavedObjects.Create(Product, (text, _) => text), Product);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];
    }
}
