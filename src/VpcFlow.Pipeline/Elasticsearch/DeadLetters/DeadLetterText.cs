using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VpcFlow.Pipeline.Elasticsearch.DeadLetters;

/// <summary>
/// Writes dead letters as the documents of a data stream, with their actions. The document that was refused is text in them: its members
/// may be what no mapping takes.
/// </summary>
/// <param name="dataNamespace">The namespace of the data stream.</param>
internal sealed class DeadLetterText(string dataNamespace)
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a letter: a line with its action and one with the document.</summary>
    public void Write(MemoryStream target, in DeadLetter letter, DateTimeOffset now)
    {
        target.Write("{\"create\":{\"_id\":\""u8);
        target.Write(letter.Item.Id.Span);
        target.Write("\"}}\n"u8);
        using (var json = new Utf8JsonWriter(target, s_options))
            Write(json, in letter, now);
        target.WriteByte((byte)'\n');
    }

    private void Write(Utf8JsonWriter json, in DeadLetter letter, DateTimeOffset now)
    {
        var write = letter.Item.Write;
        FlowLogPosition position = write.Documents.Position(letter.Item.Document);
        json.WriteStartObject();
        json.WriteString("@timestamp", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteStartObject("data_stream");
        json.WriteString("type", "logs");
        json.WriteString("dataset", "vpcflow.dead_letters");
        json.WriteString("namespace", dataNamespace);
        json.WriteEndObject();
        json.WriteStartObject("event");
        json.WriteString("kind", "pipeline_error");
        json.WriteEndObject();
        json.WriteStartObject("error");
        json.WriteString("type", letter.Error.Type);
        json.WriteString("message", letter.Error.Reason);
        json.WriteEndObject();
        json.WriteStartObject("dead_letter");
        json.WriteNumber("status", letter.Status);
        json.WriteString("data_stream", write.Index);
        json.WriteString("id", letter.Item.Id.Span);
        json.WriteString("source", write.Documents.Source(letter.Item.Document));
        json.WriteNumber("line", position.LineNumber);
        json.WriteNumber("offset", position.ByteOffset);
        json.WriteString("document", letter.Item.Text.Span);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
