using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Elasticsearch.Checks;

/// <summary>Writes and reads small JSON texts.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions s_indented = s_compact with { Indented = true, NewLine = "\n" };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            write(json);
        return stream.ToArray();
    }

    /// <summary>Returns JSON as text: on one line, or indented for people.</summary>
    public static string Of(JsonNode json, bool isIndented = false)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, isIndented ? s_indented : s_compact))
            json.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads an object; <see langword="null"/> if the text is something else.</summary>
    public static JsonDocument? Parse(byte[] text)
    {
        try
        {
            JsonDocument json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                return json;
            json.Dispose();
        }
        catch (JsonException)
        {
            // A page of a proxy, for example.
        }

        return null;
    }
}
