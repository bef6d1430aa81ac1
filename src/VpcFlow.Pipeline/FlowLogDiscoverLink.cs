using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Alerts.Messages.Links;
using VpcFlow.Pipeline.Elasticsearch.Dashboards.Objects;

namespace VpcFlow;

/// <summary>
/// Makes links to records in Discover, of Kibana or OpenSearch Dashboards, in the data view that <see cref="FlowLogSetup"/> creates.
/// </summary>
public static class FlowLogDiscoverLink
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Makes a link.</summary>
    /// <param name="dashboards">The URL of Kibana or OpenSearch Dashboards, with the path of a space unless it is the default.</param>
    /// <param name="product">Which of them it is.</param>
    /// <param name="from">The first time of the records, by <c>@timestamp</c>.</param>
    /// <param name="to">The last time of the records.</param>
    /// <param name="query">The query that selects the records, as JSON; <see langword="null"/> for all.</param>
    /// <param name="name">What the query is called where it is shown, such as the title of an alert.</param>
    /// <exception cref="JsonException">The query is not JSON.</exception>
    public static Uri Create(
        Uri dashboards, FlowLogSetupProduct product, DateTimeOffset from, DateTimeOffset to, string? query = null, string name = "Alert")
    {
        ArgumentNullException.ThrowIfNull(dashboards);
        ArgumentNullException.ThrowIfNull(name);
        var filters = new JsonArray();
        if (query is not null)
            filters.Add((JsonNode)Filter(JsonNode.Parse(query)!, name));
        var language = new JsonObject { ["language"] = "kuery", ["query"] = "" };
        string time = Encode(new JsonObject { ["time"] = new JsonObject { ["from"] = Text(from), ["to"] = Text(to) } });
        string root = dashboards.GetLeftPart(UriPartial.Path).TrimEnd('/');
        if (product == FlowLogSetupProduct.Elasticsearch)
        {
            string state = Encode(new JsonObject { ["index"] = SavedObject.DataView, ["filters"] = filters, ["query"] = language });
            return new Uri($"{root}/app/discover#/?_g={time}&_a={state}");
        }

        string place = Encode(new JsonObject
        {
            ["discover"] = new JsonObject
            {
                ["columns"] = new JsonArray((JsonNode)"_source"),
                ["interval"] = "auto",
                ["sort"] = new JsonArray(),
            },
            ["metadata"] = new JsonObject { ["indexPattern"] = SavedObject.DataView, ["view"] = "discover" },
        });
        string search = Encode(new JsonObject { ["filters"] = filters, ["query"] = language });
        return new Uri($"{root}/app/data-explorer/discover#?_g={time}&_a={place}&_q={search}");
    }

    /// <summary>A query in the language of the cluster, which both take as a filter.</summary>
    private static JsonObject Filter(JsonNode query, string name) => new()
    {
        ["meta"] = new JsonObject
        {
            ["alias"] = name,
            ["disabled"] = false,
            ["index"] = SavedObject.DataView,
            ["key"] = "query",
            ["negate"] = false,
            ["type"] = "custom",
            ["value"] = query.ToJsonString(),
        },
        ["query"] = query,
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static string Encode(JsonObject value)
    {
        using JsonDocument json = JsonDocument.Parse(value.ToJsonString());
        return Uri.EscapeDataString(Rison.Of(json.RootElement));
    }
}
