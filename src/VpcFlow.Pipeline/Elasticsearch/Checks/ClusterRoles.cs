using System.Text.Encodings.Web;
using System.Text.Json;
using VpcFlow.Pipeline.Elasticsearch.Bulk;

namespace VpcFlow.Pipeline.Elasticsearch.Checks;

/// <summary>The roles with the least privileges that deliver, as the security APIs of the products take them.</summary>
internal static class ClusterRoles
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns the body of <c>PUT /_security/role/NAME</c>.</summary>
    public static string Elasticsearch(IReadOnlyList<string> indices) => Write(json =>
    {
        WriteList(json, "cluster", ["monitor"]);
        json.WriteStartArray("indices");
        json.WriteStartObject();
        WriteList(json, "names", indices);
        WriteList(json, "privileges", ["create_doc", "auto_configure"]);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    /// <summary>Returns the body of <c>PUT /_plugins/_security/api/roles/NAME</c>.</summary>
    public static string OpenSearch(IReadOnlyList<string> indices) => Write(json =>
    {
        WriteList(json, "cluster_permissions", [Explanation.OpenSearchClusterPermission]);
        json.WriteStartArray("index_permissions");
        json.WriteStartObject();
        WriteList(json, "index_patterns", indices);
        WriteList(json, "allowed_actions", Explanation.OpenSearchPermissions);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, s_options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
