using System.Buffers;
using System.Text;
using System.Text.Json;

namespace VpcFlow.Pipeline.Elasticsearch.DeadLetters;

/// <summary>Reads the lines of dead-letter files.</summary>
internal static class DeadLetterReader
{
    /// <summary>What ids and names of data streams consist of, which needs no escaping in a request.</summary>
    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:");

    /// <summary>Reads a line; <see langword="null"/> if it is not a dead letter.</summary>
    public static KeptLetter? Read(string line)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement root = json.RootElement;
            string? stream = root.GetProperty("data_stream").GetString();
            string? id = root.GetProperty("id").GetString();
            JsonElement document = root.GetProperty("document");
            if (!IsPlain(stream) || !IsPlain(id) || document.ValueKind != JsonValueKind.Object)
                return null;
            return new KeptLetter(
                stream!,
                Encoding.ASCII.GetBytes(id!),
                root.GetProperty("source").GetString() ?? "",
                new FlowLogPosition(root.GetProperty("line").GetInt64(), root.GetProperty("offset").GetInt64()),
                Encoding.UTF8.GetBytes(document.GetRawText()));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static bool IsPlain(string? text) => text is { Length: > 0 and <= 512 } && !text.AsSpan().ContainsAnyExcept(s_plain);
}
