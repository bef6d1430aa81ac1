using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VpcFlow.Pipeline.Elasticsearch.DeadLetters;

/// <summary>
/// Keeps dead letters in a folder, as NDJSON: each line has the time, the error, the data stream and id, the source and place of the
/// record, and the document. A file is begun when the first is kept, and another one after 64 MiB.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="time">The clock.</param>
internal sealed class DeadLetterFiles(string folder, TimeProvider time) : IDisposable
{
    private const long MaxSize = 64 << 20;

    private static readonly JsonWriterOptions s_options = new()
    {
        // The text is a file of its own, not part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly SemaphoreSlim _lock = new(1);
    private readonly MemoryStream _text = new();
    private FileStream? _file;

    /// <summary>Keeps dead letters; they are durable when the task completes.</summary>
    /// <exception cref="IOException">They could not be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">They could not be kept.</exception>
    public async Task KeepAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        long start = 0;
        try
        {
            if (_file is { Length: > MaxSize })
                Close();
            _file ??= Open();
            start = _file.Length;
            _text.SetLength(0);
            foreach (DeadLetter letter in letters)
                Write(letter);
            _file.Write(_text.GetBuffer().AsSpan(0, (int)_text.Length));
            _file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whatever is half written is not followed by anything: the next attempt begins another file.
            Abandon(start);
            throw;
        }
        finally
        {
            _lock.Release();
        }
    }

    public void Dispose()
    {
        Close();
        _lock.Dispose();
    }

    private FileStream Open()
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"elasticsearch-{Text("yyyyMMdd'T'HHmmss'Z'")}-{Guid.NewGuid().ToString("N")[..8]}.ndjson");
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>The current time as text.</summary>
    private string Text(string format) => time.GetUtcNow().UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    private void Write(in DeadLetter letter)
    {
        var write = letter.Item.Write;
        FlowLogPosition position = write.Documents.Position(letter.Item.Document);
        using (var json = new Utf8JsonWriter(_text, s_options))
        {
            json.WriteStartObject();
            json.WriteString("@timestamp", Text("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
            json.WriteNumber("status", letter.Status);
            json.WriteStartObject("error");
            json.WriteString("type", letter.Error.Type);
            json.WriteString("message", letter.Error.Reason);
            json.WriteEndObject();
            json.WriteString("data_stream", write.Index);
            json.WriteString("id", letter.Item.Id.Span);
            json.WriteString("source", write.Documents.Source(letter.Item.Document));
            json.WriteNumber("line", position.LineNumber);
            json.WriteNumber("offset", position.ByteOffset);
            json.WritePropertyName("document");
            json.WriteRawValue(letter.Item.Text.Span, skipInputValidation: true);
            json.WriteEndObject();
        }

        _text.WriteByte((byte)'\n');
    }

    private void Abandon(long start)
    {
        try
        {
            _file?.SetLength(start);
            if (start == 0 && _file is not null)
                File.Delete(_file.Name);
        }
        catch (IOException)
        {
            // The file then ends in half a line, which its reader reports.
        }

        Close();
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }
}
