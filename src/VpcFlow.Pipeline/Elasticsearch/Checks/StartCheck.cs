using System.Net;
using System.Text.Json;
using VpcFlow.Pipeline.Elasticsearch.Bulk;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Checks;

/// <summary>Checks a cluster before anything is delivered to it.</summary>
/// <param name="client">The client.</param>
/// <param name="index">The data stream.</param>
internal sealed class StartCheck(ElasticsearchClient client, string index)
{
    /// <summary>Runs the checks; one that the client may not make is left out.</summary>
    public async Task<ElasticsearchCheck> RunAsync(CancellationToken cancellationToken)
    {
        NodeAnswer root = await client.SendAsync(HttpMethod.Get, "/", null, cancellationToken).ConfigureAwait(false);
        if (root.Failure is not null)
            return new ElasticsearchCheck { Problems = [$"{root.Node} can't be reached: {root.Failure}"] };
        ClusterVersion version = ClusterVersion.Of(root);
        bool isServerless = client.IsAmazon && root.Status == HttpStatusCode.NotFound;
        if (root.Status is not (HttpStatusCode.OK or HttpStatusCode.Forbidden) && !isServerless)
        {
            string refusal = Explanation.OfRefusal(root.Node, root.Status, AnswerReader.ReadError(root.Body), index, version.Product);
            return new ElasticsearchCheck { Product = version.Name, Problems = [refusal] };
        }

        string? problem = version.Problem(root.Node)
            ?? await DataStreamCheck.RunAsync(client, index, cancellationToken).ConfigureAwait(false)
            ?? await CheckPrivilegesAsync(version.Product, cancellationToken).ConfigureAwait(false);
        return new ElasticsearchCheck { Product = version.Name, Problems = problem is null ? [] : [problem] };
    }

    private Task<string?> CheckPrivilegesAsync(ClusterProduct product, CancellationToken cancellationToken)
        => product == ClusterProduct.Elasticsearch ? AskForPrivilegesAsync(cancellationToken) : TryToWriteAsync(cancellationToken);

    private async Task<string?> AskForPrivilegesAsync(CancellationToken cancellationToken)
    {
        byte[] question = JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("index");
            json.WriteStartObject();
            json.WriteStartArray("names");
            json.WriteStringValue(index);
            json.WriteEndArray();
            json.WriteStartArray("privileges");
            json.WriteStringValue("create_doc");
            json.WriteStringValue("auto_configure");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
        NodeAnswer answer = await client.SendAsync(
            HttpMethod.Post, "/_security/user/_has_privileges", new RequestContent(question, "application/json"), cancellationToken)
            .ConfigureAwait(false);

        // Any other answer means that the cluster has no users.
        using JsonDocument? json = answer.Status == HttpStatusCode.OK ? JsonText.Parse(answer.Body) : null;
        if (json is null
            || !json.RootElement.TryGetProperty("index"u8, out JsonElement indices)
            || !indices.TryGetProperty(index, out JsonElement has))
        {
            return null;
        }

        string[] missing = [.. has.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.False).Select(p => p.Name)];
        return missing.Length == 0
            ? null
            : $"{answer.Node} does not let the client write to {index}: it lacks {string.Join(" and ", missing)}; "
                + $"grant {Explanation.Privileges(index, ClusterProduct.Elasticsearch)}.";
    }

    /// <summary>
    /// OpenSearch does not tell clients what they may do. So it is sent a document without a valid time, which every data stream refuses,
    /// but only of those who may write.
    /// </summary>
    private async Task<string?> TryToWriteAsync(CancellationToken cancellationToken)
    {
        byte[] body = [.. "{\"create\":{\"_id\":\"vpcflow-check\"}}\n{\"@timestamp\":\"not a time\"}\n"u8];
        NodeAnswer answer = await client.SendAsync(
            HttpMethod.Post,
            BulkPath.Of(index, ClusterProduct.OpenSearch),
            new RequestContent(body, "application/x-ndjson"),
            cancellationToken).ConfigureAwait(false);
        if (answer.Failure is not null)
            return $"{answer.Node} can't be reached: {answer.Failure}";
        ItemResult[]? results = answer.Status == HttpStatusCode.OK ? AnswerReader.ReadItems(answer.Body, 1) : null;
        (HttpStatusCode status, ItemError? error) = results is [ItemResult only]
            ? (only.Status, only.Error)
            : (answer.Status, AnswerReader.ReadError(answer.Body));
        return status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            ? Explanation.OfRefusal(answer.Node, status, error, index, ClusterProduct.OpenSearch)
            : null;
    }
}
