using System.Net.Sockets;
using System.Text;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Sources;

namespace VpcFlow.Pipeline.Tests.Firehose;

/// <summary>A refusal arrives, and the connection goes on, although the client is still sending what was refused.</summary>
public sealed class FirehoseConnectionTests
{
    private const int Limit = 100_000;

    [Theory]
    [InlineData(FirehoseServer.Key, 413)]
    [InlineData("another key", 401)]
    public async Task Request_TooLargeAndHalfSent_IsAnsweredAndTheConnectionIsKept(string key, int status)
    {
        var options = new FirehoseOptions { AccessKeys = [FirehoseServer.Key], MaxBodySize = Limit };
        await using FirehoseServer server = await FirehoseServer.StartAsync(new CollectingSink(), options);
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        await using NetworkStream stream = client.GetStream();

        // More than the server itself takes unless it is told otherwise.
        int size = 40_000_000;
        await SendAsync(stream, key, size, new byte[Limit]);
        Assert.StartsWith($"HTTP/1.1 {status} ", await ReadAsync(stream), StringComparison.Ordinal);
        await stream.WriteAsync(new byte[size - Limit]);

        byte[] body = FirehoseServer.Body("a", FirehoseServer.Text(FlowLines.Line("eni", 1)));
        await SendAsync(stream, FirehoseServer.Key, body.Length, body);
        Assert.StartsWith("HTTP/1.1 200 ", await ReadAsync(stream), StringComparison.Ordinal);
    }

    private static async Task SendAsync(NetworkStream stream, string key, int size, byte[] body)
    {
        string head = $"""
            POST /firehose HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Content-Length: {size}
            X-Amz-Firehose-Request-Id: a
            X-Amz-Firehose-Access-Key: {key}


            """;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n")));
        await stream.WriteAsync(body);
    }

    /// <summary>Reads an answer, whose body is an object of JSON without others in it.</summary>
    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().EndsWith('}'))
        {
            int read = await stream.ReadAsync(buffer);
            Assert.NotEqual(0, read);
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return text.ToString();
    }
}
