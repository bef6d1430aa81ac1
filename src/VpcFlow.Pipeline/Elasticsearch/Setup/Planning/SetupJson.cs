using System.Text.Json;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Planning;

/// <summary>Reads answers as JSON.</summary>
internal static class SetupJson
{
    /// <summary>Returns the object of an answer; <see langword="null"/> if it is something else.</summary>
    public static JsonObject? Parse(NodeAnswer answer)
    {
        try
        {
            return JsonNode.Parse(answer.Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
