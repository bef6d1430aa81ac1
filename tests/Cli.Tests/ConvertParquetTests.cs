using System.Diagnostics;
using System.Globalization;

namespace VpcFlow.Cli.Tests;

/// <summary><c>convert --to parquet</c>: the files are read back by the tool; other readers are tested beside the writer.</summary>
public sealed class ConvertParquetTests : IDisposable
{
    private const string Day = "aws-service=vpcflowlogs/aws-region=us-east-1/year=2025/month=06/day=15";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("zstd")]
    [InlineData("snappy")]
    [InlineData("gzip")]
    [InlineData("none")]
    public async Task Convert_ToAFile_HasTheRecordsOfTheText(string codec)
    {
        await GenerateAsync("v5", 500);
        ToolResult result = await ConvertAsync("-o", "flow.parquet", "--codec", codec);
        Assert.Equal(0, result.ExitCode);
        Assert.Matches("500 records, .* kB written", result.Error);
        Assert.Equal(await DocumentsAsync("flow.log"), await DocumentsAsync("flow.parquet"));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    /// <summary>Fields that only a derived column needs are read, but not written; of the file, only fields are read again.</summary>
    [Fact]
    public async Task Convert_DeriveWithFields_ReadsWhatTheColumnsNeed()
    {
        await GenerateAsync("v5", 500);
        ToolResult result = await ConvertAsync(
            "-o", "flow.parquet", "--fields", "srcaddr,bytes,end", "--derive", "duration,private(dstaddr)");
        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            (await RunAsync("convert", "flow.log", "--to", "csv", "--fields", "srcaddr,bytes,end")).Lines,
            (await RunAsync("convert", "flow.parquet", "--to", "csv")).Lines);
        string error = (await RunAsync("convert", "flow.parquet")).Error;
        Assert.Contains("duration, private_dstaddr", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_SchemaOcsf_IsAFileOfEvents()
    {
        await GenerateAsync("v5", 500);
        Assert.Equal(0, (await ConvertAsync("-o", "flow.parquet", "--schema", "ocsf")).ExitCode);
        ToolResult result = await RunAsync("convert", "flow.parquet");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("Open Cybersecurity Schema Framework", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_ToStandardOutput_EqualsTheFile()
    {
        await GenerateAsync("v5", 500);
        await ConvertAsync("-o", "flow.parquet");
        ToolResult result = await ConvertAsync();
        Assert.Equal(File.ReadAllBytes(_folder["flow.parquet"]), result.OutputBytes);
    }

    [Fact]
    public async Task Convert_Where_SelectsRecords()
    {
        await GenerateAsync("v5", 500);
        string[] filter = ["--where", "action = REJECT"];
        await ConvertAsync(["-o", "flow.parquet", .. filter]);
        ToolResult expected = await RunAsync(["convert", "flow.log", .. filter]);
        Assert.NotEmpty(expected.Lines);
        Assert.Equal(expected.Lines, await DocumentsAsync("flow.parquet"));
    }

    [Fact]
    public async Task Convert_Fields_AreTheColumnsAndPartitionsRemain()
    {
        await GenerateAsync("v5", 500);
        string[] fields = ["--fields", "bytes,srcaddr"];
        Assert.Equal(0, (await ConvertAsync(["-o", "lake", "--partition", "hive", .. fields])).ExitCode);
        ToolResult expected = await RunAsync(["convert", "flow.log", "--to", "csv", .. fields]);
        ToolResult actual = await RunAsync("convert", "lake", "--to", "csv");
        Assert.Equal("bytes,srcaddr", actual.Lines[0].TrimEnd('\r'));
        Assert.Equal(expected.Lines, actual.Lines);
        Assert.EndsWith($"/{Day}", Path.GetDirectoryName(Assert.Single(Files("lake")))!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hive", "")]
    [InlineData("hive-hour", "/hour=15")]
    public async Task Convert_Partition_WritesFolders(string partition, string hour)
    {
        await GenerateAsync("v5", 500);
        ToolResult result = await ConvertAsync("-o", "lake", "--partition", partition);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("1 file added to lake\n", result.Error, StringComparison.Ordinal);
        string file = Assert.Single(Files("lake"));
        Assert.EndsWith($"/{Day}{hour}", Path.GetDirectoryName(file)!, StringComparison.Ordinal);
        Assert.Equal((await DocumentsAsync("flow.log")).Order(), (await DocumentsAsync("lake")).Order());

        // Another run adds files.
        Assert.Equal(0, (await ConvertAsync("-o", "lake", "--partition", partition)).ExitCode);
        Assert.Equal(2, Files("lake").Length);
    }

    [Fact]
    public async Task Convert_ToAFolder_HasFilesOfEachFormat()
    {
        _folder.Write("flow.log", $"{Samples.Record}\n{Samples.V5Header}\n{Samples.V5Record}\n");
        Assert.Equal(0, (await ConvertAsync("-o", "lake/")).ExitCode);
        Assert.Equal(2, Files("lake").Length);
        Assert.Equal(2, (await DocumentsAsync("lake")).Length);
    }

    [Fact]
    public async Task Convert_RecordsWithoutARegion_HaveThatOfThePath()
    {
        const string Account = "000123456789";
        _folder.Write($"in/AWSLogs/{Account}/vpcflowlogs/us-east-1/2025/06/15/flow.log", "bytes start end\n5 1750000000 1750000001\n");
        _folder.Write("in/flow.log", "bytes start end\n5 1750000000 1750000001\n");
        ToolResult result = await RunAsync("convert", "in", "--to", "parquet", "-o", "lake", "--partition", "hive");
        Assert.Equal(0, result.ExitCode);
        string[] folders = [.. Files("lake").Select(f => Path.GetDirectoryName(f)!)];
        string unknown = Day.Replace("us-east-1", "__HIVE_DEFAULT_PARTITION__", StringComparison.Ordinal);
        Assert.Equal([$"aws-account-id={Account}/{Day}", $"aws-account-id=__HIVE_DEFAULT_PARTITION__/{unknown}"], folders);
        Assert.Contains(
            "1 record without a known account, region or time in folders named __HIVE_DEFAULT_PARTITION__",
            result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_LaterFormatWithMoreFields_SaysWhatToDo()
    {
        _folder.Write("flow.log", $"{Samples.Record}\nsrcaddr region bytes az-id\n10.0.0.1 a 1 b\n");
        ToolResult result = await ConvertAsync("-o", "flow.parquet");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("vpcflow: flow.log: There is no column for region az-id, ", result.Error, StringComparison.Ordinal);
        Assert.Contains(
            "\nWrite to a folder, in which each format has files of its own, or pass the columns with --fields, such as --fields version,",
            result.Error,
            StringComparison.Ordinal);
        Assert.EndsWith("\nvpcflow: flow.parquet was not written\n", result.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("--namespace applies only to --to ecs and bulk, not to --to parquet", "--namespace", "x", "-o", "x")]
    [InlineData("--compress applies only to --to ecs, json, ocsf, csv and bulk, not to --to parquet", "--compress", "gzip", "-o", "x")]
    [InlineData("--names applies only to --to ecs and bulk, not to --to parquet", "--names", "flow.log", "-o", "x")]
    [InlineData("--on-error document applies only to --to ecs, json, ocsf and bulk, not to --to parquet", "--on-error", "document")]
    [InlineData("--derive: 'x' is not a derived column; expected duration, bytes-per-packet, service, private(FIELD) or internet(FIELD), "
        + "such as private(srcaddr).", "--derive", "x", "-o", "x.parquet")]
    [InlineData("--derive applies only to --schema flow-log, not to --schema ocsf, which has no place for such columns",
        "--schema", "ocsf", "--derive", "duration", "-o", "x.parquet")]
    [InlineData("--partition writes files in a folder; name it with --output", "--partition", "hive")]
    [InlineData("flow.log: this is a file; --output takes the name of a folder for partitions", "--partition", "hive", "-o", "flow.log")]
    [InlineData(
        "x.parquet.gz: a Parquet file is compressed inside, by --codec; name it with the extension .parquet", "-o", "x.parquet.gz")]
    public async Task Convert_OptionsThatDoNotFit_AreRefused(string message, params string[] arguments)
    {
        _folder.Write("flow.log", Samples.Record);
        ToolResult result = await RunAsync(["convert", "flow.log", "--to", "parquet", .. arguments]);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"vpcflow: {message}\n", result.Error);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Convert_OptionOfParquetWithDocuments_IsRefused()
    {
        ToolResult result = await RunAsync("convert", _folder.Write("flow.log", Samples.Record), "--codec", "zstd");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("vpcflow: --codec applies only to --to parquet, not to --to ecs\n", result.Error);
    }

    [Fact]
    public async Task Convert_FolderInAnInput_IsRefused()
    {
        _folder.Write("in/flow.log", Samples.Record);
        ToolResult result = await RunAsync("convert", "in", "--to", "parquet", "-o", "in/lake/");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("vpcflow: in/lake/: the folder is in the input in; write to a folder outside of it\n", result.Error);
    }

    [Fact]
    public async Task Convert_FolderThatCanNotBeWritten_Exits4()
    {
        // On Linux, nobody may create a file there, not even root.
        _folder.Write("flow.log", Samples.Record);
        ToolResult result = await ConvertAsync("-o", "/proc/lake/");
        Assert.Equal(4, result.ExitCode);
        Assert.StartsWith("vpcflow: /proc/lake/: ", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("vpcflow: no file was added to /proc/lake/\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-o lake --partition hive", "lake: the file would be too large\nvpcflow: no file was added to lake\n")]
    [InlineData("-o flow.parquet", "flow.parquet: the file would be too large\nvpcflow: flow.parquet was not written\n")]
    public async Task Convert_FileThatCanNotGrow_LeavesNothing(string arguments, string message)
    {
        // The limit is in blocks of 512 or 1024 bytes; W^X is off because its code-mapping file would hit the limit too.
        await GenerateAsync("v5", 20_000);
        ToolResult result = await Tool.ShellAsync(
            $"trap '' XFSZ; ulimit -f 100; DOTNET_EnableWriteXorExecute=0 $vpcflow convert flow.log --to parquet {arguments}",
            _folder.Path);
        Assert.Equal(4, result.ExitCode);
        string summary = "1 of 1 input read to the end, with 20,000 records and 0 rejected lines\n";
        Assert.EndsWith("vpcflow: " + message + summary, result.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 130)]
    [InlineData("KILL", 137)]
    public async Task Convert_Signal_LeavesNoFileWithAFinalName(string signal, int exitCode)
    {
        // Row groups are written while the input stays open, since the memory for others is used up.
        using Process process = Tool.StartWaiting(
            "convert", "-", "--to", "parquet", "-o", _folder["lake"], "--partition", "hive", "--row-group-size", "1");
        ToolResult generated = await Tool.RunAsync("generate", "--records", "150000", "-f", "v5");
        await process.StandardInput.BaseStream.WriteAsync(generated.OutputBytes);
        await process.StandardInput.BaseStream.FlushAsync();
        for (int i = 0; i < 6000 && !process.HasExited && !Files("").Any(f => f.EndsWith(".tmp", StringComparison.Ordinal)); i++)
            await Task.Delay(50);
        Assert.Contains(Files(""), f => f.EndsWith(".parquet.tmp", StringComparison.Ordinal));
        using Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        string error = await process.StandardError.ReadToEndAsync().WaitAsync(Tool.Limit);
        await process.WaitForExitAsync().WaitAsync(Tool.Limit);
        Assert.Equal(exitCode, process.ExitCode);
        Assert.DoesNotContain(Files(""), f => f.EndsWith(".parquet", StringComparison.Ordinal));
        if (signal == "KILL")
        {
            // The next run into the folder removes what the killed one left.
            Assert.Contains(Files(""), f => f.EndsWith(".parquet.tmp", StringComparison.Ordinal));
            _folder.Write("flow.log", Samples.RecordOf("eni-1") + "\n");
            Assert.Equal(0, (await ConvertAsync("-o", "lake", "--partition", "hive")).ExitCode);
            File.Delete(_folder["flow.log"]);
            Assert.EndsWith(".parquet", Assert.Single(Files("")), StringComparison.Ordinal);
            return;
        }

        Assert.Contains("interrupted\n", error, StringComparison.Ordinal);
        Assert.Contains("no file was added to", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    /// <summary>The files in a folder and below it, hidden ones too.</summary>
    private string[] Files(string folder)
        =>
        [
            .. Directory.EnumerateFiles(_folder[folder], "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(_folder[folder], f)).Order(StringComparer.Ordinal),
        ];

    private async Task GenerateAsync(string format, int records)
    {
        string count = records.ToString(CultureInfo.InvariantCulture);
        _folder.Write("flow.log", (await Tool.RunAsync("generate", "-f", format, "--records", count)).OutputBytes);
    }

    private async Task<string[]> DocumentsAsync(string input) => (await RunAsync("convert", input)).Lines;

    private Task<ToolResult> ConvertAsync(params string[] arguments) => RunAsync(["convert", "flow.log", "--to", "parquet", .. arguments]);

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = arguments, Folder = _folder.Path });
}
