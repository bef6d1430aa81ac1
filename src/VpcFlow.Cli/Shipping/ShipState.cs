using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>What a folder of the state says: how far sources are delivered, and what was kept because it could not be.</summary>
/// <param name="Sources">How far the parts of sources are delivered.</param>
/// <param name="Kept">The files with what could not be delivered.</param>
internal sealed record ShipState(IReadOnlyList<FlowLogStateEntry> Sources, IReadOnlyList<KeptFile> Kept)
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a folder, which another process may be using.</summary>
    /// <exception cref="UnreadableInputException">The folder can't be read.</exception>
    public static ShipState Read(string folder)
    {
        try
        {
            string[] kinds = ["documents", "messages", "parked"];
            KeptFile[] kept =
            [
                .. kinds.Select(k => Path.Combine(folder, k))
                    .Where(Directory.Exists)
                    .SelectMany(f => Directory.GetFiles(f).Where(IsKept).Order(StringComparer.Ordinal))
                    .Select(KeptFile.Read),
            ];
            return new ShipState(FlowLogStateFolder.Read(folder), kept);
        }
        catch (Exception e) when (Files.FileErrors.IsFailure(e))
        {
            throw new UnreadableInputException($"{folder}: {(Directory.Exists(folder) ? e.Message : "there is no such folder")}");
        }
    }

    public string ToTable()
    {
        var text = new StringBuilder();
        string[][] sources = [.. Sources.Select(s => new[] { s.Source, s.Part, s.Position, Amounts.Number(s.Count) })];
        Append(text, ["source", "part", "delivered up to", "remembered"], sources, 3);
        string[][] kept = [.. Kept.Select(k => new[] { k.Kind, Amounts.Number(k.Count), k.Reason, k.Path })];
        Append(text, ["kept", "count", "reason", "file"], kept, 1);
        return text.Length > 0 ? text.ToString() : "Nothing is remembered, and nothing was kept.\n";
    }

    public string ToJson()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, s_options))
        {
            json.WriteStartObject();
            json.WriteStartArray("sources");
            foreach (FlowLogStateEntry source in Sources)
            {
                json.WriteStartObject();
                json.WriteString("source", source.Source);
                json.WriteString("part", source.Part);
                json.WriteString("position", source.Position);
                json.WriteNumber("remembered", source.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("kept");
            foreach (KeptFile file in Kept)
            {
                json.WriteStartObject();
                json.WriteString("kind", file.Kind);
                json.WriteNumber("count", file.Count);
                json.WriteString("reason", file.Reason);
                json.WriteString("file", file.Path);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length) + "\n";
    }

    private static bool IsKept(string path) => Path.GetExtension(path) is ".json" or ".ndjson";

    private static void Append(StringBuilder text, string[] titles, string[][] rows, int number)
    {
        if (rows.Length == 0)
            return;
        if (text.Length > 0)
            text.Append('\n');
        string[][] printable = [titles, .. rows.Select(r => r.Select(Printable).ToArray())];
        foreach (string line in TextTable.Align(printable, number))
            text.Append(line.TrimEnd()).Append('\n');
    }

    /// <summary>Names and reasons come from services, and may hold anything.</summary>
    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
