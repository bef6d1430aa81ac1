using System.Globalization;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Queries;

namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>
/// Checks that documents have the time of their delivery: windows follow it, so rules would never fire over documents without it.
/// </summary>
internal static class DeliveryCheck
{
    private const string Delivered = "delivered";

    /// <summary>How long ago the documents are that count: what is older may be from before a change.</summary>
    private static readonly TimeSpan s_recent = TimeSpan.FromDays(1);

    /// <summary>Returns what is wrong with the documents of the last day; <see langword="null"/> if nothing is.</summary>
    /// <param name="data">The cluster.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="AlertDataException">The documents can't be searched now.</exception>
    public static async Task<string?> FindProblemAsync(ClusterData data, DateTimeOffset now, CancellationToken cancellationToken)
    {
        JsonNode since = (now - s_recent).ToUnixTimeMilliseconds();
        var body = new JsonObject
        {
            ["size"] = 0,
            ["track_total_hits"] = true,
            ["query"] = QueryJson.Range(DocumentMember.Time, since, null, "epoch_millis"),
            ["aggs"] = new JsonObject { [Delivered] = new JsonObject { ["filter"] = QueryJson.Exists(AlertSearch.Ingested) } },
        };
        JsonObject answer = await data.SearchAsync(body, cancellationToken).ConfigureAwait(false);
        long documents = (long?)answer["hits"]?["total"]?["value"] ?? 0;
        long delivered = (long?)answer["aggregations"]?[Delivered]?["doc_count"] ?? 0;
        if (documents == delivered)
            return null;
        string lacking = string.Create(CultureInfo.InvariantCulture, $"{documents - delivered:N0} of {documents:N0}");
        return $"{lacking} documents of the last day lack {AlertSearch.Ingested}, the time of their delivery, by which rules are "
            + "evaluated, so they can't fire a rule. 'vpcflow ship' writes it; let other shippers use an ingest pipeline that sets it.";
    }
}
