using System.Net;
using System.Net.Sockets;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>
/// Passes connections on to a server, and cuts some of them in the middle, delays others, or answers with nonsense. Only answers are
/// changed, and from their first byte on: what is delivered is not altered, which TLS would notice.
/// </summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly Uri _server;
    private readonly Random _random;
    private readonly Lock _lock = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _faults;

    public FaultyProxy(Uri server, int seed)
    {
        (_server, _random) = (server, new Random(seed));
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The number of connections that were cut or garbled.</summary>
    public int Faults => _faults;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (
            e is OperationCanceledException or SocketException or ObjectDisposedException
            || (e is InvalidOperationException && _stop.IsCancellationRequested))
        {
            // A listener that is stopped between two clients is no longer one to ask.
        }
    }

    private async Task ServeAsync(TcpClient accepted)
    {
        int kind, cut, delay;
        lock (_lock)
            (kind, cut, delay) = (_random.Next(10), _random.Next(1, 60_000), _random.Next(100, 800));
        using TcpClient client = accepted;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(_server.Host, _server.Port, _stop.Token);
            Task up = client.GetStream().CopyToAsync(server.GetStream(), _stop.Token);
            if (kind is 0 or 1)
                await Task.Delay(delay, _stop.Token);
            if (kind == 2)
                await GarbleAsync(server.GetStream(), client.GetStream());
            else
                await Task.WhenAny(up, PassAsync(server.GetStream(), client.GetStream(), kind is 3 or 4 or 5 ? cut : int.MaxValue));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, int limit)
    {
        byte[] buffer = new byte[16_384];
        int read;
        while ((read = await from.ReadAsync(buffer, _stop.Token)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, Math.Min(read, limit)), _stop.Token);
            limit -= read;
            if (limit > 0)
                continue;
            Interlocked.Increment(ref _faults);
            return;
        }
    }

    /// <summary>The request arrives, and its answer is lost.</summary>
    private async Task GarbleAsync(NetworkStream from, NetworkStream to)
    {
        byte[] buffer = new byte[16_384];
        int read = await from.ReadAsync(buffer, _stop.Token);
        lock (_lock)
            _random.NextBytes(buffer.AsSpan(0, read));
        await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        Interlocked.Increment(ref _faults);
    }
}
