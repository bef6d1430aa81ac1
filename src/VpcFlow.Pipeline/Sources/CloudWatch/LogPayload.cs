using System.Text.Encodings.Web;
using System.Text.Json;

namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>
/// Writes events as CloudWatch Logs sends them to subscribers, so that everything that reads such payloads reads them.
/// </summary>
internal static class LogPayload
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns a payload for each log stream, one after the other.</summary>
    public static MemoryStream Write(string group, IReadOnlyList<LogEvent> events)
    {
        var text = new MemoryStream();
        foreach (IGrouping<string, LogEvent> stream in events.GroupBy(e => e.Stream, StringComparer.Ordinal))
        {
            using (var writer = new Utf8JsonWriter(text, s_options))
                WritePayload(writer, group, stream);
            text.WriteByte((byte)'\n');
        }

        text.Position = 0;
        return text;
    }

    private static void WritePayload(Utf8JsonWriter writer, string group, IGrouping<string, LogEvent> stream)
    {
        writer.WriteStartObject();
        writer.WriteString("messageType", "DATA_MESSAGE");
        writer.WriteString("logGroup", group);
        writer.WriteString("logStream", stream.Key);
        writer.WriteStartArray("logEvents");
        foreach (LogEvent next in stream)
        {
            writer.WriteStartObject();
            writer.WriteString("id", next.Id);
            writer.WriteNumber("timestamp", next.Time);
            writer.WriteString("message", next.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
