using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>
/// A strict stand-in of Kibana's API of rules for the type <c>.es-query</c>, made from its published description
/// (elastic.co/docs/api/doc/kibana, alerting: create, get, update and delete a rule; the parameters of the rule type): no unknown members,
/// UUIDs as ids, and what parameters require of each other.
/// </summary>
internal sealed class KibanaRules
{
    private const int MaxGroups = 1000;
    private const int MaxTerms = 4;

    private static readonly string[] s_created = ["actions", "consumer", "enabled", "name", "params", "rule_type_id", "schedule", "tags"];
    private static readonly string[] s_updated = ["actions", "name", "params", "schedule", "tags"];

    private static readonly string[] s_parameters =
    [
        "aggField", "aggType", "esQuery", "excludeHitsFromPreviousRun", "groupBy", "index", "searchType", "size", "sourceFields",
        "termField", "termSize", "threshold", "thresholdComparator", "timeField", "timeWindowSize", "timeWindowUnit",
    ];

    /// <summary>The rules by their ids.</summary>
    public Dictionary<string, JsonObject> Rules { get; } = [];

    public ClusterReply? Answer(ClusterRequest request)
    {
        const string Path = "/api/alerting/rule/";
        if (!request.Path.StartsWith(Path, StringComparison.Ordinal))
            return null;
        string id = request.Path[Path.Length..];
        bool isThere = Rules.TryGetValue(id, out JsonObject? rule);
        if (request.Method != "GET" && request.Header("kbn-xsrf") is null)
            return Bad("Request must contain a kbn-xsrf header.");
        if (request.Method != "POST" && !isThere)
            return new ClusterReply(404, $$"""{"statusCode":404,"message":"Saved object [alert/{{id}}] not found"}""");
        switch (request.Method)
        {
            case "GET":
                return new ClusterReply(200, rule!.ToJsonString());
            case "DELETE":
                Rules.Remove(id);
                return new ClusterReply(204, "");
        }

        JsonObject body = JsonNode.Parse(request.Body)!.AsObject();
        bool isNew = request.Method == "POST";
        if (isNew && isThere)
            return new ClusterReply(409, """{"statusCode":409,"message":"version conflict, document already exists"}""");
        if (ProblemOf(id, body, isNew ? s_created : s_updated) is { } problem)
            return Bad(problem);
        Rules[id] = isNew ? body : Merge(rule!, body);
        return new ClusterReply(200, Rules[id].ToJsonString());
    }

    private static string? ProblemOf(string id, JsonObject body, string[] members)
    {
        JsonObject parameters = body["params"]!.AsObject();
        bool isUuid = Guid.TryParseExact(id, "D", out Guid uuid) && uuid.Version is 1 or 4 && uuid.Variant is >= 8 and < 12;
        return !isUuid ? "Predefined IDs are not allowed for saved objects with encrypted attributes unless the ID is a UUID."
            : Unknown(body, members) is { } member ? $"[request body.{member}]: definition for this key is missing"
            : members.FirstOrDefault(m => !body.ContainsKey(m)) is { } missing ? $"[request body.{missing}]: expected value"
            : body.ContainsKey("rule_type_id") && (string?)body["rule_type_id"] != ".es-query" ? "Rule type is not registered."
            : Unknown(parameters, s_parameters) is { } parameter ? $"[{parameter}]: definition for this key is missing"
            : ProblemOfSearch(parameters) ?? ProblemOfGroups(parameters);
    }

    private static string? Unknown(JsonObject body, string[] known) => body.FirstOrDefault(m => !known.Contains(m.Key)).Key;

    private static string? ProblemOfSearch(JsonObject parameters)
        => (string?)parameters["searchType"] != "esQuery" ? "[searchType]: types that failed validation"
            : JsonNode.Parse((string)parameters["esQuery"]!)?["query"] is not JsonObject ? "[esQuery]: must contain \"query\""
            : (string?)parameters["timeField"] is not { Length: > 0 } ? "[timeField]: expected value of type [string]"
            : (int)parameters["timeWindowSize"]! < 1 ? "[timeWindowSize]"
            : (string?)parameters["timeWindowUnit"] is not ("s" or "m" or "h" or "d") ? "[timeWindowUnit]"
            : (string?)parameters["thresholdComparator"] is not (">=" or ">" or "<" or "<=") ? "invalid thresholdComparator specified"
            : (int)parameters["size"]! is < 0 or > 10_000 ? "[size]"
            : null;

    private static string? ProblemOfGroups(JsonObject parameters)
    {
        string? aggregation = (string?)parameters["aggType"];
        bool isGrouped = (string?)parameters["groupBy"] == "top";
        int terms = parameters["termField"] switch { JsonArray list => list.Count, null => 0, _ => 1 };
        return aggregation is not ("count" or "sum" or "avg" or "min" or "max") ? "invalid aggType"
            : aggregation != "count" && parameters["aggField"] is null ? "[aggField]: must have a value when [aggType] is set"
            : isGrouped != terms > 0 || terms > MaxTerms ? "[termField]: termField required when [groupBy] is top"
            : isGrouped && (int?)parameters["termSize"] is null or > MaxGroups ? "[termSize]: must be less than or equal to 1000"
            : null;
    }

    private static JsonObject Merge(JsonObject rule, JsonObject body)
    {
        JsonObject merged = rule.DeepClone().AsObject();
        foreach ((string name, JsonNode? value) in body)
            merged[name] = value?.DeepClone();
        return merged;
    }

    private static ClusterReply Bad(string message)
        => new(400, new JsonObject { ["statusCode"] = 400, ["error"] = "Bad Request", ["message"] = message }.ToJsonString());
}
