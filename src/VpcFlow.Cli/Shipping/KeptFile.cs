using System.Text.Json;

namespace VpcFlow.Cli.Shipping;

/// <summary>A file with what could not be delivered.</summary>
/// <param name="Path">The file.</param>
/// <param name="Kind">What it has: <c>document</c>, <c>message</c>, or <c>object</c>.</param>
/// <param name="Count">How many it has.</param>
/// <param name="Reason">Why the first could not be delivered.</param>
internal sealed record KeptFile(string Path, string Kind, long Count, string Reason)
{
    public static KeptFile Read(string path)
    {
        string folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path))!;
        if (folder == "documents")
        {
            long lines = 0;
            string first = "";
            foreach (string line in File.ReadLines(path))
                first = lines++ == 0 ? line : first;
            return new KeptFile(path, "document", lines, ReasonOf(first, e => e.GetProperty("error").GetProperty("message")));
        }

        string kind = folder == "messages" ? "message" : "object";
        return new KeptFile(path, kind, 1, ReasonOf(File.ReadAllText(path), e => e.GetProperty("reason")));
    }

    private static string ReasonOf(string text, Func<JsonElement, JsonElement> find)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return find(json.RootElement).GetString() ?? "";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "the file is not one that ship has written";
        }
    }
}
