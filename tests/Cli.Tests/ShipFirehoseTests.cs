using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Cli.Tests;

/// <summary><c>vpcflow ship firehose:PORT</c> as Data Firehose uses it.</summary>
public sealed class ShipFirehoseTests : IDisposable
{
    private const string Key = "test-access-key-0123456789";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeCluster _cluster = new();
    private readonly int _port = ServerPort.Choose();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ship_Requests_AreAnsweredWhenDelivered()
    {
        await using var server = new ClusterServer(_cluster);
        using Process process = Start(server);
        using HttpClient client = await ConnectAsync("http");

        using HttpResponseMessage answer = await client.SendAsync(Request("r-1", "a-0", r => r.Headers.Add(
            "X-Amz-Firehose-Common-Attributes", """{"commonAttributes":{"es_datastream_name":"logs-aws.vpcflow-team"}}""")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"requestId\":\"r-1\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (string place, string document) = Assert.Single(_cluster.Documents);
        Assert.StartsWith("logs-aws.vpcflow-team/", place, StringComparison.Ordinal);
        Assert.Contains("\"namespace\":\"team\"", document, StringComparison.Ordinal);

        using HttpResponseMessage wrong = await client.SendAsync(Request("r-2", "a-1", r =>
        {
            r.Headers.Remove("X-Amz-Firehose-Access-Key");
            r.Headers.Add("X-Amz-Firehose-Access-Key", Key.ToUpperInvariant());
        }));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Single(_cluster.Documents);
        Tool.Signal(process, "TERM");
        ToolResult result = await Tool.EndAsync(process, null);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains($":{_port}/firehose; without TLS", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, result.Error, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whatever a path looks like, there is one endpoint, one page about health, and no file.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/firehose/../../etc/passwd")]
    [InlineData("/firehose/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("//firehose//x")]
    [InlineData("/health/../firehose.config")]
    public async Task Ship_OtherPaths_Are404(string path)
    {
        await using var server = new ClusterServer(_cluster);
        using Process process = Start(server);
        (await ConnectAsync("http")).Dispose();
        string answer = await SendRawAsync(
            $"POST {path} HTTP/1.1\r\nHost: x\r\nX-Amz-Firehose-Access-Key: {Key}\r\nContent-Length: 0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        Assert.StartsWith(
            "HTTP/1.1 405",
            await SendRawAsync("GET /firehose HTTP/1.1\r\nHost: x\r\n\r\n"),
            StringComparison.Ordinal);
        Tool.Signal(process, "TERM");
        Assert.Equal(0, (await Tool.EndAsync(process, null)).ExitCode);
    }

    /// <summary>What is in flight when the run is stopped is delivered and answered; what comes later is sent again by Firehose.</summary>
    [Fact]
    public async Task Ship_SignalWhileARequestIsDelivered_AnswersIt()
    {
        await using var server = new ClusterServer(_cluster);
        var arrived = new TaskCompletionSource();
        var go = new ManualResetEventSlim();
        _cluster.OnRequest = r =>
        {
            if (r.IsBulk)
            {
                arrived.TrySetResult();
                go.Wait();
            }

            return null;
        };
        using Process process = Start(server);
        using HttpClient client = await ConnectAsync("http");
        Task<HttpResponseMessage> waiting = client.SendAsync(Request("r-1", "a-0"));
        await arrived.Task.WaitAsync(Tool.Limit);
        Tool.Signal(process, "TERM");
        await Task.Delay(500);
        Assert.False(waiting.IsCompleted);
        go.Set();
        using HttpResponseMessage answer = await waiting;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, (await Tool.EndAsync(process, null)).ExitCode);
        Assert.Single(_cluster.Documents);
    }

    [Fact]
    public async Task Ship_Certificate_IsWhatItAnswersWith()
    {
        using ECDsa key = ECDsa.Create();
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        string file = _folder.Write("tls.pem", certificate.ExportCertificatePem());
        string keyFile = _folder.Write("tls.key", key.ExportPkcs8PrivateKeyPem());
        await using var server = new ClusterServer(_cluster);
        using Process process = Start(server, "--tls-certificate", file, "--tls-key", keyFile);
        using HttpClient client = await ConnectAsync("https", certificate.Thumbprint);
        using HttpResponseMessage answer = await client.SendAsync(Request("r-1", "a-0"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Tool.Signal(process, "TERM");
        Assert.Equal(0, (await Tool.EndAsync(process, null)).ExitCode);
    }

    [Fact]
    public async Task Ship_PortInUse_Exits3AndSaysSo()
    {
        using var other = new TcpListener(IPAddress.Any, _port);
        other.Start();
        await using var server = new ClusterServer(_cluster);
        using Process process = Start(server);
        ToolResult result = await Tool.EndAsync(process, null);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("address already in use", result.Error, StringComparison.Ordinal);
    }

    private Process Start(ClusterServer server, params string[] more) => Tool.StartWaiting(
        [("VPCFLOW_FIREHOSE_ACCESS_KEY", Key)],
        ["ship", $"firehose:{_port}", "--to", $"{server.Url}", "--state", _folder["state"], .. more]);

    /// <summary>Waits until the server listens.</summary>
    private async Task<HttpClient> ConnectAsync(string scheme, string? thumbprint = null)
    {
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == thumbprint,
        };
        var client = new HttpClient(handler) { BaseAddress = new Uri($"{scheme}://localhost:{_port}") };
        for (int i = 0; ; i++)
        {
            try
            {
                Assert.Equal("ok\n", await client.GetStringAsync("/health"));
                return client;
            }
            catch (HttpRequestException) when (i < 3000)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task<string> SendRawAsync(string request)
    {
        using var client = new TcpClient("localhost", _port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        var answer = new byte[200];
        int length = await client.GetStream().ReadAtLeastAsync(answer, 12, throwOnEndOfStream: false);
        return Encoding.ASCII.GetString(answer, 0, length);
    }

    private static HttpRequestMessage Request(string id, string interfaceId, Action<HttpRequestMessage>? change = null)
    {
        var record = new { data = Convert.ToBase64String(Encoding.UTF8.GetBytes(Samples.RecordOf(interfaceId))) };
        var request = new HttpRequestMessage(HttpMethod.Post, "/firehose")
        {
            Content = JsonContent.Create(new { requestId = id, timestamp = 1418530070000, records = new[] { record } }),
        };
        request.Headers.Add("X-Amz-Firehose-Request-Id", id);
        request.Headers.Add("X-Amz-Firehose-Access-Key", Key);
        change?.Invoke(request);
        return request;
    }
}
