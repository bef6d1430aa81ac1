using System.Net;
using VpcFlow.Pipeline.Elasticsearch.Bulk;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.DeadLetters;

/// <summary>
/// Keeps dead letters in a data stream of their own, each under the id of its document, so that one that comes again is there once.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="cluster">Knows which product the server is.</param>
/// <param name="dataNamespace">The namespace of the data stream.</param>
/// <param name="time">The clock.</param>
/// <param name="onProblem">Receives why letters are kept elsewhere.</param>
internal sealed class DeadLetterStream(
    ElasticsearchClient client, ClusterProbe cluster, string dataNamespace, TimeProvider time, Action<string> onProblem)
{
    /// <summary>What names of such data streams begin with.</summary>
    public const string Prefix = "logs-vpcflow.dead_letters-";

    /// <summary>All of them.</summary>
    public const string Pattern = Prefix + "*";

    /// <summary>How often letters are sent. They have a safe place that does not depend on the cluster.</summary>
    private const int MaxAttempts = 3;

    private const int RequestSize = 512 << 10;
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(1);

    private readonly string _index = IndexOf(dataNamespace);
    private readonly DeadLetterText _text = new(dataNamespace);

    /// <summary>Returns the data stream of a namespace.</summary>
    public static string IndexOf(string dataNamespace) => Prefix + dataNamespace;

    /// <summary>Keeps dead letters; they are durable when the task completes.</summary>
    /// <returns>Those that the cluster did not take.</returns>
    public async Task<IReadOnlyList<DeadLetter>> KeepAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken)
    {
        var rest = new List<DeadLetter>();
        for (int at = 0; at < letters.Count;)
        {
            using var body = new MemoryStream();
            int first = at;
            do
                _text.Write(body, letters[at++], time.GetUtcNow());
            while (at < letters.Count && body.Length < RequestSize);
            DeadLetter[] sent = [.. letters.Skip(first).Take(at - first)];
            rest.AddRange(await SendAsync(sent, body.ToArray(), cancellationToken).ConfigureAwait(false));
        }

        return rest;
    }

    private async Task<IEnumerable<DeadLetter>> SendAsync(DeadLetter[] letters, byte[] body, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            (ItemResult[]? results, string? reason) = await TryAsync(letters.Length, body, cancellationToken).ConfigureAwait(false);
            bool isBusy = results is null
                ? reason is null
                : results.Any(r => r.Verdict is ItemVerdict.Overloaded or ItemVerdict.Unavailable);
            if (isBusy && attempt < MaxAttempts)
            {
                await Task.Delay(s_delay * attempt, time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            DeadLetter[] rest = [.. letters.Where((_, i) => results?[i].Verdict is not (ItemVerdict.Created or ItemVerdict.Duplicate))];
            if (rest.Length > 0)
            {
                string why = reason ?? results?.Select(r => r.Error?.ToString()).FirstOrDefault(e => e is not null) ?? "it has no room now";
                onProblem($"{_index} does not take dead letters, which are kept in files instead: {why}");
            }

            return rest;
        }
    }

    /// <summary>Sends a request; returns the results, or why there will be none; neither if there may be another time.</summary>
    private async Task<(ItemResult[]? Results, string? Reason)> TryAsync(int count, byte[] body, CancellationToken cancellationToken)
    {
        (ClusterProduct product, NodeAnswer? failure) = await cluster.FindAsync(cancellationToken).ConfigureAwait(false);
        if (failure is not null)
            return (null, null);
        NodeAnswer answer = await client.SendAsync(
            HttpMethod.Post, BulkPath.Of(_index, product), new RequestContent(body, "application/x-ndjson"), cancellationToken)
            .ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.OK)
            return (AnswerReader.ReadItems(answer.Body, count), null);
        bool mayPass = answer.Failure is not null
            || answer.Status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
        return mayPass
            ? (null, null)
            : (null, Explanation.OfRefusal(answer.Node, answer.Status, AnswerReader.ReadError(answer.Body), _index, product));
    }
}
