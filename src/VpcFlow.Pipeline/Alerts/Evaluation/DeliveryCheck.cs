using System.Globalization;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Queries;

namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>
/// Checks that documents have the time of their delivery, which windows follow: without it, the time of the record has to do.
/// </summary>
internal static class DeliveryCheck
{
    private const string Lacking = "lacking";
    private const string Indices = "indices";

    /// <summary>The most indices that a message names.</summary>
    private const int MaxNames = 3;

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
            ["aggs"] = new JsonObject
            {
                [Lacking] = new JsonObject
                {
                    ["filter"] = AlertSearch.LackDelivery(),
                    ["aggs"] = new JsonObject
                    {
                        [Indices] = new JsonObject { ["terms"] = new JsonObject { ["field"] = "_index", ["size"] = MaxNames } },
                    },
                },
            },
        };
        JsonObject answer = await data.SearchAsync(body, cancellationToken).ConfigureAwait(false);
        long documents = (long?)answer["hits"]?["total"]?["value"] ?? 0;
        JsonNode? found = answer["aggregations"]?[Lacking];
        long lacking = (long?)found?["doc_count"] ?? 0;
        if (lacking == 0)
            return null;
        IEnumerable<string> indices = (found?[Indices]?["buckets"] as JsonArray ?? []).Select(b => $"{b?["key"]}");
        string count = string.Create(CultureInfo.InvariantCulture, $"{lacking:N0} of {documents:N0}");
        return $"{count} documents of the last day lack {AlertSearch.Ingested}, the time of their delivery, in "
            + $"{string.Join(", ", indices)}. Rules take the time of the record instead, so a record that arrives more than "
            + $"{AlertWindow.Lateness.TotalMinutes:0} minutes after it is missed, and nobody knows how late it is. 'vpcflow ship' writes "
            + "the time of delivery; let other shippers use an ingest pipeline that sets it.";
    }
}
