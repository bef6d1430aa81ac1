using System.Text.Json;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Alerts.Messages.Outbox;

/// <summary>The file of a notice in the outbox: JSON, replaced as a whole whenever a recipient has the notice.</summary>
internal static class OutboxFile
{
    private const int Version = 1;

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It can't be read, is damaged, or is of a newer version.</exception>
    public static OutboxEntry Read(string path)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = json.RootElement;
            int version = root.GetProperty("version").GetInt32();
            if (version > Version)
                throw new IOException($"{path} has version {version} of the outbox; expected {Version}, which this program writes.");
            return new OutboxEntry(
                path,
                NoticeJson.Read(root.GetProperty("notice")),
                root.GetProperty("addedAt").GetDateTimeOffset(),
                [.. root.GetProperty("deliveries").EnumerateArray().Select(ReadDelivery)]);
        }
        catch (Exception e) when (
            e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new IOException($"{path} is not a file of the outbox: {e.Message}", e);
        }
    }

    /// <summary>Writes the file of an entry; returns when it is durable.</summary>
    public static void Write(OutboxEntry entry)
    {
        // Two channels can be done with the same notice at the same time.
        lock (entry)
        {
            using var text = new MemoryStream();
            using (var json = new Utf8JsonWriter(text, NoticeJson.Options))
            {
                json.WriteStartObject();
                json.WriteNumber("version", Version);
                json.WriteString("addedAt", entry.AddedAt);
                json.WriteStartArray("deliveries");
                foreach (OutboxDelivery delivery in entry.Deliveries)
                    WriteDelivery(json, delivery);
                json.WriteEndArray();
                json.WritePropertyName("notice");
                NoticeJson.Write(json, entry.Notice);
                json.WriteEndObject();
            }

            AtomicFile.Write(entry.Path, text.GetBuffer().AsSpan(0, (int)text.Length));
        }
    }

    private static OutboxDelivery ReadDelivery(JsonElement delivery) => new(
        delivery.GetProperty("recipient").GetString()!,
        delivery.GetProperty("due").GetDateTimeOffset(),
        delivery.GetProperty("isCollected").GetBoolean())
    {
        State = Enum.Parse<DeliveryState>(delivery.GetProperty("state").GetString()!, ignoreCase: true),
        SettledAt = delivery.TryGetProperty("settledAt", out JsonElement at) ? at.GetDateTimeOffset() : null,
    };

    private static void WriteDelivery(Utf8JsonWriter json, OutboxDelivery delivery)
    {
        json.WriteStartObject();
        json.WriteString("recipient", delivery.Recipient);
        json.WriteString("due", delivery.Due);
        json.WriteBoolean("isCollected", delivery.IsCollected);
        json.WriteString("state", NoticeJson.Word(delivery.State));
        if (delivery.SettledAt is { } at)
            json.WriteString("settledAt", at);
        json.WriteEndObject();
    }
}
