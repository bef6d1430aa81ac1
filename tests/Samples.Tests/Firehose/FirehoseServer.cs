using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Samples.AspNetFirehose;

namespace Samples.Tests.Firehose;

/// <summary>An answer of the endpoint.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode Body, HttpContentHeaders Headers)
{
    public string? Error => (string?)Body["errorMessage"];

    public string RequestId => (string)Body["requestId"]!;
}

/// <summary>The endpoint on a loopback port, with small limits.</summary>
public sealed class FirehoseServer : IAsyncLifetime, IDisposable
{
    public const string Key = "test-access-key-0123456789";

    public const int MaxBodyBytes = 64 * 1024;

    public const int MaxInflatedBytes = 256 * 1024;

    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    public FirehoseServer()
    {
        _app = FirehoseApp.Create(
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=None",
            $"--Firehose:AccessKey={Key}",
            $"--Firehose:Folder={_folder.Path}",
            $"--Firehose:MaxBodyBytes={MaxBodyBytes}",
            $"--Firehose:MaxInflatedBytes={MaxInflatedBytes}");
    }

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public Task DisposeAsync() => _app.StopAsync();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
        ((IDisposable)_app).Dispose();
    }

    /// <summary>Returns the documents of a request; empty if it was not stored.</summary>
    internal string Documents(string requestId)
    {
        string path = _folder[requestId + ".ndjson"];
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    /// <summary>Returns the files in the folder.</summary>
    internal string[] Files() => [.. Directory.GetFiles(_folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>Sends a body as Firehose does, except for what the test changes.</summary>
    internal async Task<Answer> PostAsync(string requestId, byte[] body, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/firehose") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Amz-Firehose-Protocol-Version", "1.0");
        request.Headers.Add("X-Amz-Firehose-Request-Id", requestId);
        request.Headers.Add("X-Amz-Firehose-Access-Key", Key);
        change?.Invoke(request);
        using HttpResponseMessage response = await _client.SendAsync(request);
        return new Answer(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!, response.Content.Headers);
    }

    internal Task<Answer> PostAsync(string requestId, string body, Action<HttpRequestMessage>? change = null)
        => PostAsync(requestId, Encoding.UTF8.GetBytes(body), change);

    /// <summary>Sends a request that no HTTP client would send, and returns the raw answer.</summary>
    internal async Task<string> SendAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(_client.BaseAddress!.Host, _client.BaseAddress.Port);
        await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request));
        using var reader = new StreamReader(connection.GetStream());
        return await reader.ReadToEndAsync();
    }

    /// <summary>Creates a request body with records of these contents.</summary>
    internal static string Body(string requestId, params byte[][] records) => new JsonObject
    {
        ["requestId"] = requestId,
        ["timestamp"] = 1_578_090_901_599,
        ["records"] = new JsonArray([.. records.Select(r => new JsonObject { ["data"] = Convert.ToBase64String(r) })]),
    }.ToJsonString();
}
