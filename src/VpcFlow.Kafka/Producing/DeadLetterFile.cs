using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Confluent.Kafka;

namespace VpcFlow.Kafka.Producing;

/// <summary>
/// Keeps documents that the brokers never take, as lines of NDJSON in a file that begins with the first of them. The lines have the members
/// of the dead letters of a cluster of Elasticsearch, so that such a cluster can have them, and the topic.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="dataNamespace">The namespace of the data stream that documents belong to.</param>
internal sealed class DeadLetterFile(string folder, string dataNamespace) : IDisposable
{
    private static readonly JsonWriterOptions s_options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly SemaphoreSlim _lock = new(1);
    private FileStream? _file;

    /// <summary>Keeps documents; they are durable when the task completes.</summary>
    /// <exception cref="IOException">They could not be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">They could not be kept.</exception>
    public async Task KeepAsync(DocumentWrite write, IReadOnlyList<Refusal> refused, CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var text = new MemoryStream();
            foreach (Refusal refusal in refused)
                Write(text, write, refusal);
            _file ??= Open();
            long start = _file.Length;
            try
            {
                _file.Write(text.GetBuffer().AsSpan(0, (int)text.Length));
                _file.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                // What is half written is not followed by anything.
                _file.SetLength(start);
                throw;
            }
        }
        finally
        {
            _lock.Release();
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _lock.Dispose();
    }

    private FileStream Open()
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"kafka-{Now("yyyyMMdd'T'HHmmss'Z'")}-{Guid.NewGuid().ToString("N")[..8]}.ndjson");
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    private void Write(MemoryStream text, DocumentWrite write, Refusal refusal)
    {
        DocumentBatch documents = write.Documents;
        FlowLogPosition position = documents.Position(refusal.Document);
        int size = documents[refusal.Document].Length;
        string reason = refusal.Error.Code == ErrorCode.MsgSizeTooLarge
            ? $"The document has {size} bytes, more than the topic or the setting for the size of messages allows."
            : refusal.Error.Reason;
        using (var json = new Utf8JsonWriter(text, s_options))
        {
            json.WriteStartObject();
            json.WriteString("@timestamp", Now("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
            json.WriteStartObject("error");
            json.WriteString("type", refusal.Error.Code.ToString());
            json.WriteString("message", reason);
            json.WriteEndObject();
            json.WriteString("topic", write.TopicOf(refusal.Document));
            json.WriteString("data_stream", $"logs-aws.vpcflow-{write.DataStreamNamespace ?? dataNamespace}");
            json.WriteString("id", documents.Id(refusal.Document).Span);
            json.WriteString("source", write.Source);
            json.WriteNumber("line", position.LineNumber);
            json.WriteNumber("offset", position.ByteOffset);
            json.WritePropertyName("document");
            json.WriteRawValue(documents[refusal.Document].Span, skipInputValidation: true);
            json.WriteEndObject();
        }

        text.WriteByte((byte)'\n');
    }

    private static string Now(string format) => DateTime.UtcNow.ToString(format, CultureInfo.InvariantCulture);
}
