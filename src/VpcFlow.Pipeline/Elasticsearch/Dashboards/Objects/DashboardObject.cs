using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Checks;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards.Objects;

/// <summary>Writes dashboards: the panels fill rows of 48 columns, below the links to the other dashboards.</summary>
internal static class DashboardObject
{
    private const int Columns = 48;

    /// <summary>Returns a dashboard.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="description">Its description.</param>
    /// <param name="product">The product.</param>
    public static SavedObject Create(Dashboard dashboard, string description, ClusterProduct product)
    {
        bool isKibana = product == ClusterProduct.Elasticsearch;
        var panels = new JsonArray();
        var references = new List<(string Name, string Type, string Id)>();
        int x = 0, y = 0, rowHeight = 0;

        void Place(string type, string id, int width, int height)
        {
            if (x + width > Columns)
                (x, y, rowHeight) = (0, y + rowHeight, 0);
            string index = $"p{panels.Count}";
            var panel = new JsonObject
            {
                ["version"] = isKibana ? "8.9.0" : "2.0.0",
                ["panelIndex"] = index,
                ["gridData"] = new JsonObject { ["x"] = x, ["y"] = y, ["w"] = width, ["h"] = height, ["i"] = index },
                ["embeddableConfig"] = new JsonObject(),
                ["panelRefName"] = $"panel_{index}",
            };
            if (isKibana)
                panel["type"] = type;
            panels.Add((JsonNode)panel);
            references.Add((isKibana ? $"{index}:panel_{index}" : $"panel_{index}", type, id));
            (x, rowHeight) = (x + width, Math.Max(rowHeight, height));
        }

        Place("visualization", SavedObjects.LinksId, isKibana ? Columns : Columns / 2, isKibana ? 4 : 7);
        if (!isKibana)
            Place("visualization", ControlObjects.Id, Columns / 2, 7);
        foreach (Panel panel in dashboard.Panels)
            Place(SavedObjects.TypeOf(panel, product), SavedObjects.IdOf(panel), panel.Width, panel.Height);
        var attributes = new JsonObject
        {
            ["title"] = $"[VPC flow logs] {dashboard.Title}",
            ["description"] = description,
            ["panelsJSON"] = JsonText.Of(panels),
            ["optionsJSON"] = JsonText.Of(new JsonObject { ["useMargins"] = true, ["hidePanelTitles"] = false }),
            ["version"] = 1,
            ["timeRestore"] = true,
            ["timeFrom"] = "now-24h",
            ["timeTo"] = "now",
            ["kibanaSavedObjectMeta"] = SearchSource.Empty(),
        };
        if (isKibana)
        {
            attributes["controlGroupInput"] = ControlObjects.Group();
            references.AddRange(ControlObjects.GroupReferences());
        }

        return new SavedObject("dashboard", SavedObjects.IdOf(dashboard), attributes, references);
    }
}
