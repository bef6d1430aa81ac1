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
    private readonly bool _hasFaults;
    private readonly Lock _lock = new();
    private readonly int _port = ServerPort.Choose();
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<TcpClient> _clients = [];
    private TcpListener _listener = null!;
    private Task _accepting = Task.CompletedTask;
    private int _faults;

    public FaultyProxy(Uri server, int seed, bool hasFaults = true)
    {
        (_server, _random, _hasFaults) = (server, new Random(seed), hasFaults);
        Open();
    }

    public Uri Url => new($"http://127.0.0.1:{_port}");

    /// <summary>The number of connections that were cut or garbled.</summary>
    public int Faults => _faults;

    /// <summary>Accepts connections.</summary>
    public void Open()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>Ends all connections and refuses others.</summary>
    public void Close()
    {
        _listener.Stop();
        lock (_lock)
        {
            foreach (TcpClient client in _clients)
                client.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // A listener that is stopped between two clients is no longer one to ask.
        }
    }

    private async Task ServeAsync(TcpClient accepted)
    {
        int kind, cut, delay;
        lock (_lock)
        {
            (kind, cut, delay) = (_hasFaults ? _random.Next(10) : 9, _random.Next(1, 60_000), _random.Next(100, 800));
            _clients.Add(accepted);
        }

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
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException
            or InvalidOperationException)
        {
            // Connections end in many ways.
        }
        finally
        {
            lock (_lock)
                _clients.Remove(accepted);
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
