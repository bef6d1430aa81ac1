using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Cli.Tests;

/// <summary><c>vpcflow ship</c> to files, to standard output, and to several sinks.</summary>
public sealed class ShipSinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeCluster _cluster = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ship_ToAFolder_WritesDocumentsByAccountRegionAndDay()
    {
        _folder.Write("flow.log", $"{Samples.RecordOf("a")}\n{Samples.RecordOf("b")}\n");
        ToolResult result = await ShipAsync("flow.log --to file:out --namespace team");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("1 object, 2 records, 1 file written", result.Error, StringComparison.Ordinal);
        string file = Assert.Single(Files("out"));
        Assert.Matches(
            "^out/aws-account-id=123456789010/aws-service=vpcflowlogs/aws-region=__HIVE_DEFAULT_PARTITION__/year=[0-9]{4}/month=[0-9]{2}/"
                + "day=[0-9]{2}/vpcflow-[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}-00001\\.ndjson\\.gz$",
            file);
        string[] documents = Lines(file);
        Assert.Equal(2, documents.Length);
        Assert.All(documents, d => Assert.Contains("\"namespace\":\"team\"", d, StringComparison.Ordinal));
        Assert.All(documents, d => Assert.Contains("\"log\":{", d, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("parquet", ".parquet")]
    [InlineData("bulk", ".ndjson.gz")]
    public async Task Ship_FileFormat_IsWhatIsWritten(string format, string extension)
    {
        _folder.Write("flow.log", Samples.Record);
        ToolResult result = await ShipAsync($"flow.log --to out --file-format {format} --partition none --rolling object --roll-size 1MiB");
        Assert.True(result.ExitCode == 0, result.Error);
        string file = Assert.Single(Files("out"));
        Assert.Matches($"^out/vpcflow-[A-Za-z0-9_-]{{20}}-00001{System.Text.RegularExpressions.Regex.Escape(extension)}$", file);
        if (format == "bulk")
            Assert.StartsWith("{\"create\":{\"_id\":\"", Lines(file)[0], StringComparison.Ordinal);
        else
            Assert.Equal("PAR1"u8.ToArray(), File.ReadAllBytes(_folder[file])[..4]);
    }

    [Fact]
    public async Task Ship_ToStandardOutput_WritesDocumentsThere()
    {
        _folder.Write("flow.log", $"{Samples.RecordOf("a")}\n{Samples.RecordOf("b")}\n");
        ToolResult result = await ShipAsync("flow.log --to -");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(2, result.Lines.Length);
        Assert.All(result.Lines, l => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(l).RootElement.ValueKind));
    }

    [Fact]
    public async Task Ship_ToSeveralSinks_EachHasEverything()
    {
        await using var server = new ClusterServer(_cluster);
        _folder.Write("logs/a.log", string.Concat(Enumerable.Range(0, 2000).Select(i => Samples.RecordOf($"a-{i}") + "\n")));
        _folder.WriteGzip("logs/b.log.gz", $"{Samples.RecordOf("b-0")}\n");
        ToolResult result = await ShipAsync($"logs --to {server.Url} --to out --to -");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(2001, _cluster.Documents.Count);
        Assert.Equal(2001, Files("out").Sum(f => Lines(f).Length));
        Assert.Equal(2001, result.Lines.Length);
        Assert.Contains("2,001 created, 0 already there, 1 file written", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ship_SeveralClustersInTheConfiguration_EachHasEverythingUnderTheSameIds()
    {
        var other = new FakeCluster();
        await using var server = new ClusterServer(_cluster);
        await using var second = new ClusterServer(other);
        _folder.Write("flow.log", $"{Samples.RecordOf("a")}\n{Samples.RecordOf("b")}\n");
        _folder.Write("vpcflow.json", $$"""
            {
              "Source": { "Files": { "Paths": ["flow.log"] } },
              "Sinks": { "Elasticsearch": [ { "Hosts": "{{server.Url}}" }, { "Hosts": "{{second.Url}}" } ] }
            }
            """);
        ToolResult result = await ShipAsync("--config vpcflow.json");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(2, _cluster.Documents.Count);
        Assert.Equal(_cluster.Documents.Keys.Order(), other.Documents.Keys.Order());
    }

    /// <summary>The process is killed while a file is being written; the next run delivers everything, and no file is cut off.</summary>
    [Fact]
    public async Task Ship_Killed_LeavesNoPartialFileAndLosesNothing()
    {
        for (int i = 0; i < 20; i++)
            _folder.Write($"logs/{i}.log", string.Concat(Enumerable.Range(0, 3000).Select(n => Samples.RecordOf($"{i}-{n}") + "\n")));
        using (Process process = Tool.StartWaiting(
            "ship", _folder["logs"], "--to", _folder["out"], "--rolling", "object", "--state", _folder["state"]))
        {
            for (int i = 0; i < 1200 && !Directory.Exists(_folder["out"]); i++)
                await Task.Delay(10);
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.All(Files("out"), f => Assert.Equal(3000, Lines(f).Length));
        ToolResult result = await ShipAsync("logs --to out --rolling object");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(20, Files("out").Length);
        Assert.Equal(60_000, Files("out").SelectMany(Lines).Distinct().Count());
        Assert.Equal(60_000, Files("out").Sum(f => Lines(f).Length));
    }

    /// <summary>Files that objects share have each record at least once, and are whole, whenever the process was killed.</summary>
    [Fact]
    public async Task Ship_KilledWithSharedFiles_HasEachRecordAtLeastOnce()
    {
        const string Options = "--rolling shared --roll-size 64KiB";
        for (int i = 0; i < 20; i++)
            _folder.Write($"logs/{i}.log", string.Concat(Enumerable.Range(0, 3000).Select(n => Samples.RecordOf($"{i}-{n}") + "\n")));
        for (int kill = 0; kill < 3; kill++)
        {
            int before = Files("out").Length;
            using Process process = Tool.StartWaiting(
                ["ship", _folder["logs"], "--to", _folder["out"], .. Options.Split(' '), "--state", _folder["state"]]);
            for (int i = 0; i < 1200 && Files("out").Length == before && !process.HasExited; i++)
                await Task.Delay(10);
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.All(Files("out"), f => Assert.NotEmpty(Lines(f)));
        ToolResult result = await ShipAsync($"logs --to out {Options}");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(60_000, Files("out").SelectMany(Lines).Select(InterfaceOf).Distinct().Count());
        Assert.Empty(Directory.GetFiles(_folder["out"], ".*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Ship_FolderThatCannotBeWrittenTo_Exits4()
    {
        _folder.Write("flow.log", Samples.Record);
        _folder.Write("file", "");
        ToolResult result = await ShipAsync("flow.log --to file/below");
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("file/below: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--to s3:///x", "--to: s3:///x: the name of the bucket is missing")]
    [InlineData("--to http://localhost:1 --file-format parquet", "--file-format applies only to --to with a folder or s3://bucket/")]
    [InlineData("--to out --roll-size 5XB", "invalid value '5XB' for --roll-size; expected a size such as 64MiB")]
    [InlineData("--to out --roll-interval soon", "invalid value 'soon' for --roll-interval; expected a duration from 1s to 1d")]
    [InlineData("--to http://localhost:1 --aws-auth es", "Sinks:Elasticsearch:0:AwsAuth: The region of localhost is unknown")]
    public async Task Ship_WrongSink_Exits2(string options, string message)
    {
        _folder.Write("flow.log", Samples.Record);
        ToolResult result = await Tool.ShellAsync(
            $"unset AWS_REGION AWS_DEFAULT_REGION; $vpcflow ship flow.log {options} --state state", _folder.Path);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ship_AwsAuth_SignsRequests()
    {
        await using var server = new ClusterServer(_cluster);
        _folder.Write("flow.log", Samples.Record);
        ToolResult result = await Tool.ShellAsync(
            "AWS_ACCESS_KEY_ID=AKIDEXAMPLE AWS_SECRET_ACCESS_KEY=s3cr3tKey AWS_REGION=eu-west-1 "
                + $"$vpcflow ship flow.log --to {server.Url} --aws-auth es --state state",
            _folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.All(
            _cluster.Requests,
            r => Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/[0-9]{8}/eu-west-1/es/", r.Header("authorization")));
        Assert.DoesNotContain("s3cr3tKey", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ship_LogJson_WritesEachMessageAsJson()
    {
        _folder.Write("flow.log", $"{Samples.Record}\nbad \"line\"\n");
        ToolResult result = await ShipAsync("flow.log --to out --log json");
        Assert.Equal(0, result.ExitCode);
        string[] texts = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        JsonElement[] lines = [.. texts.Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Contains(lines, l => l.GetProperty("message").GetString()!.StartsWith("1 object, 1 record,", StringComparison.Ordinal));
        Assert.All(lines, l => Assert.Equal("info", l.GetProperty("log.level").GetString()));
        Assert.All(lines, l => Assert.Matches("^[0-9-]{10}T[0-9:.]{12}Z$", l.GetProperty("@timestamp").GetString()));
    }

    private string[] Files(string folder)
        => Directory.Exists(_folder[folder])
            ? [.. Directory.GetFiles(_folder[folder], "*", SearchOption.AllDirectories)
                .Where(f => Path.GetFileName(f)[0] != '.')
                .Select(f => Path.GetRelativePath(_folder.Path, f))]
            : [];

    private string[] Lines(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(_folder[file]), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string InterfaceOf(string document)
    {
        using JsonDocument json = JsonDocument.Parse(document);
        return json.RootElement.GetProperty("aws").GetProperty("vpcflow").GetProperty("interface_id").GetString()!;
    }

    private Task<ToolResult> ShipAsync(string arguments) => Tool.ShellAsync($"$vpcflow ship {arguments} --state state", _folder.Path);
}
