using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Queries;

namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>The search for what else there is to say about a group: amounts, where it belongs to, and its greatest members.</summary>
internal static class DetailSearch
{
    private const int TopSize = 10;
    private const int RelatedSize = 20;

    /// <summary>By what messages are routed.</summary>
    public static FlowLogField[] Related { get; } = [FlowLogField.AccountId, FlowLogField.VpcId, FlowLogField.InterfaceId];

    /// <summary>Returns the search.</summary>
    /// <exception cref="NotSupportedException">The rule shows what documents do not have.</exception>
    public static JsonObject Create(FlowLogAlertRule rule, AlertKey key, AlertWindow window)
    {
        JsonObject query = QueryJson.All(
            [AlertSearch.Query(rule, window), .. rule.Groups.Select((g, i) => AlertSearch.Member(g, key.Values[i]))]);
        JsonObject body = rule.Top.IsEmpty
            ? new() { ["size"] = 0, ["track_total_hits"] = true, ["query"] = query }
            : SearchRequest.Create(TopOf(rule), query);
        JsonObject aggregations = body["aggs"] as JsonObject ?? [];
        body["aggs"] = aggregations;
        foreach (FlowLogField field in new[] { FlowLogField.Bytes, FlowLogField.Packets })
            aggregations[NameOf(field)] = new JsonObject { ["sum"] = new JsonObject { ["field"] = DocumentMember.Of(field).Path } };
        aggregations["first"] = new JsonObject { ["min"] = new JsonObject { ["field"] = DocumentMember.Time } };
        aggregations["last"] = new JsonObject { ["max"] = new JsonObject { ["field"] = DocumentMember.Time } };
        foreach (FlowLogField field in Related)
        {
            aggregations[NameOf(field)] = new JsonObject
            {
                ["terms"] = new JsonObject { ["field"] = DocumentMember.Of(field).Path, ["size"] = RelatedSize },
            };
        }

        return body;
    }

    public static AlertDetails Read(FlowLogAlertRule rule, JsonObject answer)
    {
        JsonObject found = answer["aggregations"] as JsonObject ?? [];
        return new AlertDetails
        {
            Figures = DetailText.Figures(
                (long?)answer["hits"]?["total"]?["value"] ?? 0,
                Number(found, NameOf(FlowLogField.Bytes)),
                Number(found, NameOf(FlowLogField.Packets)),
                Number(found, "first"),
                Number(found, "last")),
            Related =
            [
                .. from field in Related
                   from bucket in (found[NameOf(field)]?["buckets"] as JsonArray ?? []).OfType<JsonObject>()
                   select new FlowLogAlertField(FlowLogFieldInfo.Get(field).Name, bucket["key"]!.ToString()),
            ],
            Top = rule.Top.IsEmpty || found.Count == 0 ? null : TableOf(rule, answer),
        };
    }

    private static FlowLogAlertTable? TableOf(FlowLogAlertRule rule, JsonObject answer)
    {
        Aggregation top = TopOf(rule);
        SearchRow[] rows = [.. SearchRows.Read(top, answer).OrderByDescending(r => r.Measures[top.Order]).Take(TopSize)];
        return DetailText.Table(rule, rows.Select(r => (r.Keys, r.Measures)));
    }

    private static Aggregation TopOf(FlowLogAlertRule rule) => Aggregation.Create(DetailText.TopQuery(rule, TopSize));

    private static long? Number(JsonObject found, string name) => (long?)(found[name]?["value"] as JsonValue)?.GetValue<double?>();

    private static string NameOf(FlowLogField field) => "field_" + FlowLogFieldInfo.Get(field).ColumnName;
}
