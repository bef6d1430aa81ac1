using System.Net;
using System.Text;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>Connects a client with a <see cref="FakeCluster"/> in the same process, in the time of a test.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="time">The clock.</param>
/// <param name="latency">How long an answer takes.</param>
internal sealed class ClusterHandler(FakeCluster cluster, TimeProvider time, TimeSpan latency) : HttpMessageHandler
{
    private int _running;

    /// <summary>The number of bulk requests at the same time, whenever one begins.</summary>
    public Action<int> OnRunning { get; set; } = _ => { };

    /// <summary>Whether the node of a URL can be reached.</summary>
    public Func<Uri, bool> OnUrl { get; set; } = _ => true;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!OnUrl(request.RequestUri!))
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
        OnRunning(Interlocked.Increment(ref _running));
        try
        {
            ClusterReply reply;
            using ((time as TestTime)?.Hold())
                reply = await AnswerAsync(request, cancellationToken);
            using ((time as TestTime)?.WaitForAnswer())
                await Task.Delay(reply.IsHanging ? Timeout.InfiniteTimeSpan : latency, time, cancellationToken);
            return Create(reply);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private async Task<ClusterReply> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(h => h.Key.ToLowerInvariant(), h => string.Join(',', h.Value));
        return cluster.Answer(new ClusterRequest(request.Method.Method, request.RequestUri!.PathAndQuery, headers, body));
    }

    private HttpResponseMessage Create(ClusterReply reply)
    {
        if (reply.Status == 0)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status)
        {
            Content = reply.IsTorn ? new StreamContent(new TornStream(Encoding.UTF8.GetBytes(reply.Body))) : new StringContent(reply.Body),
        };
        if (!cluster.IsOpenSearch)
            response.Headers.Add("X-Elastic-Product", "Elasticsearch");
        if (reply.RetryAfter is { } after)
            response.Headers.TryAddWithoutValidation("Retry-After", after);
        if (reply.Location is { } location)
            response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }

    /// <summary>A stream that fails at its end, as one whose connection ends does.</summary>
    private sealed class TornStream(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => Position < Length ? new(Read(buffer.Span)) : throw Ended();

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
            => throw Ended();

        private static HttpIOException Ended() => new(HttpRequestError.ResponseEnded, "The response ended.");
    }
}
