using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>Reads the answers to <see cref="AlertSearch"/>.</summary>
internal static class AlertAnswer
{
    /// <summary>Returns why an answer can't be trusted; <see langword="null"/> if it can.</summary>
    public static string? ProblemOf(JsonObject answer)
    {
        if (answer["_shards"] is not JsonObject shards || shards["failed"] is not JsonValue failed || failed.GetValue<int>() != 0)
        {
            JsonNode? reason = answer["_shards"]?["failures"] is JsonArray { Count: > 0 } failures ? failures[0]?["reason"] : null;
            return $"some shards could not be searched: {reason?["type"]} {reason?["reason"]}".TrimEnd(' ', ':');
        }

        return answer["timed_out"] is JsonValue late && late.GetValue<bool>() ? "the search took too long" : null;
    }

    /// <summary>
    /// Whether no index was searched: rules over what is not there never fire, which must not look like all is well.
    /// </summary>
    public static bool IsOfNothing(JsonObject answer) => answer["_shards"]?["total"] is JsonValue total && total.GetValue<int>() == 0;

    /// <summary>Returns the groups of a page, and where the next page begins; <see langword="null"/> if there is none.</summary>
    public static (List<AlertGroup> Groups, JsonNode? After) Read(FlowLogAlertRule rule, AlertWindow window, JsonObject answer)
    {
        JsonObject aggregations = answer["aggregations"] as JsonObject ?? [];
        if (rule.Groups.IsEmpty)
        {
            JsonNode? count = answer["hits"]?["total"]?["value"];
            return ([GroupOf(rule, window, new AlertKey([]), count, aggregations)], null);
        }

        if (aggregations["groups"] is not JsonObject page)
            return ([], null);
        List<AlertGroup> groups =
        [
            .. (page["buckets"] as JsonArray ?? []).OfType<JsonObject>()
                .Select(b => GroupOf(rule, window, KeyOf(rule, b), b["doc_count"], b))
                .Where(g => g.Key.IsWhole),
        ];
        return (groups, page["after_key"]);
    }

    private static AlertKey KeyOf(FlowLogAlertRule rule, JsonObject bucket)
        => new(rule.Groups.Select((_, i) => bucket["key"]?[$"k{i}"]?.ToString()));

    private static AlertGroup GroupOf(FlowLogAlertRule rule, AlertWindow window, AlertKey key, JsonNode? count, JsonObject measures)
    {
        double value = rule switch
        {
            { Kind: FlowLogAlertKind.Delay } => (Number(measures, "delivered") - Number(measures, "recorded")) / 1000 ?? 0,
            { Measure.Value: not null } => Number(measures, "value") ?? 0,
            _ => count?.GetValue<double>() ?? 0,
        };
        DateTimeOffset?[] first = [Time(measures, "first"), Time(measures[AlertSearch.Others], "first")];
        DateTimeOffset?[] last = [Time(measures, "last"), Time(measures[AlertSearch.Others], "last")];
        return new AlertGroup(key, value, first.Min() ?? window.From, last.Max() ?? window.To);
    }

    private static double? Number(JsonNode? measures, string name) => measures?[name]?["value"]?.GetValue<double>();

    private static DateTimeOffset? Time(JsonNode? measures, string name)
        => Number(measures, name) is { } number ? DateTimeOffset.FromUnixTimeMilliseconds((long)number) : null;
}
