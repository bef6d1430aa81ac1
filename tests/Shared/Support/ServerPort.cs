using System.Net;
using System.Net.Sockets;

namespace VpcFlow.Tests;

/// <summary>
/// A port for a server that a test stops and starts again. It is below the ports that systems give to connections, and chosen at random:
/// while the server is down, no other server that a test starts takes its place, and no client connects to itself.
/// </summary>
internal static class ServerPort
{
    private const int First = 20_000;
    private const int End = 32_000;

    public static int Choose()
    {
        while (true)
        {
            int port = Random.Shared.Next(First, End);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another one, then.
            }
        }
    }
}
