using System.Text.Encodings.Web;
using System.Text.Json;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Sources.DeadLetters;

/// <summary>Keeps dead letters as files of JSON, one each, named by the id.</summary>
/// <param name="path">The folder, which is created with the first file.</param>
internal sealed class DeadLetterFolder(string path) : IDeadLetters
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task KeepAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(path);
            AtomicFile.Write(Path.Combine(path, NameOf(letter.Id)), Serialize(letter));
            return Task.CompletedTask;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <summary>An id comes from a service, and must not lead to another folder.</summary>
    private static string NameOf(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_')) + ".json";

    private static byte[] Serialize(DeadLetter letter)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, s_options))
        {
            writer.WriteStartObject();
            writer.WriteString("source", letter.Source);
            writer.WriteString("id", letter.Id);
            writer.WriteString("reason", letter.Reason);
            writer.WriteNumber("attempts", letter.Attempts);
            writer.WriteString("time", DateTimeOffset.UtcNow);
            writer.WriteString("body", letter.Body);
            writer.WriteEndObject();
        }

        return text.ToArray();
    }
}
