using System.Text.Json;

namespace VpcFlow.Pipeline.Elasticsearch.Checks;

/// <summary>Writes and reads small JSON texts.</summary>
internal static class JsonText
{
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            write(json);
        return stream.ToArray();
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
