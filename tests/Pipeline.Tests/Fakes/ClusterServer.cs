using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>
/// Connects clients with a <see cref="FakeCluster"/> by HTTP on loopback, with or without TLS. Refuses what is too large before the body
/// has arrived, and closes the connection then, as servers do. Takes absolute URLs, as a proxy does.
/// </summary>
internal sealed class ClusterServer : IAsyncDisposable
{
    private readonly FakeCluster _cluster;
    private readonly X509Certificate2Collection? _certificates;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    /// <summary>Starts a server.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="certificates">Its certificate and those of the authorities; <see langword="null"/> without TLS.</param>
    public ClusterServer(FakeCluster cluster, params X509Certificate2[]? certificates)
    {
        _cluster = cluster;
        _certificates = certificates is { Length: > 0 } ? [.. certificates] : null;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new($"{(_certificates is null ? "http" : "https")}://localhost:{Port}");

    /// <summary>The maximum size of a body as it is sent.</summary>
    public long MaxBody { get; init; } = long.MaxValue;

    /// <summary>The number of requests that were refused because of their size before they were read.</summary>
    public int RefusedBySize { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (
            e is OperationCanceledException or SocketException or ObjectDisposedException
            || (e is InvalidOperationException && _stop.IsCancellationRequested))
        {
            // A listener that is stopped between two clients is no longer one to ask.
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                Stream stream = client.GetStream();
                if (_certificates is not null)
                    stream = await SecureAsync(stream);
                await using (stream)
                {
                    while (await AnswerAsync(stream, client))
                    {
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client has gone, or does not trust the server.
        }
    }

    private async Task<Stream> SecureAsync(Stream stream)
    {
        var secure = new SslStream(stream);
        var context = SslStreamCertificateContext.Create(_certificates![0], _certificates, offline: true);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = context }, _stop.Token);
        return secure;
    }

    private async Task<bool> AnswerAsync(Stream stream, TcpClient client)
    {
        string head = await ReadHeadAsync(stream);
        if (head.Length == 0)
            return false;
        string[] lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] first = lines[0].Split(' ');
        Dictionary<string, string> headers = lines.Skip(1)
            .Select(l => l.Split(": ", 2))
            .ToDictionary(l => l[0].ToLowerInvariant(), l => l[1]);
        int length = headers.TryGetValue("content-length", out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        if (length > MaxBody)
        {
            RefusedBySize++;
            if (headers.ContainsKey("expect"))
                await WriteAsync(stream, "HTTP/1.1 413 Content Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");

            // Without reading the rest: what the client still sends is answered by a reset.
            client.LingerState = new LingerOption(true, 0);
            return false;
        }

        if (headers.ContainsKey("expect"))
            await WriteAsync(stream, "HTTP/1.1 100 Continue\r\n\r\n");
        byte[] body = new byte[length];
        await stream.ReadExactlyAsync(body, _stop.Token);
        string url = first[1].StartsWith("http", StringComparison.Ordinal) ? new Uri(first[1]).PathAndQuery : first[1];
        ClusterReply reply = _cluster.Answer(new ClusterRequest(first[0], url, headers, body));
        if (reply.IsHanging)
            await Task.Delay(Timeout.Infinite, _stop.Token);
        int missing = reply.IsTorn ? 100 : 0;
        string product = _cluster.IsOpenSearch ? "" : "X-Elastic-Product: Elasticsearch\r\n";
        int announced = Encoding.UTF8.GetByteCount(reply.Body) + missing;
        await WriteAsync(stream, $"HTTP/1.1 {reply.Status} Answer\r\n{product}content-length: {announced}\r\n\r\n{reply.Body}");
        return !reply.IsTorn;
    }

    private async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                return "";
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private async Task WriteAsync(Stream stream, string text)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), _stop.Token);
        await stream.FlushAsync(_stop.Token);
    }
}
