using System.IO.Enumeration;
using System.Net;
using System.Text.Json;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.DeadLetters;

namespace VpcFlow.Pipeline.Elasticsearch.Checks;

/// <summary>Checks whether there is a data stream, or an index template that creates it with the first document.</summary>
internal static class DataStreamCheck
{
    /// <summary>Returns what is missing; <see langword="null"/> if nothing is, or the client may not know.</summary>
    public static async Task<string?> RunAsync(ElasticsearchClient client, string index, CancellationToken cancellationToken)
    {
        NodeAnswer stream = await client.SendAsync(
            HttpMethod.Get, $"/_data_stream/{Uri.EscapeDataString(index)}", null, cancellationToken).ConfigureAwait(false);
        if (stream.Status != HttpStatusCode.NotFound)
            return null;
        NodeAnswer templates = await client.SendAsync(HttpMethod.Get, "/_index_template", null, cancellationToken).ConfigureAwait(false);
        using JsonDocument? json = templates.Status == HttpStatusCode.OK ? JsonText.Parse(templates.Body) : null;
        if (json is null || !json.RootElement.TryGetProperty("index_templates"u8, out JsonElement all))
            return null;
        JsonElement? chosen = null;
        foreach (JsonElement template in all.EnumerateArray().Select(t => t.GetProperty("index_template"u8)).Where(t => Matches(t, index)))
        {
            if (chosen is not { } other || PriorityOf(template) > PriorityOf(other))
                chosen = template;
        }

        return chosen switch
        {
            null => $"{templates.Node} has no data stream {index}, and no index template that would create it: "
                + $"{AdviceOn(index)} and a data_stream.",
            { } found when !found.TryGetProperty("data_stream"u8, out _) =>
                $"{templates.Node} has no data stream {index}, and the index template for that name would create an index instead: "
                + "add data_stream to it, or create another one with a higher priority.",
            _ => null,
        };
    }

    private static string AdviceOn(string index) => index.StartsWith(DeadLetterStream.Prefix, StringComparison.Ordinal)
        ? $"run 'vpcflow setup --dead-letters', or create a template with the index pattern {DeadLetterStream.Pattern}"
        : "run 'vpcflow setup', or create a template with the index pattern logs-aws.vpcflow-*";

    private static bool Matches(JsonElement template, string index)
        => template.TryGetProperty("index_patterns"u8, out JsonElement patterns)
            && patterns.EnumerateArray().Any(p => FileSystemName.MatchesSimpleExpression(p.GetString(), index, ignoreCase: false));

    private static long PriorityOf(JsonElement template)
        => template.TryGetProperty("priority"u8, out JsonElement priority) && priority.TryGetInt64(out long value) ? value : 0;
}
