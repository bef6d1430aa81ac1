using System.Globalization;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Queries;
using VpcFlow.Pipeline.Statistics.Groups;

namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>
/// The searches by which a rule is evaluated over documents. Groups are paged through, instead of asking for the greatest, so that all over
/// the threshold are found, exactly, also if a data stream has many shards.
/// </summary>
internal static class AlertSearch
{
    /// <summary>The time by which documents are in windows: that of their delivery, since records arrive minutes late.</summary>
    public const string Ingested = "event.ingested";

    /// <summary>Groups in an answer; fewer if each has a sketch of values, which takes memory of the cluster.</summary>
    private const int PageSize = 5000;
    private const int SketchPageSize = 1000;

    /// <summary>The measures of documents without the time of their delivery, in the answer.</summary>
    public const string Others = "others";

    /// <summary>
    /// Returns the documents that a rule is about, within a window. Those of other shippers can lack the time of their delivery, and then
    /// have only that of the record.
    /// </summary>
    /// <exception cref="NotSupportedException">The rule compares what documents do not have.</exception>
    public static JsonObject Query(FlowLogAlertRule rule, AlertWindow window)
    {
        JsonObject delivered = Within(Ingested, window);

        // The delay of a delivery is known only if its time is.
        if (rule.Kind == FlowLogAlertKind.Delay)
            return QueryJson.All(delivered, Documents(rule));

        // Windows of thresholds are evaluated again for records that are late; what is remembered is not harmed by being seen again.
        JsonObject recorded = Within(DocumentMember.Time, window, rule.HasMemory ? AlertWindow.Lateness : default);
        return QueryJson.All(QueryJson.Any(delivered, QueryJson.All(recorded, LackDelivery())), Documents(rule));
    }

    /// <summary>Returns the documents that lack the time of their delivery.</summary>
    public static JsonObject LackDelivery() => QueryJson.None(QueryJson.Exists(Ingested));

    /// <summary>Returns the documents that a rule is about, of any time.</summary>
    /// <exception cref="NotSupportedException">The rule compares what documents do not have.</exception>
    public static JsonObject Documents(FlowLogAlertRule rule)
    {
        JsonObject kind = QueryJson.Term("event.kind", rule.Kind == FlowLogAlertKind.DeadLetters ? "pipeline_error" : "event");
        return rule.Filter is null ? kind : QueryJson.All(kind, FilterQuery.Create(rule.Filter));
    }

    /// <summary>Returns the search for a page of groups.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="window">The window.</param>
    /// <param name="after">The end of the page before; <see langword="null"/> for the first.</param>
    /// <exception cref="NotSupportedException">The rule compares what documents do not have.</exception>
    public static JsonObject Page(FlowLogAlertRule rule, AlertWindow window, JsonNode? after)
    {
        JsonObject measures = Measures(rule);
        var body = new JsonObject { ["size"] = 0, ["track_total_hits"] = rule.Groups.IsEmpty, ["query"] = Query(rule, window) };
        if (rule.Groups.IsEmpty)
        {
            body["aggs"] = measures;
            return body;
        }

        var composite = new JsonObject
        {
            ["size"] = rule.Measure.Kind == FlowLogMeasureKind.Distinct ? SketchPageSize : PageSize,
            ["sources"] = new JsonArray([.. rule.Groups.Select((g, i) => (JsonNode)Source(g, i, isLast: i == rule.Groups.Length - 1))]),
        };
        if (after is not null)
            composite["after"] = after.DeepClone();
        body["aggs"] = new JsonObject { ["groups"] = new JsonObject { ["composite"] = composite, ["aggs"] = measures } };
        return body;
    }

    /// <summary>Returns the query for the value of a group.</summary>
    public static JsonObject Member(FlowLogGrouping grouping, string? value)
    {
        string path = DocumentMember.Of(grouping).Path;
        return value is null ? QueryJson.None(QueryJson.Exists(path)) : QueryJson.Term(path, value);
    }

    private static JsonObject Source(FlowLogGrouping grouping, int number, bool isLast)
    {
        if (grouping.Operand.Function == GroupFunction.Step)
            throw new NotSupportedException($"A cluster can't be asked for alerts by '{grouping}'; group by the value itself.");
        var terms = new JsonObject { ["field"] = DocumentMember.Of(grouping).Path };
        if (!isLast)
            terms["missing_bucket"] = true;
        return new JsonObject { [string.Create(CultureInfo.InvariantCulture, $"k{number}")] = new JsonObject { ["terms"] = terms } };
    }

    private static JsonObject Measures(FlowLogAlertRule rule)
    {
        var measures = new JsonObject();
        if (rule.Kind == FlowLogAlertKind.Delay)
        {
            measures["delivered"] = Of("avg", Ingested);
            measures["recorded"] = Of("avg", DocumentMember.Time);
        }
        else if (rule.Measure.Value is { } value)
        {
            measures["value"] = Of(NameOf(rule.Measure.Kind), DocumentMember.Of(value).Path);
        }

        if (rule.HasMemory)
        {
            measures["first"] = Of("min", Ingested);
            measures["last"] = Of("max", Ingested);
            measures[Others] = new JsonObject
            {
                ["filter"] = LackDelivery(),
                ["aggs"] = new JsonObject { ["first"] = Of("min", DocumentMember.Time), ["last"] = Of("max", DocumentMember.Time) },
            };
        }

        return measures;
    }

    private static JsonObject Within(string path, AlertWindow window, TimeSpan before = default) => new()
    {
        ["range"] = new JsonObject
        {
            [path] = new JsonObject
            {
                ["gte"] = window.From.ToUnixTimeMilliseconds() - (long)before.TotalMilliseconds,
                ["lt"] = window.To.ToUnixTimeMilliseconds(),
                ["format"] = "epoch_millis",
            },
        },
    };

    private static JsonObject Of(string name, string path) => new() { [name] = new JsonObject { ["field"] = path } };

    private static string NameOf(FlowLogMeasureKind kind) => kind switch
    {
        FlowLogMeasureKind.Sum => "sum",
        FlowLogMeasureKind.Min => "min",
        FlowLogMeasureKind.Max => "max",
        FlowLogMeasureKind.Distinct => "cardinality",
        _ => throw new InvalidOperationException($"{kind} has no aggregation."),
    };
}
