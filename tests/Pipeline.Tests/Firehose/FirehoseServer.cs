using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace VpcFlow.Pipeline.Tests.Firehose;

/// <summary>The endpoint in a real server, with a pipeline to a sink.</summary>
internal sealed class FirehoseServer : IAsyncDisposable
{
    public const string Key = "0123456789abcdef";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _client;

    private FirehoseServer(WebApplication app, FirehoseSource source, Uri address)
    {
        _app = app;
        Source = source;
        Address = address;
        _client = new HttpClient { BaseAddress = address };
    }

    public FirehoseSource Source { get; }

    public Uri Address { get; }

    /// <summary>The run of the pipeline.</summary>
    public Task<FlowLogSummary> Run { get; private set; } = null!;

    public static async Task<FirehoseServer> StartAsync(
        IFlowLogSink sink, FirehoseOptions? options = null, FlowLogPipelineOptions? pipeline = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        var source = new FirehoseSource(options ?? new FirehoseOptions { AccessKeys = [Key] });
        app.MapFirehose("/firehose", source);
        await app.StartAsync();
        var server = new FirehoseServer(app, source, new Uri(app.Urls.Single()));
        server.Run = new FlowLogPipeline(source, sink, pipeline).RunAsync(server._stop.Token);
        return server;
    }

    /// <summary>The body of a request with these records.</summary>
    public static byte[] Body(string id, params IEnumerable<byte[]> records) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        requestId = id,
        timestamp = 1418530070000,
        records = records.Select(r => new { data = r }),
    });

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Sends a request; returns the status and the answer.</summary>
    public async Task<(int Status, JsonElement Answer)> SendAsync(
        string id, byte[] body, string? key = Key, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/firehose") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Amz-Firehose-Request-Id", id);
        request.Headers.Add("X-Amz-Firehose-Protocol-Version", "1.0");
        if (key is not null)
            request.Headers.Add("X-Amz-Firehose-Access-Key", key);
        change?.Invoke(request);
        using HttpResponseMessage response = await _client.SendAsync(request);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.NotNull(response.Content.Headers.ContentLength);
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return ((int)response.StatusCode, answer.RootElement.Clone());
    }

    public Task StopPipelineAsync() => _stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await Run;
        }
        catch (OperationCanceledException)
        {
            // Stopped by the test.
        }

        _client.Dispose();
        await _app.DisposeAsync();
        _stop.Dispose();
    }
}
