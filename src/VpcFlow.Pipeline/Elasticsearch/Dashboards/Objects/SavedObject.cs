using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Checks;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards.Objects;

/// <summary>An object of Kibana or OpenSearch Dashboards.</summary>
/// <param name="Type">Its type, such as <c>visualization</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Attributes">Its content.</param>
/// <param name="References">The objects that it needs, by the names that the content has for them.</param>
internal sealed record SavedObject(
    string Type, string Id, JsonObject Attributes, params IReadOnlyList<(string Name, string Type, string Id)> References)
{
    /// <summary>The data view that all panels search.</summary>
    public const string DataView = "vpcflow-records";

    /// <summary>The name of the reference to the data view.</summary>
    public const string IndexName = "kibanaSavedObjectMeta.searchSourceJSON.index";

    /// <summary>
    /// Returns the object as a line. It says in which version's form it is: each product brings older forms up to date, and refuses newer
    /// ones.
    /// </summary>
    public string ToLine(ClusterProduct product)
    {
        var line = new JsonObject
        {
            ["type"] = Type,
            ["id"] = Id,
            ["attributes"] = Attributes.DeepClone(),
            ["references"] = new JsonArray(
                [.. References.Select(r => (JsonNode)new JsonObject { ["name"] = r.Name, ["type"] = r.Type, ["id"] = r.Id })]),
        };
        if (product == ClusterProduct.Elasticsearch)
        {
            line["coreMigrationVersion"] = "8.8.0";
            line["typeMigrationVersion"] = VersionOf(Type, "8.0.0", "8.5.0", "8.0.0", "8.9.0");
        }
        else
        {
            line["migrationVersion"] = new JsonObject { [Type] = VersionOf(Type, "7.6.0", "7.10.0", "7.9.3", "7.9.3") };
        }

        return JsonText.Of(line);
    }

    private static string VersionOf(string type, string dataView, string visualization, string search, string dashboard) => type switch
    {
        "index-pattern" => dataView,
        "visualization" => visualization,
        "search" => search,
        "dashboard" => dashboard,
        "map" => "8.4.0",
        _ => throw new InvalidOperationException($"{type} is not a type of object."),
    };
}
