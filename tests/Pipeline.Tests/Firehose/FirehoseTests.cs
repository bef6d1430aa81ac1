using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Firehose;

/// <summary>The endpoint answers 200 when the records are durable, and otherwise says why they are not.</summary>
public sealed class FirehoseTests
{
    private readonly ConcurrentQueue<(string Id, string Document)> _delivered = [];

    [Fact]
    public async Task Request_LinesAndPayloads_AreDeliveredBeforeTheAnswer()
    {
        await using FirehoseServer server = await FirehoseServer.StartAsync(Sink());
        byte[] payload = FlowLines.Gzip(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            messageType = "DATA_MESSAGE",
            owner = "123456789010",
            logGroup = "flow-logs",
            logStream = "eni-1-all",
            subscriptionFilters = new[] { "all" },
            logEvents = new[] { new { id = "3419", timestamp = 1418530070000, message = FlowLines.Line("eni", 2) } },
        })));
        byte[] message = FirehoseServer.Text($$"""{"message":"{{FlowLines.Line("eni", 3)}}"}""");
        byte[] body = FirehoseServer.Body("a-1", FirehoseServer.Text(FlowLines.Line("eni", 1) + "\n"), payload, message);

        (int status, JsonElement answer) = await server.SendAsync("a-1", body);

        Assert.Equal(200, status);
        Assert.Equal("a-1", answer.GetProperty("requestId").GetString());
        Assert.True(answer.GetProperty("timestamp").GetInt64() > 1_700_000_000_000);
        Assert.False(answer.TryGetProperty("errorMessage", out _));
        Assert.Equal(["eni-1", "eni-2", "eni-3"], Interfaces());
        string ofPayload = _delivered.Single(d => d.Document.Contains("\"eni-2\"", StringComparison.Ordinal)).Document;
        JsonElement second = JsonDocument.Parse(ofPayload).RootElement;
        Assert.Equal("flow-logs", second.GetProperty("aws").GetProperty("cloudwatch").GetProperty("log_group").GetString());
        Assert.Equal("aws.vpcflow", second.GetProperty("event").GetProperty("dataset").GetString());
        Assert.Equal("3419", second.GetProperty("event").GetProperty("id").GetString());
        Assert.False(second.TryGetProperty("log", out _));
    }

    /// <summary>Firehose sends a request again if it did not see the answer: the ids are the same, and no two records share one.</summary>
    [Fact]
    public async Task Request_TenThousandRecordsSentTwice_HaveTheSameIds()
    {
        await using FirehoseServer server = await FirehoseServer.StartAsync(Sink());
        byte[] body = FirehoseServer.Body("many", Enumerable.Range(0, 10_000).Select(i => FirehoseServer.Text(FlowLines.Line("eni", i))));
        byte[] compressed = FlowLines.Gzip(body);
        Assert.Equal(200, (await server.SendAsync("many", compressed, change: r => r.Content!.Headers.ContentEncoding.Add("gzip"))).Status);
        string[] ids = [.. _delivered.Select(d => d.Id)];
        Assert.Equal(10_000, ids.Distinct().Count());
        _delivered.Clear();

        // The time of a request that is sent again is another one, which may have more digits.
        string later = Encoding.UTF8.GetString(body).Replace("1418530070000", "41418530070000", StringComparison.Ordinal);
        byte[] again = Encoding.UTF8.GetBytes(later);
        Assert.Equal(200, (await server.SendAsync("many", again)).Status);
        Assert.Equal(ids.Order(), _delivered.Select(d => d.Id).Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0123456789abcdeF")]
    [InlineData("0123456789abcdef0")]
    public async Task Request_WithoutTheKey_Is401AndNotRead(string? key)
    {
        await using FirehoseServer server = await FirehoseServer.StartAsync(Sink());
        Assert.Equal(401, (await server.SendAsync("a", [], key)).Status);

        // Two keys are as good as none, even if one is right.
        void AddRightKey(HttpRequestMessage request) => request.Headers.Add("X-Amz-Firehose-Access-Key", FirehoseServer.Key);
        if (key is not null)
            Assert.Equal(401, (await server.SendAsync("a", [], key, AddRightKey)).Status);
        Assert.Empty(_delivered);
    }

    [Fact]
    public async Task Request_EitherOfTwoKeys_IsAccepted()
    {
        var options = new FirehoseOptions { AccessKeys = [FirehoseServer.Key, "another key of length"] };
        await using FirehoseServer server = await FirehoseServer.StartAsync(Sink(), options);
        byte[] body = FirehoseServer.Body("a", FirehoseServer.Text(FlowLines.Line("eni", 1)));
        Assert.Equal(200, (await server.SendAsync("a", body)).Status);
        Assert.Equal(200, (await server.SendAsync("a", body, "another key of length")).Status);
    }

    [Theory]
    [InlineData("nonsense", 400, "is not a request of Amazon Data Firehose")]
    [InlineData("""{"requestId":"a"}""", 400, "it has no \"records\"")]
    [InlineData("""{"records":[]}""", 400, "it has no \"requestId\"")]
    [InlineData("""{"requestId":"a","records":[]} {}""", 400, "is not a request")]
    [InlineData("""{"requestId":"b","records":[]}""", 400, "not the one of its header")]
    [InlineData("""{"requestId":"a","records":[]}""", 200, null)]
    [InlineData("""{"requestId":"a","records":[{"data":""}]}""", 200, null)]
    [InlineData("""{"requestId":"a","records":[{"data":"iVBORw0KGgoAAAANSUhEUg=="}]}""", 400, "No line is a record")]
    [InlineData("""{"requestId":"a","records":[{"data":"????"}]}""", 400, "not Base64")]
    public async Task Request_OddBody_IsAnswered(string body, int status, string? error)
    {
        await using FirehoseServer server = await FirehoseServer.StartAsync(Sink());
        (int actual, JsonElement answer) = await server.SendAsync("a", Encoding.UTF8.GetBytes(body));
        Assert.Equal(status, actual);
        string? message = answer.TryGetProperty("errorMessage", out JsonElement text) ? text.GetString() : null;
        if (error is null)
            Assert.Null(message);
        else
            Assert.Contains(error, message, StringComparison.Ordinal);
        Assert.Equal("a", answer.GetProperty("requestId").GetString());
    }

    [Fact]
    public async Task Request_SomeRejectedLines_Is200AndTheyAreReported()
    {
        int rejected = 0;
        var options = new FlowLogPipelineOptions { OnRejected = (in FlowLogRejection _) => rejected++ };
        await using FirehoseServer server = await FirehoseServer.StartAsync(Sink(), pipeline: options);
        byte[] body = FirehoseServer.Body("a", FirehoseServer.Text($"bad\n{FlowLines.Line("eni", 1)}"), [0xFF]);
        Assert.Equal(200, (await server.SendAsync("a", body)).Status);
        Assert.Equal(["eni-1"], Interfaces());
        Assert.Equal(2, rejected);
    }

    [Fact]
    public async Task Request_TooLarge_Is413BeforeItIsInMemory()
    {
        var options = new FirehoseOptions { AccessKeys = [FirehoseServer.Key], MaxBodySize = 100_000, MaxTextSize = 300_000 };
        await using FirehoseServer server = await FirehoseServer.StartAsync(Sink(), options);
        Assert.Equal(413, (await server.SendAsync("a", new byte[100_001])).Status);
        byte[] bomb = FlowLines.Gzip(new byte[10_000_000]);
        Assert.True(bomb.Length < 100_000);
        Assert.Equal(413, (await server.SendAsync("a", bomb, change: r => r.Content!.Headers.ContentEncoding.Add("gzip"))).Status);
        Assert.Equal(415, (await server.SendAsync("a", [], change: r => r.Content!.Headers.ContentEncoding.Add("br"))).Status);

        // A bomb within a record: its lines are delivered up to the limit, and the request fails.
        byte[] lines = FlowLines.Gzip(FlowLines.Bytes(string.Concat(Enumerable.Repeat(FlowLines.Line("eni", 1) + "\n", 50_000))));
        (int status, JsonElement answer) = await server.SendAsync("a", FirehoseServer.Body("a", lines));
        Assert.Equal(400, status);
        Assert.Contains("300000 bytes", answer.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_DeliveryFails_IsNever200()
    {
        bool isTransient = true;
        var sink = new FakeSink((_, _) => throw new FlowLogDeliveryException("the index is closed", isTransient));
        await using FirehoseServer server = await FirehoseServer.StartAsync(sink);
        byte[] body = FirehoseServer.Body("a", FirehoseServer.Text(FlowLines.Line("eni", 1)));
        Assert.Equal(503, (await server.SendAsync("a", body)).Status);
        isTransient = false;
        Assert.Equal(400, (await server.SendAsync("a", body)).Status);
    }

    [Fact]
    public async Task Request_WhilePipelineEnds_Is503()
    {
        var started = new TaskCompletionSource();
        var sink = new FakeSink(async (_, cancellationToken) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        await using FirehoseServer server = await FirehoseServer.StartAsync(sink);
        byte[] body = FirehoseServer.Body("a", FirehoseServer.Text(FlowLines.Line("eni", 1)));
        Task<(int Status, JsonElement)> waiting = server.SendAsync("a", body);
        await started.Task;
        Assert.False(waiting.IsCompleted);
        await server.StopPipelineAsync();
        Assert.Equal(503, (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).Status);
        Assert.Equal(503, (await server.SendAsync("a", body).WaitAsync(TimeSpan.FromSeconds(30))).Status);
    }

    [Theory]
    [InlineData("logs-aws.vpcflow-team", 200)]
    [InlineData("logs-aws.vpcflow-", 400)]
    [InlineData("logs-aws.vpcflow-A", 400)]
    [InlineData("logs-generic-default", 400)]
    [InlineData("", 200)]
    public async Task Request_NamesADataStream_ObjectHasItsNamespace(string name, int status)
    {
        string? found = null;
        var sink = new FakeSink((d, _) =>
        {
            found = d.Object.DataStreamNamespace;
            return default;
        });
        await using FirehoseServer server = await FirehoseServer.StartAsync(sink);
        byte[] body = FirehoseServer.Body("a", FirehoseServer.Text(FlowLines.Line("eni", 1)));
        string header = JsonSerializer.Serialize(new { commonAttributes = new { es_datastream_name = name } });
        int actual = (await server.SendAsync("a", body, change: r => r.Headers.Add("X-Amz-Firehose-Common-Attributes", header))).Status;
        Assert.Equal((status, status == 200 && name.Length > 0 ? "team" : null), (actual, found));
    }

    /// <summary>A body that never ends holds up neither the server nor other requests.</summary>
    [Fact]
    public async Task Request_SlowBody_DoesNotHoldUpOthers()
    {
        await using FirehoseServer server = await FirehoseServer.StartAsync(Sink());
        using var slow = new TcpClient();
        await slow.ConnectAsync(server.Address.Host, server.Address.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /firehose HTTP/1.1\r\nHost: x\r\nX-Amz-Firehose-Access-Key: {FirehoseServer.Key}\r\n"
            + "X-Amz-Firehose-Request-Id: s\r\nContent-Length: 1000\r\n\r\n{\"requestId\""));
        byte[] body = FirehoseServer.Body("a", FirehoseServer.Text(FlowLines.Line("eni", 1)));
        Assert.Equal(200, (await server.SendAsync("a", body)).Status);
    }

    [Fact]
    public void Options_WeakKeys_Throw()
    {
        Assert.Throws<ArgumentException>(() => new FirehoseOptions { AccessKeys = [] });
        Assert.Throws<ArgumentException>(() => new FirehoseOptions { AccessKeys = ["short"] });
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new FirehoseOptions { AccessKeys = [FirehoseServer.Key], MaxRequestsInFlight = 0 });
    }

    /// <summary>The interfaces, sorted: the sink takes batches in any order.</summary>
    private string[] Interfaces() =>
    [
        .. _delivered.Select(d => JsonDocument.Parse(d.Document).RootElement.GetProperty("aws").GetProperty("vpcflow")
            .GetProperty("interface_id").GetString()!).Order(StringComparer.Ordinal),
    ];

    private FakeSink Sink() => new((delivery, _) =>
    {
        using var documents = new DocumentBatch();
        delivery.Batch.WriteEcs(documents, new EcsWriterOptions { Origin = delivery.Object.Origin, Identity = delivery.Object.Identity });
        for (int i = 0; i < documents.Count; i++)
            _delivered.Enqueue((Encoding.ASCII.GetString(documents.Id(i).Span), Encoding.UTF8.GetString(documents[i].Span)));
        return default;
    });
}
