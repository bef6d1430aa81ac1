using System.Net;
using System.Net.Http.Headers;

namespace VpcFlow.Pipeline.Elasticsearch.Connections;

/// <summary>
/// Sends requests to the nodes of a cluster, once each: whether and when a request is repeated is decided by the caller, who knows which
/// documents it is still about.
/// </summary>
internal sealed class ElasticsearchClient : IDisposable
{
    /// <summary>The maximum size of an answer; that of a request of 20 MiB has one or two.</summary>
    private const long MaxAnswerSize = 64 << 20;

    private readonly ElasticsearchConnection _connection;
    private readonly ClientIdentity _identity;
    private readonly NodePool _nodes;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;

    /// <summary>Creates a client; nothing is sent yet.</summary>
    /// <exception cref="ArgumentException">The connection is not complete, or contradicts itself.</exception>
    public ElasticsearchClient(ElasticsearchConnection connection, Clock clock)
    {
        _connection = connection;
        _time = clock.Time;
        _identity = new ClientIdentity(connection, clock.Time);
        _nodes = new NodePool(NodesOf(connection), clock);
        _http = connection.Handler is { } handler
            ? new HttpMessageInvoker(handler, disposeHandler: false)
            : new HttpMessageInvoker(CreateHandler(connection));
    }

    /// <summary>Whether a node can be tried that has not failed lately.</summary>
    public bool HasLiveNode => _nodes.HasLive;

    /// <summary>Whether the cluster is one of Amazon OpenSearch Service, by how requests are signed.</summary>
    public bool IsAmazon => _identity.IsSigned;

    /// <summary>Sends a request to the next node.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path and query, from the slash on.</param>
    /// <param name="content">The body; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<NodeAnswer> SendAsync(
        HttpMethod method, string path, RequestContent? content, CancellationToken cancellationToken)
    {
        Uri node = _nodes.Next();
        using var timeout = new CancellationTokenSource(_connection.RequestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using HttpRequestMessage request = Create(method, node.AbsoluteUri.TrimEnd('/') + path, content);
            await _identity.ApplyAsync(request, content?.Bytes ?? default, either.Token).ConfigureAwait(false);
            using HttpResponseMessage response = await _http.SendAsync(request, either.Token).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(MaxAnswerSize, either.Token).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
                _nodes.Failed(node);
            else
                _nodes.Succeeded(node);
            return new NodeAnswer
            {
                Node = NameOf(node),
                Status = response.StatusCode,
                Body = body,
                RetryAfter = RetryAfterOf(response.Headers.RetryAfter),
                IsElasticsearch = response.Headers.TryGetValues("X-Elastic-Product", out IEnumerable<string>? products)
                    && products.Contains("Elasticsearch"),
            };
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException || (e is OperationCanceledException && timeout.IsCancellationRequested))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _nodes.Failed(node);
            bool isTimeout = timeout.IsCancellationRequested;
            return new NodeAnswer
            {
                Node = NameOf(node),
                Failure = isTimeout ? $"no answer within {_connection.RequestTimeout.TotalSeconds:0.#} s" : Innermost(e),
                IsTimeout = isTimeout,
                IsTorn = e is not HttpRequestException
                {
                    HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
                },
            };
        }
    }

    public void Dispose() => _http.Dispose();

    private static Uri[] NodesOf(ElasticsearchConnection connection)
    {
        if ((connection.CloudId is null) == (connection.Nodes.Count == 0))
            throw new ArgumentException("The connection needs the URL of a node, or a Cloud id, and not both.", nameof(connection));
        if (connection.CloudId is { } id)
            return [CloudId.Parse(id)];
        if (connection.Nodes.FirstOrDefault(n => !n.IsAbsoluteUri || n.Scheme is not ("http" or "https")) is { } other)
            throw new ArgumentException($"'{other}' is not the URL of a node: expected one like https://host:9200.", nameof(connection));
        return [.. connection.Nodes.Select(WithoutSecrets).Distinct()];

        static Uri WithoutSecrets(Uri node) => new UriBuilder(node) { UserName = "", Password = "", Query = "", Fragment = "" }.Uri;
    }

    private static SocketsHttpHandler CreateHandler(ElasticsearchConnection connection)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            Expect100ContinueTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            SslOptions = ServerTrust.Create(connection),
        };
        if (connection.Proxy is { } proxy)
        {
            var web = new WebProxy(new UriBuilder(proxy) { UserName = "", Password = "" }.Uri);
            if (proxy.UserInfo.Split(':') is [{ Length: > 0 } name, string password])
                web.Credentials = new NetworkCredential(Uri.UnescapeDataString(name), Uri.UnescapeDataString(password));
            handler.Proxy = web;
        }

        return handler;
    }

    private static HttpRequestMessage Create(HttpMethod method, string url, RequestContent? content)
    {
        var request = new HttpRequestMessage(method, url);
        if (content is null)
            return request;
        request.Content = new ReadOnlyMemoryContent(content.Bytes);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(content.Type);
        if (content.IsCompressed)
            request.Content.Headers.ContentEncoding.Add("gzip");
        if (content.Header is { } header)
            request.Headers.Add(header.Key, header.Value);
        if (content.AsksFirst)
            request.Headers.ExpectContinue = true;
        return request;
    }

    private static string NameOf(Uri node) => node.AbsoluteUri.TrimEnd('/');

    private TimeSpan? RetryAfterOf(RetryConditionHeaderValue? header)
        => header?.Delta ?? (header?.Date is { } date ? date - _time.GetUtcNow() : null);

    /// <summary>The message that says most, such as that of the socket.</summary>
    private static string Innermost(Exception e)
    {
        while (e.InnerException is { } inner)
            e = inner;
        return e.Message;
    }
}
