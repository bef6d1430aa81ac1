using System.Net;
using System.Text;

namespace Samples.Tests.Firehose;

/// <summary>Deliveries of Firehose and the answers it must receive.</summary>
public sealed class FirehoseDeliveryTests(FirehoseServer server) : IClassFixture<FirehoseServer>
{
    [Fact]
    public async Task Post_Lines_AreStoredAndAnsweredAsFirehoseExpects()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow.AddSeconds(-1);
        Answer answer = await server.PostAsync(
            "a1",
            FirehoseServer.Body("a1", Logs.Utf8(Logs.Record("eni-1")), Logs.Utf8(Logs.Lines(Logs.Record("eni-2"), Logs.Record("eni-3")))));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("a1", answer.RequestId);
        Assert.InRange(
            DateTimeOffset.FromUnixTimeMilliseconds((long)answer.Body["timestamp"]!), before, DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal(2, answer.Body.AsObject().Count);
        Assert.Equal("application/json", answer.Headers.ContentType!.ToString());
        Assert.NotNull(answer.Headers.ContentLength);
        Assert.Empty(answer.Headers.ContentEncoding);
        Assert.Equal(["eni-1", "eni-2", "eni-3"], Logs.Interfaces(server.Documents("a1")));
    }

    [Fact]
    public async Task Post_EveryKindOfRecord_IsRead()
    {
        byte[] subscription = TemporaryFolder.Gzip(Logs.Subscription(Logs.Record("eni-1"), Logs.Record("eni-2")));
        byte[] control = TemporaryFolder.Gzip(
            """{"messageType":"CONTROL_MESSAGE","logEvents":[{"message":"CWL CONTROL MESSAGE: Checking health of destination."}]}""");
        byte[] envelope = Encoding.UTF8.GetBytes($$"""{"message":"{{Logs.Record("eni-3")}}"}""");

        Answer answer = await server.PostAsync(
            "b1", FirehoseServer.Body("b1", subscription, control, [], envelope, Logs.Utf8(Logs.Bad), Logs.Utf8(Logs.Record("eni-4"))));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["eni-1", "eni-2", "eni-3", "pipeline_error", "eni-4"], Logs.Interfaces(server.Documents("b1")));
    }

    /// <summary>
    /// A payload may be longer than a line can be, and a stream with compression compresses what CloudWatch Logs compressed.
    /// </summary>
    [Fact]
    public async Task Post_LongAndNestedRecords_AreRead()
    {
        byte[] payload = TemporaryFolder.Gzip(Logs.LongSubscription(500, i => Logs.Record($"eni-{i}")));
        byte[] twice = TemporaryFolder.Gzip(TemporaryFolder.Gzip(Logs.Subscription(Logs.Record("eni-a"), Logs.Record("eni-b"))));

        Answer answer = await server.PostAsync("b2", FirehoseServer.Body("b2", payload, twice, twice));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            [.. Enumerable.Range(0, 500).Select(i => $"eni-{i}"), "eni-a", "eni-b", "eni-a", "eni-b"],
            Logs.Interfaces(server.Documents("b2")));
    }

    [Fact]
    public async Task Post_BodyInGzip_IsRead()
    {
        Answer answer = await server.PostAsync(
            "c1",
            TemporaryFolder.Gzip(FirehoseServer.Body("c1", Logs.Utf8(Logs.Record("eni-1")))),
            request => request.Content!.Headers.ContentEncoding.Add("gzip"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["eni-1"], Logs.Interfaces(server.Documents("c1")));
    }

    [Fact]
    public async Task Post_RecordsWithoutTimes_HaveTheTimeOfTheRequest()
    {
        await server.PostAsync(
            "d1",
            FirehoseServer.Body("d1", Logs.Utf8(Logs.Record("eni-1").Replace("1418530010 1418530070", "- -", StringComparison.Ordinal))));
        Assert.Contains("\"@timestamp\":\"2020-01-03T22:35:01.599Z\"", server.Documents("d1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TheSameRequestTwice_IsStoredOnce()
    {
        for (int i = 0; i < 2; i++)
        {
            Answer answer = await server.PostAsync("e1", FirehoseServer.Body("e1", Logs.Utf8(Logs.Record("eni-1"))));
            Assert.Equal(HttpStatusCode.OK, answer.Status);
        }

        Assert.Equal(["eni-1"], Logs.Interfaces(server.Documents("e1")));
        Assert.DoesNotContain(server.Files(), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"requestId":"f1","records":[]}""")]
    [InlineData("""{"requestId":"f1","timestamp":9223372036854775807,"records":[],"more":{"a":[1]}}""")]
    [InlineData("""{"requestId":"f1","timestamp":-1,"records":[{"data":""}]}""")]
    public async Task Post_NothingToStore_IsStillDelivered(string body)
    {
        Answer answer = await server.PostAsync("f1", body);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(server.Documents("f1"));
    }
}
