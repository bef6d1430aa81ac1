using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch;

/// <summary>What the check before the first document finds, and what it advises.</summary>
public class CheckTests
{
    private const string Stream = "/_data_stream/logs-aws.vpcflow-default";

    [Fact]
    public async Task Ready_HasProductAndVersion()
    {
        await using var bench = new SinkBench();
        bench.Cluster.OnRequest = Answers((Stream, 200, "{}"), ("/_security/user/_has_privileges", 200, Privileges("true", "true")));
        ElasticsearchCheck check = await bench.Time.RunAsync(bench.Sink.CheckAsync());
        Assert.Equal("Elasticsearch 9.2.0", check.Product);
        Assert.Empty(check.Problems);
    }

    [Theory]
    [InlineData(0, "", "node-1:9200 can't be reached: Connection refused")]
    [InlineData(401, "{}", "check the API key")]
    [InlineData(200, "<html>", "is not an Elasticsearch or OpenSearch")]
    [InlineData(200, "{\"version\":{\"number\":\"7.17.0\"}}", "is Elasticsearch 7.17.0: expected Elasticsearch 8 or 9")]
    [InlineData(200, "{\"version\":{\"number\":\"1.3.0\",\"distribution\":\"opensearch\"}}", "is OpenSearch 1.3.0: expected")]
    public async Task Root_ThatIsNotRight_IsSaid(int status, string body, string expected)
    {
        await using var bench = new SinkBench();
        bench.Cluster.OnRequest = Answers(("/", status, body));
        Assert.Contains(expected, await ProblemAsync(bench), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"index_templates\":[]}", "no index template that would create it")]
    [InlineData(
        """{"index_templates":[{"name":"o","index_template":{"index_patterns":["metrics-*"],"data_stream":{}}}]}""",
        "no index template that would create it")]
    [InlineData(
        """
        {"index_templates":[{"name":"l","index_template":{"index_patterns":["logs-*"],"priority":100,"data_stream":{}}},
         {"name":"v","index_template":{"index_patterns":["x","logs-aws.vpcflow-*"],"priority":200}}]}
        """,
        "would create an index instead")]
    [InlineData(
        """
        {"index_templates":[{"name":"l","index_template":{"index_patterns":["logs-*"],"priority":100}},
         {"name":"v","index_template":{"index_patterns":["x","logs-aws.vpcflow-*"],"priority":200,"data_stream":{}}}]}
        """,
        null)]
    public async Task DataStream_ThatIsMissing_NeedsATemplate(string templates, string? expected)
    {
        await using var bench = new SinkBench();
        bench.Cluster.OnRequest = Answers((Stream, 404, "{}"), ("/_index_template", 200, templates));
        string? problem = await ProblemAsync(bench);
        if (expected is null)
            Assert.Null(problem);
        else
            Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Privileges_ThatAreMissing_AreNamed()
    {
        await using var bench = new SinkBench();
        bench.Cluster.OnRequest = Answers((Stream, 200, "{}"), ("/_security/user/_has_privileges", 200, Privileges("false", "true")));
        string? problem = await ProblemAsync(bench);
        Assert.Contains("it lacks create_doc; grant the cluster privilege monitor", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenSearchThatForbidsWriting_IsSaid()
    {
        await using var bench = new SinkBench(new FakeCluster { IsOpenSearch = true });
        bench.Cluster.OnItem = (id, _) => id == "vpcflow-check"
            ? "\"status\":403,\"error\":{\"type\":\"security_exception\",\"reason\":\"no permissions for [indices:data/write/bulk[s]]\"}"
            : null;
        string? problem = await ProblemAsync(bench);
        Assert.Contains("no permissions for [indices:data/write/bulk[s]]", problem, StringComparison.Ordinal);
        Assert.Contains(
            "grant the cluster permission cluster:monitor/main, and on logs-aws.vpcflow-default indices:data/write/bulk[s]",
            problem,
            StringComparison.Ordinal);
        Assert.Empty(bench.Cluster.Violations);
    }

    private static async Task<string?> ProblemAsync(SinkBench bench)
        => (await bench.Time.RunAsync(bench.Sink.CheckAsync())).Problems.SingleOrDefault();

    private static string Privileges(string create, string configure)
        => $$$"""
            {"has_all_requested":false,
             "index":{"logs-aws.vpcflow-default":{"create_doc":{{{create}}},"auto_configure":{{{configure}}} } } }
            """;

    private static Func<ClusterRequest, ClusterReply?> Answers(params (string Path, int Status, string Body)[] answers)
        => request => answers.Where(a => a.Path == request.Path).Select(a => new ClusterReply(a.Status, a.Body)).FirstOrDefault();
}
