using System.Net;
using System.Text;
using System.Text.Json;
using VpcFlow.Pipeline.Alerts.Messages.Webhooks;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Webhooks;

/// <summary>Messages that are posted to a URL.</summary>
public sealed class WebhookTests
{
    /// <summary>The secret of the test vector of Standard Webhooks.</summary>
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly FlowLogAlertMessage s_message =
        new() { Id = "n", Recipient = "webhook:pager", Notices = [Notices.Create("n")] };
    private static readonly FlowLogAlertMessage s_digest = new()
    {
        Id = "digest/1",
        Recipient = "webhook:pager",
        Notices = [Notices.Create("a"), Notices.Create("b")],
    };

    [Fact]
    public void Sign_TestVectorOfStandardWebhooks_HasItsSignature() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        new WebhookSignature(Secret).Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", """{"test": 2432232314}"""u8));

    [Fact]
    public async Task Send_Message_IsPostedWithIdSignatureAndHeaders()
    {
        var server = new Server();
        using FlowLogWebhookChannel channel = server.Connect(Secret);
        Assert.Equal(FlowLogAlertOutcome.Sent, await channel.SendAsync(s_message, CancellationToken.None));
        Assert.Equal(FlowLogAlertOutcome.Sent, await channel.SendAsync(s_message, CancellationToken.None));
        Request first = server.Requests[0], second = server.Requests[1];
        Assert.Equal(("POST", "https://host.example/hook?x=1", "application/json"), (first.Method, first.Url, first.ContentType));
        Assert.Equal("Bearer 4711", first.Headers["Authorization"]);
        Assert.Equal(first.Headers["webhook-id"], second.Headers["webhook-id"]);
        Assert.StartsWith("msg_", first.Headers["webhook-id"], StringComparison.Ordinal);
        Assert.Equal(
            new WebhookSignature(Secret).Sign(
                first.Headers["webhook-id"], first.Headers["webhook-timestamp"], Encoding.UTF8.GetBytes(first.Body)),
            first.Headers["webhook-signature"]);

        using JsonDocument json = JsonDocument.Parse(first.Body);
        JsonElement data = json.RootElement.GetProperty("data");
        Assert.Equal("alert.fired", json.RootElement.GetProperty("type").GetString());
        Assert.Equal("2025-06-01T12:00:00Z", json.RootElement.GetProperty("timestamp").GetString());
        Assert.Equal("n", data.GetProperty("id").GetString());
        Assert.Equal("rejected-by-interface", data.GetProperty("notices")[0].GetProperty("ruleId").GetString());
    }

    [Fact]
    public async Task Send_Digest_HasAllNotices()
    {
        var server = new Server();
        using FlowLogWebhookChannel channel = server.Connect(null);
        await channel.SendAsync(s_digest, CancellationToken.None);
        Request request = Assert.Single(server.Requests);
        using JsonDocument json = JsonDocument.Parse(request.Body);
        Assert.Equal("alert.digest", json.RootElement.GetProperty("type").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("data").GetProperty("notices").GetArrayLength());
        Assert.DoesNotContain("webhook-signature", request.Headers.Keys);
    }

    [Theory]
    [InlineData(200, FlowLogAlertOutcomeKind.Sent)]
    [InlineData(202, FlowLogAlertOutcomeKind.Sent)]
    [InlineData(301, FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData(400, FlowLogAlertOutcomeKind.Refused)]
    [InlineData(401, FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData(404, FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData(413, FlowLogAlertOutcomeKind.Refused)]
    [InlineData(422, FlowLogAlertOutcomeKind.Refused)]
    [InlineData(429, FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData(500, FlowLogAlertOutcomeKind.Unavailable)]
    [InlineData(503, FlowLogAlertOutcomeKind.Unavailable)]
    public async Task Send_Answer_DecidesWhatBecomesOfIt(int status, FlowLogAlertOutcomeKind expected)
    {
        var server = new Server { Status = status };
        using FlowLogWebhookChannel channel = server.Connect(null);
        FlowLogAlertOutcome outcome = await channel.SendAsync(s_message, CancellationToken.None);
        Assert.Equal(expected, outcome.Kind);
        if (expected == FlowLogAlertOutcomeKind.Sent)
            return;
        Assert.StartsWith($"host.example answers {status}", outcome.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("hook", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(expected == FlowLogAlertOutcomeKind.Unavailable ? TimeSpan.FromSeconds(17) : null, outcome.RetryAfter);
    }

    [Fact]
    public async Task Send_NoServerOrNoAnswer_IsTriedAgain()
    {
        using FlowLogWebhookChannel broken = new Server { Failure = new HttpRequestException("no route") }.Connect(null);
        FlowLogAlertOutcome outcome = await broken.SendAsync(s_message, CancellationToken.None);
        Assert.Equal(new FlowLogAlertOutcome(FlowLogAlertOutcomeKind.Unavailable, "host.example can't be reached: no route"), outcome);
        using FlowLogWebhookChannel silent = new Server { Failure = new OperationCanceledException() }.Connect(null);
        outcome = await silent.SendAsync(s_message, CancellationToken.None);
        Assert.Equal(new FlowLogAlertOutcome(FlowLogAlertOutcomeKind.Unavailable, "host.example does not answer within 30 s"), outcome);
    }

    [Fact]
    public void Create_WrongOptions_AreNamedWithoutSecrets()
    {
        var server = new Server();
        Assert.Contains("must continue in base64", Message("whsec_4711!"), StringComparison.Ordinal);
        Assert.DoesNotContain("4711", Message("whsec_4711!"), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FlowLogWebhookChannel(new() { Name = "x", Url = new Uri("ftp://host") }));
        Assert.Throws<ArgumentException>(
            () => new FlowLogWebhookChannel(new()
            {
                Name = "x",
                Url = new Uri("http://host"),
                Headers = new Dictionary<string, string> { ["A"] = "b\r\nC: d" },
            }));

        string Message(string secret) => Assert.Throws<ArgumentException>(() => server.Connect(secret)).Message;
    }

    [Fact]
    public void Handles_ItsNameOnly()
    {
        using FlowLogWebhookChannel channel = new Server().Connect(null);
        Assert.True(channel.CanReach("webhook:pager"));
        Assert.True(channel.CanReach("Webhook:Pager"));
        Assert.False(channel.CanReach("webhook:other"));
        Assert.False(channel.CanReach("pager"));
    }

    private sealed record Request(string Method, string Url, string? ContentType, string Body, Dictionary<string, string> Headers);

    private sealed class Server : HttpMessageHandler
    {
        public List<Request> Requests { get; } = [];

        public int Status { get; init; } = 200;

        public Exception? Failure { get; init; }

        public FlowLogWebhookChannel Connect(string? secret) => new(new FlowLogWebhookOptions
        {
            Name = "pager",
            Url = new Uri("https://host.example/hook?x=1"),
            Secret = secret,
            Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer 4711" },
            Handler = this,
        });

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Failure is not null)
                throw Failure;
            Requests.Add(new Request(
                request.Method.Method,
                request.RequestUri!.AbsoluteUri,
                request.Content!.Headers.ContentType?.MediaType,
                await request.Content.ReadAsStringAsync(cancellationToken),
                request.Headers.ToDictionary(h => h.Key, h => string.Join(' ', h.Value))));
            var response = new HttpResponseMessage((HttpStatusCode)Status);
            response.Headers.Add("Retry-After", "17");
            return response;
        }
    }
}
