using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpcFlow.Pipeline.Alerts.Evaluation;

namespace VpcFlow.Pipeline.Alerts.States;

/// <summary>The state of a rule as JSON that people can read.</summary>
internal static class StateText
{
    private const int Version = 1;
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(RuleState state)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, s_options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("rule", state.Signature);
            WriteTime(json, "started", state.Started);
            WriteTime(json, "evaluated", state.Evaluated);
            json.WriteStartArray("groups");
            foreach (GroupState group in state.Groups.Values.OrderBy(g => g.Key.Text, StringComparer.Ordinal))
                WriteGroup(json, group);
            json.WriteEndArray();
            if (state.Memory is { } memory)
                WriteMemory(json, memory);
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    /// <exception cref="IOException">The text is damaged, or of a newer version.</exception>
    public static RuleState Read(byte[] text, string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            int version = root.GetProperty("version").GetInt32();
            if (version > Version)
                throw new IOException($"{path} has version {version} of the state; expected {Version}, which this program writes.");
            return new RuleState
            {
                Signature = root.GetProperty("rule").GetString()!,
                Started = ReadTime(root, "started"),
                Evaluated = ReadTime(root, "evaluated"),
                Groups = root.GetProperty("groups").EnumerateArray().Select(ReadGroup).ToDictionary(g => g.Key),
                Memory = root.TryGetProperty("memory", out JsonElement memory) ? ReadMemory(memory) : null,
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or ArgumentException)
        {
            throw new IOException($"{path} is not a state of an alert rule: {e.Message}", e);
        }
    }

    private static void WriteGroup(Utf8JsonWriter json, GroupState group)
    {
        json.WriteStartObject();
        WriteKey(json, group.Key);
        WriteTime(json, "since", group.Since);
        WriteTime(json, "fired", group.FiredAt);
        WriteTime(json, "resolved", group.ResolvedAt);
        WriteTime(json, "over", group.LastOver);
        WriteTime(json, "told", group.ToldAt);
        json.WriteString("mute", group.Mute.ToString());
        json.WriteNumber("reminders", group.Reminders);
        json.WriteNumber("peak", group.Peak);
        json.WriteEndObject();
    }

    private static GroupState ReadGroup(JsonElement json) => new(ReadKey(json))
    {
        Since = ReadTime(json, "since"),
        FiredAt = ReadTime(json, "fired"),
        ResolvedAt = ReadTime(json, "resolved"),
        LastOver = ReadTime(json, "over")!.Value,
        ToldAt = ReadTime(json, "told"),
        Mute = Enum.Parse<AlertMute>(json.GetProperty("mute").GetString()!),
        Reminders = json.GetProperty("reminders").GetInt32(),
        Peak = json.GetProperty("peak").GetDouble(),
    };

    private static void WriteMemory(Utf8JsonWriter json, AlertMemory memory)
    {
        json.WriteStartObject("memory");
        WriteTime(json, "since", memory.Since);
        json.WriteStartArray("groups");
        var groups = memory.Groups.OrderBy(g => g.Key.Text, StringComparer.Ordinal);
        foreach ((AlertKey key, DateTimeOffset first, DateTimeOffset last) in groups)
        {
            json.WriteStartObject();
            WriteKey(json, key);
            WriteTime(json, "first", first);
            WriteTime(json, "last", last);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static AlertMemory ReadMemory(JsonElement json)
    {
        var memory = new AlertMemory(ReadTime(json, "since")!.Value);
        foreach (JsonElement group in json.GetProperty("groups").EnumerateArray())
            memory.Add(ReadKey(group), ReadTime(group, "first")!.Value, ReadTime(group, "last")!.Value);
        return memory;
    }

    private static void WriteKey(Utf8JsonWriter json, AlertKey key)
    {
        json.WriteStartArray("key");
        foreach (string? value in key.Values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static AlertKey ReadKey(JsonElement json) => new(json.GetProperty("key").EnumerateArray().Select(v => v.GetString()));

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } value)
            json.WriteString(name, value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
    }

    private static DateTimeOffset? ReadTime(JsonElement json, string name)
        => json.TryGetProperty(name, out JsonElement time) ? time.GetDateTimeOffset() : null;
}
