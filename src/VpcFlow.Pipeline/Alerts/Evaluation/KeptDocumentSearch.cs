using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.DeadLetters;
using VpcFlow.Pipeline.Elasticsearch.Queries;
using VpcFlow.Pipeline.Elasticsearch.Setup.Planning;

namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>Counts the documents that the cluster refused and keeps in data streams of dead letters, where there are any.</summary>
/// <param name="client">The client.</param>
internal sealed class KeptDocumentSearch(ElasticsearchClient client)
{
    /// <summary>Returns how many were kept within a window; none if there is no such data stream, or the client may not read it.</summary>
    /// <exception cref="AlertDataException">The cluster does not answer.</exception>
    public async Task<long> CountAsync(AlertWindow window, CancellationToken cancellationToken)
    {
        JsonNode from = window.From.ToUnixTimeMilliseconds();
        JsonNode to = window.To.ToUnixTimeMilliseconds();
        var body = new JsonObject
        {
            ["size"] = 0,
            ["track_total_hits"] = true,
            ["query"] = QueryJson.Range(DocumentMember.Time, from, to, "epoch_millis"),
        };
        NodeAnswer answer = await client.SendAsync(
            HttpMethod.Post,
            $"/{DeadLetterStream.Pattern}/_search?ignore_unavailable=true",
            new RequestContent(Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json"),
            cancellationToken).ConfigureAwait(false);
        if (answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
            return 0;
        if (answer.Status != HttpStatusCode.OK)
        {
            throw new AlertDataException(
                $"{answer.Node}: search of {DeadLetterStream.Pattern}: {answer.Failure ?? $"{(int)answer.Status}"}");
        }

        return (long?)SetupJson.Parse(answer)?["hits"]?["total"]?["value"] ?? 0;
    }
}
