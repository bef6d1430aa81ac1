using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VpcFlow.Pipeline.Sources.State;

/// <summary>
/// The file of a source that remembers positions: JSON that people can read, written as a whole. There is a file and no database, since
/// what is written is small, and the last state but one is as valid as the last: what it does not say is read again.
/// </summary>
/// <param name="Source">The source.</param>
/// <param name="Parts">What it remembers.</param>
internal sealed record StateDocument(string Source, IReadOnlyList<StatePart> Parts)
{
    public const string Extension = ".json";

    private const int Version = 1;
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns a name for the files of a source: short, and different for each.</summary>
    public static string NameOf(string source)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(source));
        string readable = string.Concat(source.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return $"{readable[..Math.Min(readable.Length, 60)]}-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}";
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It can't be read, is damaged, or is of a newer version.</exception>
    public static StateDocument Read(string path)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = json.RootElement;
            int version = root.GetProperty("version").GetInt32();
            if (version > Version)
                throw new IOException($"{path} has version {version} of the state; expected {Version}, which this program writes.");
            StatePart[] parts = [.. root.GetProperty("parts").EnumerateArray().Select(ReadPart)];
            return new StateDocument(root.GetProperty("source").GetString()!, parts);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new IOException($"{path} is not a file of the state: {e.Message}", e);
        }
    }

    public void Write(string path)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, s_options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", Version);
            writer.WriteString("source", Source);
            writer.WriteStartArray("parts");
            foreach (StatePart part in Parts)
                WritePart(writer, part);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        AtomicFile.Write(path, text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    private static StatePart ReadPart(JsonElement part) => new(
        part.GetProperty("name").GetString()!,
        part.GetProperty("position").GetString()!,
        part.TryGetProperty("seen", out JsonElement seen) ? [.. seen.EnumerateArray().Select(s => s.GetString()!)] : []);

    private static void WritePart(Utf8JsonWriter writer, StatePart part)
    {
        writer.WriteStartObject();
        writer.WriteString("name", part.Name);
        writer.WriteString("position", part.Position);
        if (part.Seen.Count > 0)
        {
            writer.WriteStartArray("seen");
            foreach (string seen in part.Seen)
                writer.WriteStringValue(seen);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
