using System.Diagnostics;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Cli.Tests;

/// <summary><c>vpcflow ship</c> as a user runs it, with a strict stand-in of a cluster.</summary>
public sealed class ShipTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeCluster _cluster = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ship_AFolderTwice_CreatesEachDocumentOnce()
    {
        await using var server = new ClusterServer(_cluster);
        _folder.Write("logs/a.log", string.Concat(Enumerable.Range(0, 3000).Select(i => Samples.RecordOf($"a-{i}") + "\n")));
        _folder.WriteGzip("logs/b.log.gz", $"{Samples.RecordOf("b-0")}\nbad\n");
        _folder.Write("logs/readme.txt", "Not a flow log.\n");

        ToolResult first = await ShipAsync(server, "logs");
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(3001, _cluster.Documents.Count);
        Assert.Contains("b.log.gz", first.Error, StringComparison.Ordinal);
        Assert.Contains("left out: logs/readme.txt", first.Error, StringComparison.Ordinal);
        const string Done = "2 objects, 3,001 records, 3,001 created, 0 already there, 1 rejected, 1 left out";
        Assert.Contains(Done, first.Error, StringComparison.Ordinal);

        ToolResult second = await ShipAsync(server, "logs");
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(3001, _cluster.Documents.Count);
        Assert.Contains("0 created, 3,001 already there", second.Error, StringComparison.Ordinal);
        Assert.Empty(_cluster.Violations);
    }

    [Fact]
    public async Task Ship_Always_DeliversTheDocumentsOfConvert()
    {
        await using var server = new ClusterServer(_cluster);
        _folder.Write("flow.log", $"{Samples.V5Header}\n{Samples.V5Record}\n");
        ToolResult converted = await RunAsync(null, "convert", "flow.log", "--source-fields", "--namespace", "team");
        ToolResult shipped = await ShipAsync(server, "flow.log", "--namespace", "team");
        Assert.Equal(0, shipped.ExitCode);
        (string place, string document) = _cluster.Documents.Single();
        Assert.StartsWith("logs-aws.vpcflow-team/", place, StringComparison.Ordinal);
        string withoutTime = System.Text.RegularExpressions.Regex.Replace(document, "\"ingested\":\"[^\"]+\",?", "");
        Assert.Equal(Sorted(converted.Lines.Single()), Sorted(withoutTime));
    }

    [Fact]
    public async Task Ship_Secrets_AreSentAndNeverShown()
    {
        await using var server = new ClusterServer(_cluster);
        _folder.Write("flow.log", Samples.Record);
        ToolResult result = await Tool.ShellAsync(
            $"VPCFLOW_API_KEY=aWQ6c2VjcmV0 $vpcflow ship flow.log --to {server.Url} --state state", _folder.Path);
        Assert.Equal(0, result.ExitCode);
        Assert.All(_cluster.Requests, r => Assert.Equal("ApiKey aWQ6c2VjcmV0", r.Header("authorization")));
        Assert.DoesNotContain("c2VjcmV0", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ship_RefusedDocument_IsKeptAndExits1()
    {
        await using var server = new ClusterServer(_cluster);
        _cluster.OnItem = (_, document) => FakeCluster.InterfaceOf(document) == "bad"
            ? "\"status\":400,\"error\":{\"type\":\"mapper_parsing_exception\",\"reason\":\"failed to parse\"}"
            : null;
        _folder.Write("flow.log", $"{Samples.RecordOf("good")}\n{Samples.RecordOf("bad")}\n");
        ToolResult result = await ShipAsync(server, "flow.log");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("1 refused and kept", result.Error, StringComparison.Ordinal);
        string kept = string.Concat(Directory.GetFiles(_folder["state"], "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Contains("failed to parse", kept, StringComparison.Ordinal);
        Assert.Contains("\"interface_id\":\"bad\"", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ship_DamagedFile_DeliversTheRestAndExits3()
    {
        await using var server = new ClusterServer(_cluster);
        _folder.Write("logs/a.log.gz", TemporaryFolder.Gzip(Samples.Record)[..20]);
        _folder.Write("logs/b.log", Samples.Record);
        ToolResult result = await ShipAsync(server, "logs");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("logs/a.log.gz: ", result.Error, StringComparison.Ordinal);
        Assert.Single(_cluster.Documents);
    }

    [Fact]
    public async Task Ship_DryRun_DeliversNothing()
    {
        await using var server = new ClusterServer(_cluster);
        _folder.Write("flow.log", Samples.Record);
        ToolResult result = await ShipAsync(server, "flow.log", "--dry-run");
        Assert.Equal((0, "1 file\n"), (result.ExitCode, result.Output));
        Assert.Empty(_cluster.Documents);
    }

    [Fact]
    public async Task Ship_ClusterThatIsNone_Exits4AndSaysSo()
    {
        await using var server = new ClusterServer(_cluster);
        _cluster.OnRequest = _ => new ClusterReply(200, "<html>");
        _folder.Write("flow.log", Samples.Record);
        ToolResult result = await ShipAsync(server, "flow.log");
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("is not an Elasticsearch or OpenSearch", result.Error, StringComparison.Ordinal);
    }

    /// <summary>
    /// The first signal ends the reading, and what is in flight is delivered; here it can't be, so the second one is needed.
    /// </summary>
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Ship_SignalWhileTheClusterIsOverloaded_EndsAtTheSecondOne(string signal)
    {
        await using var server = new ClusterServer(_cluster);
        _cluster.OnRequest = r => r.IsBulk ? new ClusterReply(503) : null;
        string file = _folder.Write("flow.log", Samples.Record);
        using Process process = Tool.StartWaiting("ship", file, "--to", $"{server.Url}", "--state", _folder["state"]);
        for (int i = 0; i < 600 && !_cluster.BulkRequests.Any(); i++)
            await Task.Delay(50);
        Tool.Signal(process, signal);
        await Task.Delay(500);
        Assert.False(process.HasExited);
        Tool.Signal(process, signal);
        ToolResult result = await Tool.EndAsync(process, null);
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("interrupted; what was not delivered comes again", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ship flow.log", "there is no sink: give one by --to")]
    [InlineData("ship flow.log --to http://user:secret@host:9200", "a URL must not contain a password")]
    [InlineData("ship flow.log --to ftp://host", "'ftp://host' is not a URL such as https://host:9200")]
    [InlineData("ship none.log --to http://localhost:1", "none.log: no such file or directory")]
    [InlineData("ship s3:///x --to http://localhost:1", "the name of the bucket is missing")]
    [InlineData("ship ftp://example.com/queue --to http://localhost:1", "ftp://example.com/queue: ")]
    [InlineData("ship flow.log --to http://localhost:1 --certificate-authority flow.log", "contains no certificate")]
    public async Task Ship_WrongUsage_Exits2(string line, string message)
    {
        _folder.Write("flow.log", Samples.Record);
        ToolResult result = await RunAsync(null, [.. line.Split(' '), "--state", "state"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private static string Sorted(string json)
        => string.Join('\n', Leaves("", System.Text.Json.JsonDocument.Parse(json).RootElement).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Leaves(string path, System.Text.Json.JsonElement value)
        => value.ValueKind == System.Text.Json.JsonValueKind.Object
            ? value.EnumerateObject().SelectMany(p => Leaves($"{path}.{p.Name}", p.Value))
            : [$"{path}={value.GetRawText()}"];

    private Task<ToolResult> ShipAsync(ClusterServer server, params string[] arguments)
        => RunAsync(null, ["ship", .. arguments, "--to", $"{server.Url}", "--state", "state"]);

    private Task<ToolResult> RunAsync(byte[]? input, params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = arguments, Folder = _folder.Path, Input = input });
}
