using System.Security.Cryptography;
using System.Text;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch;

/// <summary>Real connections: who the client is, which servers it trusts, and what a socket can do.</summary>
public class ConnectionTests
{
    private const string Secret = "s3cret!pass";

    [Theory]
    [InlineData("key", "ApiKey aWQ6czNjcmV0IXBhc3M=")]
    [InlineData("encoded key", "ApiKey c29tZSBrZXk=")]
    [InlineData("basic", "Basic am9objpzM2NyZXQhcGFzcw==")]
    [InlineData("url", "Basic am9objpzM2NyZXQhcGFzcw==")]
    [InlineData("bearer", "Bearer s3cret!pass")]
    public async Task Credentials_AreInEachRequest(string kind, string expected)
    {
        var cluster = new FakeCluster();
        await using var server = new ClusterServer(cluster);
        ElasticsearchConnection connection = kind switch
        {
            "key" => new() { Nodes = [server.Url], ApiKey = "id:" + Secret },
            "encoded key" => new() { Nodes = [server.Url], ApiKey = "c29tZSBrZXk=" },
            "basic" => new() { Nodes = [server.Url], UserName = "john", Password = Secret },
            "url" => new() { Nodes = [new($"http://john:s3cret%21pass@localhost:{server.Port}")] },
            _ => new() { Nodes = [server.Url], BearerToken = Secret },
        };
        await DeliverAsync(connection, cluster);
        Assert.All(cluster.Requests, r => Assert.Equal(expected, r.Header("authorization")));
    }

    [Fact]
    public async Task Refused_SaysNoSecret()
    {
        var cluster = new FakeCluster { OnRequest = _ => new ClusterReply(401, "{\"error\":{\"type\":\"t\",\"reason\":\"no\"}}") };
        await using var server = new ClusterServer(cluster);
        Uri url = new($"http://john:s3cret%21pass@localhost:{server.Port}");
        string problem = await FirstProblemAsync(new ElasticsearchConnection { Nodes = [url] });
        Assert.Contains($"http://localhost:{server.Port} does not take documents", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("john", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralCredentials_AreRefused()
        => Assert.Throws<ArgumentException>(
            () => new ElasticsearchClient(
                new ElasticsearchConnection { Nodes = [new("http://a:1")], ApiKey = "a:b", BearerToken = "c" },
                new Clock(TimeProvider.System)));

    [Fact]
    public async Task Aws_SignsEachRequest()
    {
        var cluster = new FakeCluster { IsOpenSearch = true };
        await using var server = new ClusterServer(cluster);
        var signing = new AwsSigning("es", "eu-west-1", _ => new(new AwsSigningCredentials("AKIDEXAMPLE", Secret, "token")));
        await DeliverAsync(new ElasticsearchConnection { Nodes = [server.Url], Aws = signing }, cluster);
        Assert.All(cluster.Requests, r =>
        {
            Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/", r.Header("authorization"), StringComparison.Ordinal);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(r.Body)), r.Header("x-amz-content-sha256"));
            Assert.Equal("token", r.Header("x-amz-security-token"));
        });
    }

    [Fact]
    public async Task OwnAuthority_IsTrusted_AnotherAndAWrongHostAreNot()
    {
        using var authority = new TestAuthority();
        using var other = new TestAuthority();
        var cluster = new FakeCluster();
        await using var server = new ClusterServer(cluster, authority.Issue("localhost"), authority.Certificate);
        await DeliverAsync(new ElasticsearchConnection { Nodes = [server.Url], CertificateAuthorities = [authority.Certificate] }, cluster);
        Assert.Contains(
            "certificate",
            await FirstProblemAsync(new ElasticsearchConnection { Nodes = [server.Url], CertificateAuthorities = [other.Certificate] }),
            StringComparison.Ordinal);
        Assert.Contains(
            "certificate", await FirstProblemAsync(new ElasticsearchConnection { Nodes = [server.Url] }), StringComparison.Ordinal);
        await using var elsewhere = new ClusterServer(cluster, authority.Issue("elsewhere"), authority.Certificate);
        var toElsewhere = new ElasticsearchConnection { Nodes = [elsewhere.Url], CertificateAuthorities = [authority.Certificate] };
        Assert.Contains("certificate", await FirstProblemAsync(toElsewhere), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "localhost", true)]
    [InlineData(true, "elsewhere", false)]
    [InlineData(false, "localhost", true)]
    [InlineData(false, "elsewhere", true)]
    public async Task Fingerprint_OfTheServerOrItsAuthority_IsTrusted(bool ofAuthority, string host, bool isTrusted)
    {
        // Servers leave out the root, so the authority is one between.
        using var root = new TestAuthority();
        using var authority = new TestAuthority(root);
        using var certificate = authority.Issue(host);
        var cluster = new FakeCluster();
        await using var server = new ClusterServer(cluster, certificate, authority.Certificate, root.Certificate);
        string digits = (ofAuthority ? authority.Certificate : certificate).GetCertHashString(HashAlgorithmName.SHA256);
        var connection = new ElasticsearchConnection
        {
            Nodes = [server.Url],
            CertificateFingerprint = string.Join(':', digits.Chunk(2).Select(c => new string(c))),
        };
        if (isTrusted)
            await DeliverAsync(connection, cluster);
        else
            Assert.Contains("certificate", await FirstProblemAsync(connection), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fingerprint_OfAnother_IsRefused()
    {
        using var authority = new TestAuthority();
        await using var server = new ClusterServer(new FakeCluster(), authority.Issue("localhost"), authority.Certificate);
        var connection = new ElasticsearchConnection { Nodes = [server.Url], CertificateFingerprint = new string('a', 64) };
        Assert.Contains("certificate", await FirstProblemAsync(connection), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxy_IsSentTheRequests()
    {
        var cluster = new FakeCluster();
        await using var proxy = new ClusterServer(cluster);
        await DeliverAsync(new ElasticsearchConnection { Nodes = [new("http://cluster.example:9200")], Proxy = proxy.Url }, cluster);
        Assert.All(cluster.Requests, r => Assert.Equal("cluster.example:9200", r.Header("host")));
    }

    [Fact]
    public async Task RefusedBeforeTheBodyHasArrived_IsHalved()
    {
        // Such a server closes the connection while the client is still sending, so that the client sees no answer.
        var cluster = new FakeCluster();
        await using var server = new ClusterServer(cluster) { MaxBody = 30_000 };
        await using ElasticsearchSink sink = Sink(new ElasticsearchConnection { Nodes = [server.Url] }, _ => { });
        var options = new FlowLogPipelineOptions { MaxBatchesInFlight = 64 };
        await new FlowLogPipeline(new FakeSource([SinkBench.Object("eni", 20_000)]), sink, options).RunAsync();
        Assert.Equal(20_000, cluster.Documents.Count);
        Assert.InRange(server.RefusedBySize, 2, 60);
        Assert.Equal(0, sink.Counts.DeadLettered);
    }

    [Fact]
    public async Task TornAnswers_AreSentAgain()
    {
        int requests = 0;
        var cluster = new FakeCluster { OnRequest = r => r.IsBulk && ++requests <= 2 ? ClusterReply.Torn : null };
        await using var server = new ClusterServer(cluster);
        await DeliverAsync(new ElasticsearchConnection { Nodes = [server.Url] }, cluster);
    }

    [Theory]
    [InlineData("name:bG9jYWxob3N0JGFiYyRkZWY=", "https://abc.localhost:443/")]
    [InlineData("bG9jYWxob3N0OjkyNDMkYWJjJGRlZg==", "https://abc.localhost:9243/")]
    [InlineData("name:bG9jYWxob3N0OjkyNDMkYWJjOjkyNDQkZGVm", "https://abc.localhost:9244/")]
    public void CloudId_IsTheUrlOfElasticsearch(string id, string expected) => Assert.Equal(new Uri(expected), CloudId.Parse(id));

    [Theory]
    [InlineData("name")]
    [InlineData("name:bG9jYWxob3N0")]
    [InlineData("name:!!")]
    public void CloudId_Invalid_IsRefused(string id)
        => Assert.Contains("Cloud id", Assert.Throws<ArgumentException>(() => CloudId.Parse(id)).Message, StringComparison.Ordinal);

    private static async Task DeliverAsync(ElasticsearchConnection connection, FakeCluster cluster)
    {
        await using ElasticsearchSink sink = Sink(connection, _ => { });
        await new FlowLogPipeline(new FakeSource([SinkBench.Object("eni", 10)]), sink).RunAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(10, cluster.Documents.Count);
        Assert.Empty(cluster.Violations);
    }

    private static async Task<string> FirstProblemAsync(ElasticsearchConnection connection)
    {
        var problem = new TaskCompletionSource<string>();
        await using ElasticsearchSink sink = Sink(connection, message => problem.TrySetResult(message));
        using var stop = new CancellationTokenSource();
        Task run = new FlowLogPipeline(new FakeSource([SinkBench.Object("eni", 10)]), sink).RunAsync(stop.Token);
        string first = await problem.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        return first;
    }

    private static ElasticsearchSink Sink(ElasticsearchConnection connection, Action<string> onProblem) => new(new ElasticsearchSinkOptions
    {
        Connection = connection,
        DeadLetterFolder = Path.Combine(Path.GetTempPath(), "vpcflow-no-dead-letters"),
        MinRequestSize = 1024,
        IdleInterval = TimeSpan.FromMilliseconds(10),
        MaxRetryDelay = TimeSpan.FromMilliseconds(50),
        OnProblem = onProblem,
    });
}
