using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>Sends bulk requests, once each, and says what came of them.</summary>
/// <param name="client">The client.</param>
/// <param name="cluster">Knows which product the server is.</param>
/// <param name="index">The data stream.</param>
/// <param name="text">Writes the bodies.</param>
/// <param name="counters">Counts requests and bytes.</param>
internal sealed class BulkSender(ElasticsearchClient client, ClusterProbe cluster, string index, BulkText text, BulkCounters counters)
{
    private readonly ConcurrentBag<BulkBody> _bodies = [];

    public async Task<BulkAnswer> SendAsync(BulkRequest request, CancellationToken cancellationToken)
    {
        (ClusterProduct product, NodeAnswer? failure) = await cluster.FindAsync(cancellationToken).ConfigureAwait(false);
        if (failure is not null)
            return OfFailure(failure);
        BulkBody body = _bodies.TryTake(out BulkBody? free) ? free : new BulkBody();
        body.Write(request, text);
        var content = new RequestContent(
            body.Bytes, "application/x-ndjson", IsCompressed: true, AsksFirst: Array.Exists(request.Items, i => i.Attempts > 0));
        counters.AddRequest(body.Bytes.Length);
        long begun = Stopwatch.GetTimestamp();
        NodeAnswer answer = await client.SendAsync(
            HttpMethod.Post, BulkPath.Of(index, product), content, cancellationToken).ConfigureAwait(false);

        // A request that was not taken may still be on its way, so its memory can't be used for another one.
        if (answer.Status == HttpStatusCode.OK)
            _bodies.Add(body);
        BulkAnswer result = Interpret(answer, request, product);
        counters.AddAnswer(result.Kind, Stopwatch.GetElapsedTime(begun));
        return result;
    }

    /// <summary>Returns the memory; only if nothing is being sent.</summary>
    public void Return()
    {
        while (_bodies.TryTake(out BulkBody? body))
            body.Return();
    }

    private BulkAnswer Interpret(NodeAnswer answer, BulkRequest request, ClusterProduct product)
    {
        if (answer.Failure is not null)
            return OfFailure(answer);
        switch (answer.Status)
        {
            case HttpStatusCode.OK:
                return AnswerReader.ReadItems(answer.Body, request.Items.Length) is { } items
                    ? new BulkAnswer(BulkAnswerKind.Items) { Items = items, Node = answer.Node, Product = product }
                    : new BulkAnswer(
                        BulkAnswerKind.Torn,
                        $"{answer.Node} answered a request of {request.Items.Length} documents with something else than their results.");
            case HttpStatusCode.RequestEntityTooLarge:
                return new BulkAnswer(BulkAnswerKind.TooLarge);
            case HttpStatusCode.TooManyRequests:
                return new BulkAnswer(BulkAnswerKind.Overloaded, Explanation.OfBusy(answer)) { RetryAfter = answer.RetryAfter };
            case HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout:
                return new BulkAnswer(BulkAnswerKind.Unavailable, Explanation.OfBusy(answer))
                {
                    RetryAfter = answer.RetryAfter,
                    HasOtherNode = client.HasLiveNode && answer.Status != HttpStatusCode.InternalServerError,
                };
            default:
                ItemError? error = AnswerReader.ReadError(answer.Body);
                return new BulkAnswer(
                    BulkAnswerKind.Refused, Explanation.OfRefusal(answer.Node, answer.Status, error, index, product))
                {
                    RetryAfter = answer.RetryAfter,
                };
        }
    }

    private BulkAnswer OfFailure(NodeAnswer answer)
    {
        if (answer.Failure is null)
            return new BulkAnswer(BulkAnswerKind.Unavailable, Explanation.OfBusy(answer)) { RetryAfter = answer.RetryAfter };
        BulkAnswerKind kind = answer switch
        {
            { IsTimeout: true } => BulkAnswerKind.TimedOut,
            { IsTorn: true } => BulkAnswerKind.Torn,
            _ => BulkAnswerKind.Unavailable,
        };
        return new BulkAnswer(kind, $"{answer.Node} can't be reached: {answer.Failure}") { HasOtherNode = client.HasLiveNode };
    }
}
