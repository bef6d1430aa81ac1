using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Cli.Tests.Alerting;

/// <summary>What <c>vpcflow alert</c> says if it can't do its work, with a stand-in of a cluster.</summary>
public sealed class AlertClusterTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SearchCluster _cluster = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Once_TellsWhatFires_AndNotAgain()
    {
        _cluster.CountOf = _ => 5000;
        ToolResult first = await RunAsync();
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Contains("FIRED Many rejected records from one source: a", Assert.Single(first.Lines), StringComparison.Ordinal);
        Assert.Equal("1 message by 1 rule\n", first.Error);
        ToolResult second = await RunAsync();
        Assert.Equal((0, "", "0 messages by 1 rule\n"), (second.ExitCode, second.Output, second.Error));
    }

    /// <summary>Whoever starts it again within a window has no rule that is due, and yet wants to know.</summary>
    [Fact]
    public async Task Refusal_WhenNoRuleIsDue_IsSaid()
    {
        await RunAsync();
        _cluster.SearchReply = new ClusterReply(403, """{"error":{"type":"refused","reason":"as the cluster says"}}""");
        ToolResult result = await RunAsync();
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("403 (refused: as the cluster says)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_RemembersNothing()
    {
        _cluster.CountOf = _ => 5000;
        for (int i = 0; i < 2; i++)
            Assert.Single((await RunAsync("--dry-run")).Lines);
        Assert.False(Directory.Exists(_folder["state"]));
    }

    /// <summary>A misspelt name matches nothing, which is not an error of the cluster.</summary>
    [Fact]
    public async Task Index_ThatIsNotThere_IsAFailure()
    {
        _cluster.SearchReply = new ClusterReply(
            200,
            """
            {
              "took":0,"timed_out":false,"_shards":{"total":0,"successful":0,"skipped":0,"failed":0},
              "hits":{"total":{"value":0},"hits":[]}
            }
            """);
        ToolResult result = await RunAsync("--config", _folder.Write("vpcflow.json", """{ "Alerts": { "Index": "logs-vpcflow" } }"""));
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("has no data stream or index logs-vpcflow: 'vpcflow ship' creates it ", result.Error, StringComparison.Ordinal);
        Assert.Contains("EVALUATION FAILED", Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, "logs-aws.vpcflow-*: 7 of 7 documents of the last day lack event.ingested, ")]
    [InlineData(1, "logs-aws.vpcflow-*: 1 of 7 documents of the last day lack event.ingested, ")]
    public async Task Documents_WithoutTheTimeOfTheirDelivery_AreSaid_AndRulesAreEvaluated(long lacking, string message)
    {
        _cluster.Documents = (lacking, 7);
        _cluster.CountOf = _ => 5000;
        ToolResult result = await RunAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("FIRED Many rejected records from one source: a", Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.Contains("vpcflow: " + message, result.Error, StringComparison.Ordinal);
        Assert.Contains(", in logs-other. Rules take the time of the record instead, ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "check the API key, the user name and password, or the token")]
    [InlineData(403, "the client needs the privilege to read logs-aws.vpcflow-*: 'vpcflow setup --grant alert' creates it")]
    [InlineData(400, "have the fields the types that 'vpcflow setup' gives them?")]
    public async Task Refusal_SaysWhatToDo(int status, string advice)
    {
        _cluster.SearchReply = new ClusterReply(status, """{"error":{"type":"refused","reason":"as the cluster says"}}""");
        ToolResult result = await RunAsync();
        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"{status} (refused: as the cluster says); {advice}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_OfAnotherForm_IsAFailure()
    {
        _cluster.SearchReply = new ClusterReply(
            200,
            """
            {"_shards":{"total":1,"failed":0},"hits":{},"aggregations":{"groups":{"buckets":[{"key":{"k0":"a"},"doc_count":"x"}]}}}
            """);
        ToolResult result = await RunAsync();
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("the answer to a search is not what a cluster answers: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_ThatIsDamaged_IsNamed()
    {
        string file = _folder.Write("state/alerts/rules/rejected-source.rule.json", "{");
        ToolResult result = await RunAsync();
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"vpcflow: --state: {file} is not a state of an alert rule: ", result.Error, StringComparison.Ordinal);
    }

    private Task<ToolResult> RunAsync(params string[] more) => Tool.RunAsync(
        ["alert", "--to", _cluster.Url, "--once", "--rule", "rejected-source", "--state", _folder["state"], .. more]);
}
