using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Cli.Tests;

/// <summary><c>vpcflow setup</c> as a user runs it, with a stand-in of a cluster.</summary>
public sealed class SetupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SetupCluster _cluster = new(isOpenSearch: false, "9.2.0");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Setup_Twice_CreatesThenChangesNothing()
    {
        await using var server = new ClusterServer(_cluster.Cluster);
        ToolResult first = await SetupAsync(server, "--retention", "90d");
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Contains("Elasticsearch 9.2.0", first.Error, StringComparison.Ordinal);
        Assert.Contains("create      index template vpcflow\n", first.Error, StringComparison.Ordinal);
        Assert.Equal(2, _cluster.Changes.Count());
        ToolResult second = await SetupAsync(server, "--retention", "90d");
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("unchanged   index template vpcflow\n", second.Error, StringComparison.Ordinal);
        Assert.Equal(2, _cluster.Changes.Count());
    }

    [Fact]
    public async Task Setup_DryRun_PrintsTheRequestsAndSendsNone()
    {
        await using var server = new ClusterServer(_cluster.Cluster);
        ToolResult result = await SetupAsync(server, "--dry-run");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("\nPUT /_index_template/vpcflow\n{", result.Output, StringComparison.Ordinal);
        Assert.Empty(_cluster.Changes);
    }

    [Fact]
    public async Task Setup_Grant_PrintsTheKeyOnceAndOnStandardOutputOnly()
    {
        await using var server = new ClusterServer(_cluster.Cluster);
        ToolResult first = await SetupAsync(server, "--grant", "ship");
        string secret = Convert.ToBase64String("id-of-vpcflow-ship:secret"u8);
        Assert.Equal($"vpcflow-ship {secret}\n", first.Output);
        Assert.DoesNotContain(secret, first.Error, StringComparison.Ordinal);
        ToolResult second = await SetupAsync(server, "--grant", "ship");
        Assert.Equal((0, ""), (second.ExitCode, second.Output));
    }

    [Fact]
    public async Task Setup_Remove_DeletesWhatWasCreated()
    {
        await using var server = new ClusterServer(_cluster.Cluster);
        await SetupAsync(server, "--grant", "ship");
        ToolResult result = await SetupAsync(server, "--remove");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Empty(_cluster.Stored);
    }

    [Fact]
    public async Task Setup_TemplateOfSomebodyElse_StaysAndExits4_UnlessForced()
    {
        _cluster.Store("/_index_template/vpcflow", """{"index_patterns":["logs-aws.vpcflow-*"]}""");
        await using var server = new ClusterServer(_cluster.Cluster);
        ToolResult result = await SetupAsync(server);
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("vpcflow: refused     index template vpcflow: somebody else", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await SetupAsync(server, "--force")).ExitCode);
        Assert.NotNull(_cluster.Stored["/_index_template/vpcflow"]["_meta"]);
    }

    [Fact]
    public async Task Setup_ClusterThatRefuses_Exits4AndSaysWhy()
    {
        await using var server = new ClusterServer(_cluster.Cluster);
        _cluster.Cluster.OnRequest = _ => new ClusterReply(401, "{\"error\":\"who\"}");
        ToolResult result = await SetupAsync(server);
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("GET /: 401 (who); check the API key", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_Out_WritesAFileForEachRequest()
    {
        ToolResult result = await RunAsync("--out", "files", "--product", "opensearch", "--retention", "36h");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(
            [
                "PUT /_plugins/_ism/policies/vpcflow policy-vpcflow-of-Index-State-Management.json",
                "PUT /_index_template/vpcflow index-template-vpcflow.json",
                "POST /api/saved_objects/_import?overwrite=true dashboards.ndjson",
            ],
            File.ReadAllLines(_folder["files/requests.txt"]));
        string policy = await File.ReadAllTextAsync(_folder["files/policy-vpcflow-of-Index-State-Management.json"]);
        Assert.Contains("\"min_rollover_age\": \"36h\"", policy, StringComparison.Ordinal);
        string[] objects = await File.ReadAllLinesAsync(_folder["files/dashboards.ndjson"]);
        Assert.All(objects, o => Assert.StartsWith("{\"type\":", o, StringComparison.Ordinal));
        Assert.StartsWith("{\n", await File.ReadAllTextAsync(_folder["files/index-template-vpcflow.json"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "name the cluster with --to, or a folder for files with --out, and not both")]
    [InlineData("--to http://localhost:1 --out x", "name the cluster with --to, or a folder for files with --out, and not both")]
    [InlineData("--out x --remove", "--kibana, --remove and --dry-run have no effect with --out")]
    [InlineData("--to http://localhost:1 --product opensearch", "--product has no effect with --to")]
    [InlineData("--to http://localhost:1 --retention 90m", "invalid value '90m' for --retention; expected whole days or hours")]
    [InlineData("--to http://localhost:1 --retention soon", "invalid value 'soon' for --retention")]
    [InlineData("--to http://localhost:1 --grant admin", "invalid value 'admin' for --grant; expected ship|alert")]
    [InlineData("--to ftp://localhost", "--to: 'ftp://localhost' is not a URL such as https://host:9200")]
    [InlineData("--to http://a:b@localhost", "--to: a URL must not contain a password")]
    public async Task Setup_WrongUsage_Exits2(string line, string message)
    {
        ToolResult result = await RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private Task<ToolResult> SetupAsync(ClusterServer server, params string[] arguments)
        => RunAsync([.. arguments, "--to", $"{server.Url}"]);

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = ["setup", .. arguments], Folder = _folder.Path });
}
