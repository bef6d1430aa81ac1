using System.Diagnostics;
using VpcFlow.Cli.Tests.Faults;
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
        Assert.Contains("0 objects, 0 records, 0 created", second.Error, StringComparison.Ordinal);
        Assert.Contains("3 files had nothing new", second.Error, StringComparison.Ordinal);

        // Without its memory, the cluster still has each document once.
        Directory.Delete(_folder["state"], recursive: true);
        ToolResult third = await ShipAsync(server, "logs");
        Assert.Equal(3001, _cluster.Documents.Count);
        Assert.Contains("0 created, 3,001 already there", third.Error, StringComparison.Ordinal);
        Assert.Empty(_cluster.Violations);
    }

    [Theory]
    [InlineData("--namespace team")]
    [InlineData("--namespace team --preserve-original")]
    [InlineData("--namespace team --preserve-original --fields srcaddr,bytes,start,end")]
    public async Task Ship_Always_DeliversTheDocumentsOfConvert(string arguments)
    {
        string[] options = arguments.Split(' ');
        await using var server = new ClusterServer(_cluster);
        _folder.Write("flow.log", $"{Samples.V5Header}\n{Samples.V5Record}\n");
        ToolResult converted = await RunAsync(null, ["convert", "flow.log", "--source-fields", .. options]);
        ToolResult shipped = await ShipAsync(server, ["flow.log", .. options]);
        Assert.Equal(0, shipped.ExitCode);
        (string place, string document) = _cluster.Documents.Single();
        Assert.StartsWith("logs-aws.vpcflow-team/", place, StringComparison.Ordinal);
        string withoutTime = System.Text.RegularExpressions.Regex.Replace(document, "\"ingested\":\"[^\"]+\",?", "");
        Assert.Equal(Sorted(converted.Lines.Single()), Sorted(withoutTime));
        Assert.Equal(options.Contains("--preserve-original"), withoutTime.Contains(Samples.V5Record, StringComparison.Ordinal));
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

    /// <summary>What was read and gave nothing is no success, wherever it comes from and wherever it goes to.</summary>
    [Theory]
    [InlineData("flow.log --to $cluster")]
    [InlineData("- --to $cluster < flow.log")]
    [InlineData("- --to out < flow.log")]
    [InlineData("flow.log good.log --to $cluster")]
    public async Task Ship_LinesWithoutARecord_Exits1(string arguments)
    {
        await using var server = new ClusterServer(_cluster);
        _folder.Write("flow.log", "this is\nnot a flow log\n");
        _folder.Write("good.log", Samples.Record);
        arguments = arguments.Replace("$cluster", $"{server.Url}", StringComparison.Ordinal);
        ToolResult result = await Tool.ShellAsync($"$vpcflow ship {arguments} --state state", _folder.Path);
        Assert.True(result.ExitCode == 1, $"{result.ExitCode}: {result.Error}");
        Assert.Contains("no line is a record", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 without a record", result.Error, StringComparison.Ordinal);
        Assert.Equal(arguments.Contains("good.log", StringComparison.Ordinal) ? 1 : 0, _cluster.Documents.Count);
    }

    /// <summary>Secrets are in no message and in no file, also where something goes wrong.</summary>
    [Theory]
    [InlineData("VPCFLOW_API_KEY=aWQ6VnlrZWxw", "VnlrZWxw", "aWQ6VnlrZWxw")]
    [InlineData("VPCFLOW_USERNAME=ship VPCFLOW_PASSWORD=Vykelp", "Vykelp", "c2hpcDpWeWtlbHA=")]
    [InlineData("VPCFLOW_BEARER_TOKEN=Vykelp", "Vykelp", "Vykelp")]
    public async Task Ship_Secrets_AreInNoMessageAndNoFile(string variables, string secret, string encoded)
    {
        await using var server = new ClusterServer(_cluster);
        _cluster.OnItem = (_, document) => FakeCluster.InterfaceOf(document) == "bad"
            ? "\"status\":400,\"error\":{\"type\":\"mapper_parsing_exception\",\"reason\":\"failed to parse\"}"
            : null;
        _folder.Write("flow.log", $"{Samples.RecordOf("good")}\n{Samples.RecordOf("bad")}\n");
        foreach (string to in new[] { $"{server.Url}", "http://127.0.0.1:1" })
        {
            ToolResult result = await Tool.ShellAsync(
                $"{variables} $vpcflow ship flow.log --to {to} --state state --log json", _folder.Path);
            Assert.NotEqual(0, result.ExitCode);
            AssertNone(result.Output + result.Error);
        }

        Assert.Single(_cluster.Documents);
        Assert.Contains(_cluster.Requests, r => r.Header("authorization")!.EndsWith(encoded, StringComparison.Ordinal));
        string[] kept = Directory.GetFiles(_folder["state"], "*", SearchOption.AllDirectories);
        Assert.NotEmpty(kept);
        Assert.All(kept, f => AssertNone(File.ReadAllText(f)));

        void AssertNone(string text)
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(encoded, text, StringComparison.Ordinal);
        }
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
    public async Task Ship_Follow_DeliversWhatIsAppendedAndEndsBySignal()
    {
        await using var server = new ClusterServer(_cluster);
        string file = _folder.Write("logs/a.log", $"{Samples.Header}\n{Samples.RecordOf("a-0")}\n");
        string later = _folder["later.log"];
        using Process process = Tool.StartWaiting(
            "ship", _folder["logs"], later, "--follow", "--to", $"{server.Url}", "--state", _folder["state"]);
        await WaitForAsync(1);
        File.AppendAllText(file, $"{Samples.RecordOf("a-1")}\n{Samples.RecordOf("a-2")[..30]}");
        File.WriteAllText(later, $"{Samples.RecordOf("b-0")}\n");
        await WaitForAsync(3);
        Tool.Signal(process, "TERM");
        ToolResult result = await Tool.EndAsync(process, null);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(["a-0", "a-1", "b-0"], _cluster.Interfaces().Order(StringComparer.Ordinal));
        Assert.Contains("later.log: no such file or directory; it is waited for", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ship_DryRun_DeliversNothing()
    {
        await using var server = new ClusterServer(_cluster);
        _folder.Write("flow.log", Samples.Record);
        ToolResult result = await ShipAsync(server, "flow.log", "--dry-run");
        string expected = $"files: 1 file to read, {Samples.Record.Length} bytes\n  flow.log, {Samples.Record.Length} bytes\n";
        Assert.Equal((0, expected), (result.ExitCode, result.Output));
        Assert.Empty(_cluster.Documents);
    }

    /// <summary>What was delivered before is told from what is new; nothing of the state is changed.</summary>
    [Fact]
    public async Task Ship_DryRun_SaysWhatIsNew()
    {
        await using var server = new ClusterServer(_cluster);
        for (int i = 0; i < 8; i++)
            _folder.Write($"logs/{i}.log", Samples.RecordOf($"eni-{i}") + "\n");
        Assert.Equal(0, (await ShipAsync(server, "logs")).ExitCode);
        string grown = File.ReadAllText(_folder["logs/7.log"]) + Samples.Record + "\n";
        File.WriteAllText(_folder["logs/7.log"], grown);
        string appended = $"{Samples.Record.Length + 1} bytes";
        string[] before = State();

        ToolResult result = await ShipAsync(server, "logs", "--dry-run");
        Assert.Equal(
            (0, $"files: 1 file to read, {appended}, 7 with nothing new\n  logs/7.log, {appended}\n"), (result.ExitCode, result.Output));
        Assert.Equal(before, State());

        // Without a state, all is new, and there is none afterwards.
        ToolResult fresh = await ShipAsync(server, "logs", "--dry-run", "--state", "other");
        Assert.StartsWith("files: 8 files to read, ", fresh.Output, StringComparison.Ordinal);
        Assert.EndsWith("  … and 3 more\n", fresh.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["other"]));
        Assert.Equal(8, _cluster.Documents.Count);

        string[] State() => [.. Directory.GetFiles(_folder["state"]).Order().Select(f => $"{f} {File.ReadAllText(f)}")];
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
        using var process = new ShipProcess(["ship", file, "--to", $"{server.Url}", "--state", _folder["state"]]);
        while (!_cluster.BulkRequests.Any())
        {
            Assert.False(process.HasExited, process.Error);
            await Task.Delay(50);
        }

        // Signals that nobody has taken yet are one.
        process.Signal(signal);
        await process.WaitForErrorAsync("Stopping");
        await Task.Delay(500);
        Assert.False(process.HasExited);
        process.Signal(signal);
        Assert.Equal(130, await process.WaitAsync());
        Assert.Contains("interrupted; what was not delivered comes again", process.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ship flow.log", "there is no sink: give one by --to")]
    [InlineData("ship flow.log --to http://user:secret@host:9200", "a URL must not contain a password")]
    [InlineData("ship flow.log --to ftp://host", "'ftp://host' is not a URL such as https://host:9200")]
    [InlineData("ship cloudwatch: --to http://localhost:1", "the name of the log group is missing")]
    [InlineData("ship firehose:x --to http://localhost:1", "firehose:x: expected the number of a port")]
    [InlineData("ship firehose:0 --to http://localhost:1", "set VPCFLOW_FIREHOSE_ACCESS_KEY to the access key")]
    [InlineData("ship firehose:0 --to http://localhost:1 --once", "firehose:0 has no end; leave out --once")]
    [InlineData("ship cloudwatch:a --follow --to http://localhost:1", "--follow is for files and folders, and none is given")]
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

    private async Task WaitForAsync(int documents)
    {
        for (int i = 0; i < 6000 && _cluster.Documents.Count < documents; i++)
            await Task.Delay(50);
    }

    private static string Sorted(string json)
        => string.Join('\n', Leaves("", System.Text.Json.JsonDocument.Parse(json).RootElement).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Leaves(string path, System.Text.Json.JsonElement value)
        => value.ValueKind == System.Text.Json.JsonValueKind.Object
            ? value.EnumerateObject().SelectMany(p => Leaves($"{path}.{p.Name}", p.Value))
            : [$"{path}={value.GetRawText()}"];

    private Task<ToolResult> ShipAsync(ClusterServer server, params string[] arguments)
    {
        string[] state = arguments.Contains("--state") ? [] : ["--state", "state"];
        return RunAsync(null, ["ship", .. arguments, "--to", $"{server.Url}", .. state]);
    }

    private Task<ToolResult> RunAsync(byte[]? input, params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = arguments, Folder = _folder.Path, Input = input });
}
