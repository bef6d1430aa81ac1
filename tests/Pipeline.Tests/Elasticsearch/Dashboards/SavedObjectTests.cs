using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.Dashboards;
using VpcFlow.Pipeline.Elasticsearch.Dashboards.Objects;
using VpcFlow.Pipeline.Elasticsearch.Setup.Mapping;

namespace VpcFlow.Pipeline.Tests.Elasticsearch.Dashboards;

/// <summary>The objects of both products, as they are imported: nothing refers to what is not there.</summary>
public class SavedObjectTests
{
    private static readonly string[] s_jsonAttributes =
    [
        "visState", "panelsJSON", "optionsJSON", "uiStateJSON", "layerListJSON", "mapStateJSON", "searchSourceJSON",
        "ignoreParentSettingsJSON",
    ];

    public static TheoryData<bool> Products => [true, false];

    [Theory]
    [MemberData(nameof(Products))]
    public void Ids_AreUnique(bool isKibana)
    {
        string[] ids = [.. Lines(isKibana).Select(o => (string)o["id"]!)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(8, Lines(isKibana).Count(o => (string?)o["type"] == "dashboard"));
        Assert.All(ids, id => Assert.StartsWith("vpcflow-", id, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void References_LeadToObjects_AndNoneIsMissing(bool isKibana)
    {
        List<JsonObject> objects = Lines(isKibana);
        HashSet<string> known = [.. objects.Select(o => $"{o["type"]}/{o["id"]}")];
        foreach (JsonObject o in objects)
        {
            var references = o["references"]!.AsArray().OfType<JsonObject>()
                .ToDictionary(r => (string)r["name"]!, r => $"{r["type"]}/{r["id"]}");
            Assert.All(references.Values, target => Assert.Contains(target, known));
            string[] used =
            [
                .. Members(Parsed(o["attributes"]!)).Where(m => m.Name.EndsWith("RefName", StringComparison.Ordinal))
                    .Select(m => (string)m.Value!),
            ];
            Assert.All(used, name => Assert.Contains(references.Keys, r => r == name || r.EndsWith($":{name}", StringComparison.Ordinal)));

            // Each is used: by its name, or by a control of Kibana, whose name is that of the control.
            Assert.All(
                references.Keys,
                name => Assert.True(
                    used.Contains(name)
                        || used.Contains(name.Split(':')[^1])
                        || name.EndsWith(":optionsListDataView", StringComparison.Ordinal),
                    name));
        }
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void Fields_AreMapped_AndCanBeAggregated(bool isKibana)
    {
        var types = DocumentFields.All.ToDictionary(f => f.Path, f => f.Type);
        int charts = 0;
        foreach (JsonNode attributes in Lines(isKibana).Select(o => Parsed(o["attributes"]!)))
        {
            charts += attributes["visState"] is null ? 0 : 1;
            foreach ((string name, JsonNode? value) in Members(attributes).Where(m => m.Name is "field" or "fieldName" or "geoField"))
            {
                string path = (string)value!;
                Assert.True(types.ContainsKey(path), path);
                Assert.True(types[path] is not (FieldType.Text or FieldType.Stored), path);
                Assert.Equal(name == "geoField", types[path] == FieldType.GeoPoint && isKibana);
            }

            foreach (JsonNode? column in attributes["columns"] as JsonArray ?? [])
                Assert.True(types.ContainsKey((string)column!), $"{column}");
        }

        Assert.True(charts > 30, $"{charts} charts");
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void Dashboards_HaveLinksAndControls_AndNoPanelsThatOverlap(bool isKibana)
    {
        List<JsonObject> objects = Lines(isKibana);
        string links = (string)objects.Single(o => (string?)o["id"] == "vpcflow-links")["attributes"]!["visState"]!;
        foreach (JsonObject dashboard in objects.Where(o => (string?)o["type"] == "dashboard"))
        {
            Assert.Contains($"(#/view/{dashboard["id"]})", links, StringComparison.Ordinal);
            string references = dashboard["references"]!.ToJsonString();
            Assert.Contains("vpcflow-links", references, StringComparison.Ordinal);
            string controls = isKibana
                ? (string)dashboard["attributes"]!["controlGroupInput"]!["panelsJSON"]!
                : (string)objects.Single(o => (string?)o["id"] == "vpcflow-controls")["attributes"]!["visState"]!;
            Assert.Equal(isKibana, !references.Contains("vpcflow-controls", StringComparison.Ordinal));
            foreach (string path in new[] { "cloud.account.id", "cloud.region", "aws.vpcflow.interface_id", "aws.vpcflow.action" })
                Assert.Contains($"\"fieldName\":\"{path}\"", controls, StringComparison.Ordinal);

            var taken = new HashSet<(int X, int Y)>();
            foreach (JsonNode? panel in JsonNode.Parse((string)dashboard["attributes"]!["panelsJSON"]!)!.AsArray())
            {
                JsonNode at = panel!["gridData"]!;
                (int x, int y, int w, int h) = ((int)at["x"]!, (int)at["y"]!, (int)at["w"]!, (int)at["h"]!);
                Assert.InRange(x + w, 1, 48);
                IEnumerable<(int, int)> cells = Enumerable.Range(x, w).SelectMany(i => Enumerable.Range(y, h).Select(j => (i, j)));
                Assert.All(cells, cell => Assert.True(taken.Add(cell)));
            }
        }
    }

    [Fact]
    public void Charts_OrderTheirGroupsByTheMeasureThatTheyShow()
    {
        foreach (Panel panel in DashboardCatalogue.All.SelectMany(d => d.Panels).Where(p => p.Aggregation is not null))
        {
            JsonArray aggregations = JsonNode.Parse(ChartState.Of(panel))!["aggs"]!.AsArray();
            Assert.Equal(Enumerable.Range(1, aggregations.Count).Select(i => $"{i}"), aggregations.Select(a => (string)a!["id"]!));
            string[] metrics = [.. aggregations.Where(a => (string?)a!["schema"] == "metric").Select(a => (string)a!["id"]!)];
            Assert.NotEmpty(metrics);
            Assert.All(
                aggregations.Where(a => (string?)a!["type"] == "terms"),
                a => Assert.Contains((string)a!["params"]!["orderBy"]!, metrics));
            Assert.Equal(panel.Aggregation!.Buckets.Length, aggregations.Count - metrics.Length);
        }
    }

    [Fact]
    public void Filter_IsThatOfThePanel_InEveryForm()
    {
        JsonObject panel = Lines(isKibana: true).Single(o => (string?)o["id"] == "vpcflow-panel-rejected-ports");
        JsonNode filter = Parsed(panel["attributes"]!)["kibanaSavedObjectMeta"]!["searchSourceJSON"]!["filter"]![0]!;
        const string Query = """{"bool":{"filter":[{"term":{"event.kind":"event"}},{"terms":{"aws.vpcflow.action":["REJECT"]}}]}}""";
        Assert.Equal(Query, filter["query"]!.ToJsonString());
        Assert.Equal(Query, (string?)filter["meta"]!["value"]);
        Assert.Equal("action = REJECT", (string?)filter["meta"]!["alias"]);
    }

    private static List<JsonObject> Lines(bool isKibana)
    {
        ClusterProduct product = isKibana ? ClusterProduct.Elasticsearch : ClusterProduct.OpenSearch;
        string lines = SavedObjects.ToLines(SavedObjects.Create(product, (text, hash) => $"{text} {hash}"), product);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];
    }

    /// <summary>Returns attributes with the JSON in them that is text.</summary>
    private static JsonNode Parsed(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Parsed(m.Key, m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(i => i is null ? null : Parsed(i))]),
        _ => node.DeepClone(),
    };

    private static JsonNode? Parsed(string name, JsonNode? value)
        => value is null ? null : Parsed(s_jsonAttributes.Contains(name) ? JsonNode.Parse((string)value!)! : value);

    private static IEnumerable<(string Name, JsonNode? Value)> Members(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Members(m.Value).Prepend((m.Key, m.Value))),
        JsonArray items => items.SelectMany(Members),
        _ => [],
    };
}
