using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>Passes connections on to a server of S3 and SQS, and counts how often each object was read and each message received.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private readonly Uri _server;
    private readonly IReadOnlyCollection<string> _names;
    private readonly int _port = ServerPort.Choose();
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener;
    private readonly Task _accepting;
    private readonly ConcurrentDictionary<Task, bool> _connections = [];

    /// <summary>Begins to accept connections.</summary>
    /// <param name="server">The server.</param>
    /// <param name="names">What the keys of the objects end with; each is in one message.</param>
    public CountingProxy(Uri server, IReadOnlyCollection<string> names)
    {
        (_server, _names) = (server, names);
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{_port}");

    /// <summary>How often each object was requested, by its name.</summary>
    public ConcurrentDictionary<string, int> Reads { get; } = new(StringComparer.Ordinal);

    /// <summary>How often its message was received.</summary>
    public ConcurrentDictionary<string, int> Receives { get; } = new(StringComparer.Ordinal);

    /// <summary>Ends all connections, after which everything is counted.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _connections.TryAdd(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)), true);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient accepted)
    {
        using TcpClient client = accepted;
        using var server = new TcpClient();
        using var requests = new MemoryStream();
        using var answers = new MemoryStream();
        try
        {
            await server.ConnectAsync(_server.Host, _server.Port, _stop.Token);
            await await Task.WhenAny(
                PassAsync(client.GetStream(), server.GetStream(), requests), PassAsync(server.GetStream(), client.GetStream(), answers));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // A worker was killed, or the test is over.
        }

        string[] lines = Text(requests).Split("\r\n");
        string received = Text(answers);
        foreach (string name in _names)
        {
            int reads = lines.Count(l => l.StartsWith("GET ", StringComparison.Ordinal) && l.Contains(name, StringComparison.Ordinal));
            Reads.AddOrUpdate(name, reads, (_, sum) => sum + reads);
            int receives = received.Split(name).Length - 1;
            Receives.AddOrUpdate(name, receives, (_, sum) => sum + receives);
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, MemoryStream copy)
    {
        byte[] buffer = new byte[16_384];
        int read;
        while ((read = await from.ReadAsync(buffer, _stop.Token)) > 0)
        {
            lock (copy)
                copy.Write(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    private static string Text(MemoryStream copy)
    {
        lock (copy)
            return Encoding.Latin1.GetString(copy.GetBuffer(), 0, (int)copy.Length);
    }
}
