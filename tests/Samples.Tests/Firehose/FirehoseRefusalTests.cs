using System.IO.Compression;
using System.Net;

namespace Samples.Tests.Firehose;

/// <summary>Invalid or malicious requests: each is answered with its code, and nothing is stored.</summary>
public sealed class FirehoseRefusalTests(FirehoseServer server) : IClassFixture<FirehoseServer>
{
    private static readonly byte[] s_record = Logs.Utf8(Logs.Record("eni-1"));

    public static TheoryData<string[]> WrongKeys => new(
        [],
        [""],
        ["wrong"],
        [FirehoseServer.Key[..^1]],
        [FirehoseServer.Key + "0"],
        [FirehoseServer.Key.ToUpperInvariant()],
        [new string('k', 4096)]);

    [Theory]
    [MemberData(nameof(WrongKeys))]
    public async Task Post_WrongKey_Gets401(string[] keys)
    {
        Answer answer = await PostAsync("k1", FirehoseServer.Body("k1", s_record), request =>
        {
            request.Headers.Remove("X-Amz-Firehose-Access-Key");
            foreach (string key in keys)
                request.Headers.TryAddWithoutValidation("X-Amz-Firehose-Access-Key", key);
        });
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task Post_KeyOnTwoLines_Gets401()
    {
        string body = FirehoseServer.Body("k3", s_record);
        string key = $"X-Amz-Firehose-Access-Key: {FirehoseServer.Key}\r\n";
        string request =
            "POST /firehose HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Amz-Firehose-Request-Id: k3\r\n"
            + $"{key}{key}Content-Length: {body.Length}\r\n\r\n{body}";
        Assert.StartsWith("HTTP/1.1 401 ", await server.SendAsync(request), StringComparison.Ordinal);
        Assert.Empty(server.Files());
    }

    [Fact]
    public async Task Post_WrongKey_IsRefusedBeforeTheBodyIsRead()
    {
        Answer answer = await PostAsync("k2", "no JSON", request =>
        {
            request.Headers.Remove("X-Amz-Firehose-Access-Key");
            request.Content!.Headers.ContentEncoding.Add("br");
        });
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"requestId\":\"j1\",\"records\":[{\"data\":\"aGVsbG8=\"}]")]
    [InlineData("{\"requestId\":\"j1\"}")]
    [InlineData("{\"requestId\":\"j1\",\"records\":null}")]
    [InlineData("{\"requestId\":\"j1\",\"records\":[null]}")]
    [InlineData("{\"requestId\":\"j1\",\"records\":[{}]}")]
    [InlineData("{\"requestId\":\"j1\",\"records\":[{\"data\":null}]}")]
    [InlineData("{\"requestId\":\"j1\",\"records\":[{\"data\":{\"messageType\":\"DATA_MESSAGE\"}}]}")]
    [InlineData("{\"requestId\":\"j1\",\"timestamp\":\"now\",\"records\":[]}")]
    [InlineData("{\"requestId\":\"other\",\"records\":[]}")]
    [InlineData("\u0000\u0001")]
    public async Task Post_BrokenJson_Gets400(string body) => Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("j1", body)).Status);

    [Fact]
    public async Task Post_JsonOfGreatDepth_Gets400()
    {
        string deep = new string('[', 10_000);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("j2", $"{{\"requestId\":\"j2\",\"x\":{deep}")).Status);
    }

    [Theory]
    [InlineData("aGVsbG8")]
    [InlineData("aGVs*G8=")]
    [InlineData("=aGVsbG8=")]
    public async Task Post_BrokenBase64_Gets400(string data)
        => Assert.Equal(
            HttpStatusCode.BadRequest, (await PostAsync("b1", $$"""{"requestId":"b1","records":[{"data":"{{data}}"}]}""")).Status);

    [Fact]
    public async Task Post_RecordWithDamagedGzip_Gets400()
    {
        byte[] damaged = TemporaryFolder.Gzip(Logs.Subscription(Logs.Record("eni-1")));
        damaged[^20] ^= 0xFF;
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("g1", FirehoseServer.Body("g1", s_record, damaged))).Status);
    }

    [Fact]
    public async Task Post_BodyThatIsNoGzip_Gets400()
        => Assert.Equal(
            HttpStatusCode.BadRequest,
            (await PostAsync("g2", FirehoseServer.Body("g2", s_record), r => r.Content!.Headers.ContentEncoding.Add("gzip"))).Status);

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    public async Task Post_OtherEncoding_Gets415(string encoding)
        => Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            (await PostAsync("e1", "x", r => r.Content!.Headers.TryAddWithoutValidation("Content-Encoding", encoding))).Status);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_TooLargeABody_Gets413(bool chunked)
    {
        byte[] body = Logs.Utf8(FirehoseServer.Body("l1", new byte[FirehoseServer.MaxBodyBytes]));
        Answer answer = await PostAsync("l1", body, request => request.Headers.TransferEncodingChunked = chunked);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Fact]
    public async Task Post_GzipBombAsBody_Gets413()
    {
        byte[] bomb = Bomb("""{"requestId":"z1","records":[{"data":"aGVsbG8="}],"x":" """, 200 * 1024 * 1024, fill: (byte)' ');
        Assert.InRange(bomb.Length, 1, 4 * FirehoseServer.MaxBodyBytes);
        Answer answer = await PostAsync("z1", bomb, request => request.Content!.Headers.ContentEncoding.Add("gzip"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Fact]
    public async Task Post_SmallGzipBombAsBody_Gets413()
    {
        byte[] bomb = Bomb(
            """{"requestId":"z2","records":[{"data":"aGVsbG8="}],"x":" """, 32 * FirehoseServer.MaxBodyBytes, fill: (byte)' ');
        Assert.InRange(bomb.Length, 1, FirehoseServer.MaxBodyBytes / 4);
        Answer answer = await PostAsync("z2", bomb, request => request.Content!.Headers.ContentEncoding.Add("gzip"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("more than", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_GzipBombAsRecord_Gets400()
    {
        byte[] bomb = Bomb("", 16 * 1024 * 1024, fill: (byte)'\n');
        Answer answer = await PostAsync("z3", FirehoseServer.Body("z3", s_record, bomb));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("z3, record 2: more than", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_RecordThatIsNotAFlowLog_Gets400()
    {
        Answer answer = await PostAsync("z5", FirehoseServer.Body("z5", s_record, [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("not a flow log but a PNG image", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SeveralRecordsThatAreTooLargeTogether_Get400()
    {
        byte[] half = Bomb("", (FirehoseServer.MaxInflatedBytes / 2) + 1, fill: (byte)'\n');
        Answer answer = await PostAsync("z4", FirehoseServer.Body("z4", half, half));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../x")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    [InlineData("é")]
    public async Task Post_RequestIdThatIsNoName_Gets400(string requestId)
    {
        Answer answer = await server.PostAsync("i1", FirehoseServer.Body("i1", s_record), request =>
        {
            request.Headers.Remove("X-Amz-Firehose-Request-Id");
            request.Headers.TryAddWithoutValidation(
                "X-Amz-Firehose-Request-Id", Uri.EscapeDataString(requestId).Replace("%2F", "/", StringComparison.Ordinal));
        });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Empty(server.Files());
    }

    [Fact]
    public async Task Post_RequestIdOfTwoHeaders_Gets400()
    {
        string body = FirehoseServer.Body("i2", s_record);
        Answer answer = await server.PostAsync("i2", body, r => r.Headers.Add("X-Amz-Firehose-Request-Id", "i3"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    /// <summary>Sends a request and checks what holds for every refusal.</summary>
    private Task<Answer> PostAsync(string requestId, string body, Action<HttpRequestMessage>? change = null)
        => PostAsync(requestId, Logs.Utf8(body), change);

    private async Task<Answer> PostAsync(string requestId, byte[] body, Action<HttpRequestMessage>? change = null)
    {
        Answer answer = await server.PostAsync(requestId, body, change);
        Assert.Equal(requestId, answer.RequestId);
        Assert.Equal("application/json", answer.Headers.ContentType!.ToString());
        Assert.NotNull(answer.Headers.ContentLength);
        Assert.InRange(answer.Error!.Length, 1, 8192);
        Assert.Empty(server.Files());
        return answer;
    }

    private static byte[] Bomb(string beginning, int length, byte fill)
    {
        using var content = new MemoryStream();
        using (var gzip = new GZipStream(content, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Logs.Utf8(beginning));
            byte[] part = new byte[1024 * 1024];
            part.AsSpan().Fill(fill);
            for (int left = length; left > 0; left -= part.Length)
                gzip.Write(part.AsSpan(0, Math.Min(left, part.Length)));
        }

        return content.ToArray();
    }
}
