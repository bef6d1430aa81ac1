using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Checks;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards.Objects;

/// <summary>
/// Writes the lists by which a dashboard is narrowed down: a panel in OpenSearch Dashboards, a part of the dashboard in Kibana.
/// </summary>
internal static class ControlObjects
{
    /// <summary>The id of the panel of OpenSearch Dashboards.</summary>
    public const string Id = "vpcflow-controls";

    /// <summary>Returns the panel of OpenSearch Dashboards.</summary>
    public static SavedObject Panel()
    {
        var controls = new JsonArray();
        var references = new List<(string, string, string)>();
        foreach ((string path, string label) in DashboardCatalogue.Controls)
        {
            string reference = $"control_{controls.Count}_index_pattern";
            references.Add((reference, "index-pattern", SavedObject.DataView));
            controls.Add((JsonNode)new JsonObject
            {
                ["id"] = $"{controls.Count + 1}",
                ["fieldName"] = path,
                ["label"] = label,
                ["parent"] = "",
                ["type"] = "list",
                ["options"] = new JsonObject
                {
                    ["type"] = "terms",
                    ["multiselect"] = true,
                    ["dynamicOptions"] = true,
                    ["size"] = 100,
                    ["order"] = "desc",
                },
                ["indexPatternRefName"] = reference,
            });
        }

        const string Title = "Controls";
        var state = new JsonObject
        {
            ["title"] = Title,
            ["type"] = "input_control_vis",
            ["params"] = new JsonObject
            {
                ["controls"] = controls,
                ["updateFiltersOnChange"] = true,
                ["useTimeFilter"] = true,
                ["pinFilters"] = true,
            },
            ["aggs"] = new JsonArray(),
        };
        JsonObject attributes = SavedObjects.Visualization(Title, "", JsonText.Of(state), SearchSource.Empty());
        return new SavedObject("visualization", Id, attributes, references);
    }

    /// <summary>Returns the part of a dashboard of Kibana.</summary>
    public static JsonObject Group()
    {
        var panels = new JsonObject();
        foreach ((string path, string label) in DashboardCatalogue.Controls)
        {
            panels[NameOf(label)] = new JsonObject
            {
                ["type"] = "optionsListControl",
                ["order"] = panels.Count,
                ["width"] = "medium",
                ["grow"] = true,
                ["explicitInput"] = new JsonObject
                {
                    ["id"] = NameOf(label),
                    ["fieldName"] = path,
                    ["title"] = label,
                    ["selectedOptions"] = new JsonArray(),
                },
            };
        }

        return new JsonObject
        {
            ["controlStyle"] = "oneLine",
            ["chainingSystem"] = "HIERARCHICAL",
            ["panelsJSON"] = JsonText.Of(panels),
            ["ignoreParentSettingsJSON"] = JsonText.Of(new JsonObject
            {
                ["ignoreFilters"] = false,
                ["ignoreQuery"] = false,
                ["ignoreTimerange"] = false,
                ["ignoreValidations"] = false,
            }),
        };
    }

    /// <summary>Returns the references of <see cref="Group"/>.</summary>
    public static IEnumerable<(string Name, string Type, string Id)> GroupReferences()
        => DashboardCatalogue.Controls.Select(
            c => ($"controlGroup_{NameOf(c.Label)}:optionsListDataView", "index-pattern", SavedObject.DataView));

    private static string NameOf(string label) => "vpcflow-control-" + label.ToLowerInvariant();
}
