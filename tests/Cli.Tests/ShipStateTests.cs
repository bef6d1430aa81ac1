using System.Text.Json;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Cli.Tests;

/// <summary><c>vpcflow state</c>, and sending again what was refused.</summary>
public sealed class ShipStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeCluster _cluster = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task State_CursorsAndJournals_AreShown()
    {
        _folder.Write("state/s3.json", """
            {
              "version": 1, "source": "s3://logs/AWSLogs/",
              "parts": [{ "name": "123456789010/eu-west-1", "position": "20241204T1220Z", "seen": ["a", "b"] }]
            }
            """);
        _folder.Write("state/other.keys", "vpcflow-keys 1 s3://other/\n0a000000000000000000000000000000\n");
        _folder.Write("state/messages/1.json", """{"source":"q","id":"1","reason":"the body\u001b is nonsense","attempts":5,"body":"x"}""");
        string[] names = Directory.GetFiles(_folder["state"]);
        ToolResult table = await Tool.ShellAsync("$vpcflow state state", _folder.Path);
        Assert.True(table.ExitCode == 0, table.Error + string.Join(' ', names));
        Assert.Contains("source", table.Lines[0], StringComparison.Ordinal);
        Assert.Contains("s3://other/", table.Output, StringComparison.Ordinal);
        Assert.Matches("\nmessage +1  the body\\? is nonsense  state/messages/1.json\n", table.Output);

        ToolResult json = await Tool.ShellAsync("$vpcflow state state --to json", _folder.Path);
        JsonElement root = JsonDocument.Parse(json.Output).RootElement;
        JsonElement[] sources = [.. root.GetProperty("sources").EnumerateArray()];
        Assert.Equal("20241204T1220Z", sources[0].GetProperty("position").GetString());
        JsonElement journal = sources[1];
        Assert.Equal("s3://other/", journal.GetProperty("source").GetString());
        Assert.Equal(1, journal.GetProperty("remembered").GetInt32());
        Assert.Equal("message", root.GetProperty("kept")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task State_NothingThere_SaysSo()
    {
        Directory.CreateDirectory(_folder["state"]);
        ToolResult empty = await Tool.ShellAsync("$vpcflow state state", _folder.Path);
        Assert.Equal((0, "Nothing is remembered, and nothing was kept.\n"), (empty.ExitCode, empty.Output));
        ToolResult none = await Tool.ShellAsync("$vpcflow state none", _folder.Path);
        Assert.Equal(3, none.ExitCode);
        Assert.Contains("none: there is no such folder", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ship_DeadLetterFile_SendsItsDocumentsAgain()
    {
        await using var server = new ClusterServer(_cluster);
        bool refuses = true;
        _cluster.OnItem = (_, document) => refuses && FakeCluster.InterfaceOf(document) == "bad"
            ? "\"status\":400,\"error\":{\"type\":\"mapper_parsing_exception\",\"reason\":\"failed to parse\"}"
            : null;
        _folder.Write("flow.log", $"{Samples.RecordOf("good")}\n{Samples.RecordOf("bad")}\n");
        Assert.Equal(1, (await ShipAsync($"flow.log --to {server.Url} --namespace team")).ExitCode);
        ToolResult state = await Tool.ShellAsync("$vpcflow state state", _folder.Path);
        Assert.Contains("failed to parse", state.Output, StringComparison.Ordinal);

        // The mapping is repaired.
        refuses = false;
        ToolResult dry = await ShipAsync($"state/documents/*.ndjson --to {server.Url} --dry-run");
        Assert.Matches("^state/documents/elasticsearch-.*: refused documents, to send again\n$", dry.Output);
        ToolResult again = await ShipAsync($"state/documents/*.ndjson --to {server.Url}");
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Contains("1 document sent again; the file can be deleted", again.Error, StringComparison.Ordinal);
        Assert.Equal(2, _cluster.Documents.Count);
        Assert.All(_cluster.Documents.Keys, k => Assert.StartsWith("logs-aws.vpcflow-team/", k, StringComparison.Ordinal));
        Assert.Empty(_cluster.Violations);

        ToolResult toFiles = await ShipAsync("state/documents/*.ndjson --to out");
        Assert.Equal(2, toFiles.ExitCode);
        Assert.Contains("has refused documents, which go to one cluster; give one by --to", toFiles.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrintPolicy_OfSourcesAndSinks_IsTheLeast()
    {
        ToolResult result = await Tool.ShellAsync(
            "$vpcflow ship https://sqs.eu-west-1.amazonaws.com/123456789010/flow-logs s3://logs/AWSLogs/ 'cloudwatch:/vpc/*' "
                + "--to https://host:9200 "
                + "--to s3://lake/raw/ --dead-letter-queue https://sqs.eu-west-1.amazonaws.com/123456789010/parked --print-policy iam",
            _folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement policy = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal("2012-10-17", policy.GetProperty("Version").GetString());
        string[] allowed =
        [
            .. policy.GetProperty("Statement").EnumerateArray().SelectMany(s => s.GetProperty("Action").EnumerateArray()
                .Select(a => $"{a.GetString()} {s.GetProperty("Resource").GetString()}")),
        ];
        const string Queue = "arn:aws:sqs:eu-west-1:123456789010";
        Assert.Equal(
            new[]
            {
                $"sqs:ReceiveMessage {Queue}:flow-logs", $"sqs:DeleteMessage {Queue}:flow-logs",
                $"sqs:ChangeMessageVisibility {Queue}:flow-logs", $"sqs:SendMessage {Queue}:parked",
                "s3:ListBucket arn:aws:s3:::FLOW-LOG-BUCKET", "s3:GetObject arn:aws:s3:::FLOW-LOG-BUCKET/*",
                "s3:ListBucket arn:aws:s3:::logs", "s3:GetObject arn:aws:s3:::logs/AWSLogs/*",
                "logs:FilterLogEvents arn:aws:logs:*:*:log-group:/vpc/*:*", "logs:DescribeLogGroups arn:aws:logs:*:*:log-group:*",
                "s3:PutObject arn:aws:s3:::lake/raw/*", "s3:AbortMultipartUpload arn:aws:s3:::lake/raw/*",
            }.Order(),
            allowed.Order());
        Assert.Contains("Replace FLOW-LOG-BUCKET by the bucket", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "elasticsearch",
        "{'cluster':['monitor'],'indices':[{'names':['logs-aws.vpcflow-team'],'privileges':['create_doc','auto_configure']}]}")]
    [InlineData(
        "opensearch",
        "{'cluster_permissions':['cluster:monitor/main'],'index_permissions':[{'index_patterns':['logs-aws.vpcflow-team'],"
            + "'allowed_actions':['indices:data/write/bulk[s]','indices:data/write/index','indices:admin/mapping/put',"
            + "'indices:admin/create']}]}")]
    public async Task PrintPolicy_OfAProduct_IsTheRole(string product, string role)
    {
        ToolResult result = await Tool.ShellAsync(
            $"$vpcflow ship s3://logs/ --to https://host:9200 --namespace team --print-policy {product}", _folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);
        using JsonDocument printed = JsonDocument.Parse(result.Output);
        Assert.Equal(role.Replace('\'', '"'), JsonSerializer.Serialize(printed.RootElement, s_plain));
    }

    [Fact]
    public async Task PrintPolicy_DeadLetterStream_IsInTheRole()
    {
        ToolResult result = await Tool.ShellAsync(
            "$vpcflow ship s3://logs/ --to https://host:9200 --namespace team --dead-letter-stream --print-policy opensearch",
            _folder.Path);
        using JsonDocument printed = JsonDocument.Parse(result.Output);
        JsonElement patterns = printed.RootElement.GetProperty("index_permissions")[0].GetProperty("index_patterns");
        Assert.Equal(
            ["logs-aws.vpcflow-team", "logs-vpcflow.dead_letters-team"], patterns.EnumerateArray().Select(p => p.GetString()));
    }

    [Fact]
    public async Task PrintPolicy_Alone_PrintsAllThatApplies()
    {
        ToolResult all = await Tool.ShellAsync("$vpcflow ship s3://logs/ --to https://host:9200 --print-policy", _folder.Path);
        Assert.Contains("# The policy of the user or role in AWS", all.Output, StringComparison.Ordinal);
        Assert.Contains("# OpenSearch: PUT /_plugins/_security/api/roles/vpcflow", all.Output, StringComparison.Ordinal);
        ToolResult none = await Tool.ShellAsync("$vpcflow ship flow.log --to out --print-policy", _folder.Path);
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("no source and no sink is in AWS, and there is no cluster", none.Error, StringComparison.Ordinal);
    }

    private static readonly JsonSerializerOptions s_plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private Task<ToolResult> ShipAsync(string arguments) => Tool.ShellAsync($"$vpcflow ship {arguments} --state state", _folder.Path);
}
