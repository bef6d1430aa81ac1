using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

/// <summary>
/// Compares what a cluster has with what it was sent. Clusters add members with defaults, and return numbers and booleans of settings as
/// text.
/// </summary>
internal static class JsonSubset
{
    /// <summary>Whether a value has all members of another one, with the same values.</summary>
    public static bool Contains(JsonNode? value, JsonNode? part) => part switch
    {
        JsonObject wanted => value is JsonObject found && wanted.All(m => found.ContainsKey(m.Key) && Contains(found[m.Key], m.Value)),
        JsonArray wanted => value is JsonArray found
            && found.Count == wanted.Count
            && wanted.Zip(found).All(pair => Contains(pair.Second, pair.First)),
        _ => value is not JsonObject and not JsonArray && TextOf(value) == TextOf(part),
    };

    private static string TextOf(JsonNode? value) => value?.ToJsonString().Trim('"') ?? "null";
}
