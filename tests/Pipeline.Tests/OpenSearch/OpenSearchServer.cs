using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace VpcFlow.Pipeline.Tests.OpenSearch;

/// <summary>A real OpenSearch of one node, started from the folder beside the project.</summary>
internal sealed class OpenSearchServer : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("vpcflow-opensearch-");
    private readonly string[] _arguments;
    private readonly bool _isSecure;
    private readonly int _port = ServerPort.Choose();
    private readonly ConcurrentQueue<string> _said = new();
    private Process? _process;
    private HttpClient? _admin;

    private OpenSearchServer(bool isSecure, string[] settings)
    {
        _isSecure = isSecure;
        _arguments = settings;
    }

    /// <summary>The program that starts it; <see langword="null"/> if it is not on this machine.</summary>
    public static string? Program { get; } = ServerFolder.Find("opensearch", "start");

    public Uri Url { get; private set; } = new("http://localhost");

    /// <summary>The authority that its certificate is from.</summary>
    public X509Certificate2Collection Authorities
        => [X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_data.FullName, "ca.pem"))];

    public static async Task<OpenSearchServer> StartAsync(bool isSecure, params string[] settings)
    {
        var server = new OpenSearchServer(isSecure, settings);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it, again on the same port and data if it was stopped.</summary>
    public async Task StartAsync()
    {
        string portFile = Path.Combine(_data.FullName, "port");
        File.Delete(portFile);
        string[] options = _isSecure ? ["--secure"] : [];
        var start = new ProcessStartInfo(Program!, [.. options, $"{_port}", _data.FullName, .. _arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HEAP"] = "512m";
        JavaStart.CompileOnce(start);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.ErrorDataReceived += (_, e) => Keep(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (int i = 0; !File.Exists(portFile); i++)
        {
            Assert.False(_process.HasExited || i > 1800, $"OpenSearch does not start:\n{string.Join('\n', _said)}");
            await Task.Delay(100);
        }

        Url = new Uri($"{(_isSecure ? "https" : "http")}://localhost:{await File.ReadAllTextAsync(portFile)}");
        _admin ??= CreateAdmin();
        for (int i = 0; !await IsReadyAsync(); i++)
        {
            Assert.True(i < 3000, "OpenSearch does not become ready.");
            await Task.Delay(100);
        }
    }

    /// <summary>Ends it at once, as a machine that loses its power does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Sends a request as the administrator.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Url, path));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _admin!.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Deletes something that may not be there.</summary>
    public async Task TryDeleteAsync(string path)
    {
        using HttpResponseMessage response = await _admin!.DeleteAsync(new Uri(Url, path));
        Assert.True(response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotFound, $"{path}: {response.StatusCode}");
    }

    /// <summary>Sends a request as a user.</summary>
    public Task<HttpResponseMessage> SendAsync(string user, string password, HttpMethod method, string path, string? body)
    {
        var request = new HttpRequestMessage(method, new Uri(Url, path));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return _admin!.SendAsync(request);
    }

    /// <summary>Creates the index template of a data stream.</summary>
    public Task CreateTemplateAsync(string pattern, string properties = "") => SendAsync(
        HttpMethod.Put,
        $"/_index_template/{pattern.Replace("*", "all", StringComparison.Ordinal)}",
        $$$"""
        {"index_patterns":["{{{pattern}}}"],"priority":500,"data_stream":{},
         "template":{"settings":{"number_of_replicas":0},"mappings":{"properties":{ {{{properties}}} } } } }
        """);

    /// <summary>Returns the paths of all fields in the mapping of a data stream, in order.</summary>
    public async Task<string[]> FieldsAsync(string stream)
    {
        JsonElement index = (await SendAsync(HttpMethod.Get, $"/{stream}/_mapping")).EnumerateObject().Single().Value;
        return [.. FieldsOf("", index.GetProperty("mappings")).Order(StringComparer.Ordinal)];
    }

    /// <summary>Returns the number of documents of a data stream; 0 if it is not there.</summary>
    public async Task<int> CountAsync(string stream)
    {
        await SendAsync(HttpMethod.Post, $"/{stream}/_refresh?ignore_unavailable=true");
        for (int attempt = 0; ; attempt++)
        {
            using HttpResponseMessage response = await _admin!.GetAsync(new Uri(Url, $"/{stream}/_count?ignore_unavailable=true"));
            string text = await response.Content.ReadAsStringAsync();
            if (response.IsSuccessStatusCode)
                return JsonDocument.Parse(text).RootElement.GetProperty("count").GetInt32();

            // A stream that has just been created has shards that are not started yet.
            Assert.True(response.StatusCode == HttpStatusCode.ServiceUnavailable && attempt < 600, $"{stream} can't be counted: {text}");
            await Task.Delay(50);
        }
    }

    /// <summary>Returns the documents of a data stream by their ids.</summary>
    public async Task<Dictionary<string, string>> DocumentsAsync(string stream)
    {
        await SendAsync(HttpMethod.Post, $"/{stream}/_refresh");
        var documents = new Dictionary<string, string>();
        JsonElement found = await SendAsync(HttpMethod.Post, $"/{stream}/_search?size=10000&scroll=1m");
        while (found.GetProperty("hits").GetProperty("hits") is var hits && hits.GetArrayLength() > 0)
        {
            foreach (JsonElement hit in hits.EnumerateArray())
                documents.Add(hit.GetProperty("_id").GetString()!, hit.GetProperty("_source").GetRawText());
            string next = $$"""{ "scroll": "1m", "scroll_id": "{{found.GetProperty("_scroll_id").GetString()}}" }""";
            found = await SendAsync(HttpMethod.Post, "/_search/scroll", next);
        }

        return documents;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        _admin?.Dispose();
        _data.Delete(recursive: true);
    }

    private static IEnumerable<string> FieldsOf(string path, JsonElement mapping)
        => mapping.TryGetProperty("properties", out JsonElement properties)
            ? properties.EnumerateObject().SelectMany(p => FieldsOf(path.Length == 0 ? p.Name : $"{path}.{p.Name}", p.Value))
            : [path];

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _said.Enqueue(line);
        if (_said.Count > 40)
            _said.TryDequeue(out _);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            JsonElement health = await SendAsync(HttpMethod.Get, "/_cluster/health");

            // Replicas have no place on one node.
            bool hasPrimaries = health.GetProperty("status").GetString() is "green" or "yellow";
            return hasPrimaries && health.GetProperty("initializing_shards").GetInt32() == 0;
        }
        catch (Exception e) when (e is HttpRequestException or Xunit.Sdk.XunitException or JsonException)
        {
            return false;
        }
    }

    private HttpClient CreateAdmin()
    {
        var handler = new SocketsHttpHandler();
        if (_isSecure)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.AddRange(Authorities);
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        }

        var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:admin")));
        return client;
    }
}
