using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Checks;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards.Objects;

/// <summary>All objects of a product: the data view, panels, links, controls and dashboards.</summary>
internal static class SavedObjects
{
    /// <summary>The id of the panel with links to the dashboards.</summary>
    public const string LinksId = "vpcflow-links";

    /// <summary>Returns the objects in an order in which each needs only those before it.</summary>
    /// <param name="product">The product.</param>
    /// <param name="describe">Returns the description of a dashboard from its text and a hash of all objects.</param>
    public static ImmutableArray<SavedObject> Create(ClusterProduct product, Func<string, string, string> describe)
    {
        string hash = HashOf(product, Create(product, dashboard => dashboard.Text));
        return Create(product, dashboard => describe(dashboard.Text, hash));
    }

    /// <summary>Returns objects as lines of JSON, which the import of both products takes.</summary>
    public static string ToLines(IEnumerable<SavedObject> objects, ClusterProduct product)
        => string.Concat(objects.Select(o => o.ToLine(product) + "\n"));

    public static string IdOf(Panel panel) => $"vpcflow-panel-{panel.Id}";

    public static string IdOf(Dashboard dashboard) => $"vpcflow-dashboard-{dashboard.Id}";

    public static string TypeOf(Panel panel, ClusterProduct product) => panel.Chart switch
    {
        PanelChart.Documents => "search",
        PanelChart.Map when product == ClusterProduct.Elasticsearch => "map",
        PanelChart.Map or PanelChart.Figures or PanelChart.Table or PanelChart.Bars or PanelChart.Pie or PanelChart.Series
            or PanelChart.StackedSeries => "visualization",
        _ => throw new InvalidOperationException($"{panel.Chart} is no chart."),
    };

    /// <summary>Returns the attributes of a visualization.</summary>
    public static JsonObject Visualization(string title, string description, string state, JsonObject source) => new()
    {
        ["title"] = title,
        ["description"] = description,
        ["visState"] = state,
        ["uiStateJSON"] = "{}",
        ["version"] = 1,
        ["kibanaSavedObjectMeta"] = source,
    };

    private static ImmutableArray<SavedObject> Create(ClusterProduct product, Func<Dashboard, string> describe)
    {
        IEnumerable<Panel> panels = DashboardCatalogue.All.SelectMany(d => d.Panels).DistinctBy(p => p.Id);
        return
        [
            DataView(product),
            Links(),
            .. product == ClusterProduct.OpenSearch ? [ControlObjects.Panel()] : ImmutableArray<SavedObject>.Empty,
            .. panels.Select(p => Create(p, product)),
            .. DashboardCatalogue.All.Select(d => DashboardObject.Create(d, describe(d), product)),
        ];
    }

    private static SavedObject Create(Panel panel, ClusterProduct product) => TypeOf(panel, product) switch
    {
        "map" => MapObject.Create(IdOf(panel), panel),
        "search" => new SavedObject("search", IdOf(panel), Search(panel), SearchSource.References(panel)),
        _ => new SavedObject(
            "visualization",
            IdOf(panel),
            Visualization(panel.Title, panel.Explanation, ChartState.Of(panel), SearchSource.Attribute(panel)),
            SearchSource.References(panel)),
    };

    private static SavedObject DataView(ClusterProduct product)
    {
        var attributes = new JsonObject { ["title"] = "logs-aws.vpcflow-*", ["timeFieldName"] = "@timestamp" };
        if (product == ClusterProduct.Elasticsearch)
            attributes["name"] = "VPC flow logs";
        return new SavedObject("index-pattern", SavedObject.DataView, attributes);
    }

    private static JsonObject Search(Panel panel) => new()
    {
        ["title"] = panel.Title,
        ["description"] = panel.Explanation,
        ["columns"] = new JsonArray([.. panel.Columns.Select(c => (JsonNode)c)]),
        ["sort"] = new JsonArray(new JsonArray("@timestamp", "desc")),
        ["version"] = 1,
        ["kibanaSavedObjectMeta"] = SearchSource.Attribute(panel),
    };

    private static SavedObject Links()
    {
        const string Title = "Dashboards";
        string text = string.Join(" · ", DashboardCatalogue.All.Select(d => $"[{d.Title}](#/view/{IdOf(d)})"));
        var state = new JsonObject
        {
            ["title"] = Title,
            ["type"] = "markdown",
            ["params"] = new JsonObject { ["markdown"] = text, ["fontSize"] = 14, ["openLinksInNewTab"] = false },
            ["aggs"] = new JsonArray(),
        };
        return new SavedObject("visualization", LinksId, Visualization(Title, "", JsonText.Of(state), SearchSource.Empty()));
    }

    private static string HashOf(ClusterProduct product, IEnumerable<SavedObject> objects)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToLines(objects, product))))[..8];
}
