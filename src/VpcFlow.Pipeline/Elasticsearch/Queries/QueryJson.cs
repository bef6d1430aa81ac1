using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Elasticsearch.Queries;

/// <summary>The queries that others are composed of.</summary>
internal static class QueryJson
{
    public static JsonObject All(params IEnumerable<JsonNode> parts) => Bool("filter", parts);

    public static JsonObject Any(params IEnumerable<JsonNode> parts)
    {
        JsonObject any = Bool("should", parts);
        any["bool"]!["minimum_should_match"] = 1;
        return any;
    }

    public static JsonObject None(JsonNode part) => Bool("must_not", [part]);

    public static JsonObject Exists(string path) => new() { ["exists"] = new JsonObject { ["field"] = path } };

    public static JsonObject Term(string path, JsonNode value) => new() { ["term"] = new JsonObject { [path] = value } };

    public static JsonObject Terms(string path, IEnumerable<string> values)
        => new() { ["terms"] = new JsonObject { [path] = new JsonArray([.. values.Select(v => (JsonNode)v)]) } };

    /// <summary>Returns the query for values between two, both included; one that is <see langword="null"/> is no limit.</summary>
    public static JsonObject Range(string path, JsonNode? first, JsonNode? last, string? format = null)
    {
        var limits = new JsonObject();
        if (first is not null)
            limits["gte"] = first;
        if (last is not null)
            limits["lte"] = last;
        if (format is not null)
            limits["format"] = format;
        return new() { ["range"] = new JsonObject { [path] = limits } };
    }

    private static JsonObject Bool(string occurrence, IEnumerable<JsonNode> parts)
        => new() { ["bool"] = new JsonObject { [occurrence] = new JsonArray([.. parts]) } };
}
