namespace VpcFlow.Cli.Tests;

public sealed class ConvertOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Convert_OutputFile_EqualsStandardOutput()
    {
        string file = _folder.Write("flow.log", $"{Samples.Record}\n{Samples.Record}\n");
        _folder.Write("out.ndjson", new string('x', 100_000));
        ToolResult result = await Tool.RunAsync("convert", file, "-o", _folder["out.ndjson"], "--force");
        ToolResult toStandardOutput = await Tool.RunAsync("convert", file, "--output", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal(2, toStandardOutput.Lines.Length);
        Assert.Equal(toStandardOutput.Output, _folder.Read("out.ndjson"));
    }

    [Fact]
    public async Task Convert_NothingToRead_LeavesTheOutputFileAsItIs()
    {
        string output = _folder.Write("out.ndjson", "of an earlier run");
        ToolResult result = await Tool.RunAsync("convert", _folder["none.log"], "-o", output, "--force");
        Assert.Equal(3, result.ExitCode);
        Assert.Equal("of an earlier run", _folder.Read("out.ndjson"));
    }

    [Fact]
    public async Task Convert_NoRecord_LeavesAnEmptyOutputFile()
    {
        string output = _folder.Write("out.ndjson", "of an earlier run");
        await Tool.RunAsync("convert", _folder.Write("flow.log", Samples.Header), "-o", output, "--force");
        Assert.Empty(_folder.Read("out.ndjson"));
    }

    [Fact]
    public async Task Convert_OutputIsAnInput_IsRefused()
    {
        string file = _folder.Write("logs/flow.log", Samples.Record);
        File.CreateSymbolicLink(_folder["link"], file);
        foreach (string option in new[] { "-o", "--rejects" })
        {
            ToolResult result = await Tool.RunAsync("convert", _folder["logs"], option, _folder["link"]);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains("the file is an input and would be overwritten", result.Error, StringComparison.Ordinal);
        }

        Assert.Equal(Samples.Record, File.ReadAllText(file));
    }

    [Fact]
    public async Task Convert_OutputIsTheRejectsFile_IsRefused()
    {
        ToolResult result = await Tool.RunAsync(
            "convert", _folder.Write("flow.log", Samples.Record), "-o", _folder["x"], "--rejects", _folder["./x"]);
        Assert.Equal(2, result.ExitCode);
        Assert.False(File.Exists(_folder["x"]));
    }

    [Theory]
    [InlineData("-o")]
    [InlineData("--rejects")]
    public async Task Convert_OutputInAMissingDirectory_Exits4(string option)
    {
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("flow.log", Samples.Record), option, _folder["none/out"]);
        Assert.Equal(4, result.ExitCode);
        Assert.StartsWith($"vpcflow: {_folder["none/out"]}: the directory does not exist\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_DiskFull_Exits4()
    {
        string file = _folder.Write("flow.log", Samples.Record);
        ToolResult toFile = await Tool.RunAsync("convert", file, "-o", "/dev/full");
        ToolResult toStandardOutput = await Tool.ShellAsync($"$vpcflow convert '{file}' > /dev/full");
        Assert.Equal(4, toFile.ExitCode);
        Assert.Equal("vpcflow: /dev/full: the disk is full\n", toFile.Error);
        Assert.Equal(4, toStandardOutput.ExitCode);
        Assert.Equal("vpcflow: standard output: the disk is full\n", toStandardOutput.Error);
    }

    [Fact]
    public async Task Convert_OutputFileThatCanNotGrow_KeepsTheOldFile()
    {
        // The limit is in blocks of 512 or 1024 bytes; the documents are several times as long. W^X is off because its code-mapping file
        // would hit the limit too.
        string file = _folder.Write("flow.log", string.Concat(Enumerable.Repeat(Samples.Record + "\n", 20_000)));
        _folder.Write("out.ndjson", "of an earlier run");
        ToolResult result = await Tool.ShellAsync(
            $"trap '' XFSZ; ulimit -f 4000; DOTNET_EnableWriteXorExecute=0 $vpcflow convert '{file}' -o out.ndjson --force", _folder.Path);
        Assert.Equal(4, result.ExitCode);
        Assert.EndsWith(
            "vpcflow: out.ndjson: the file would be too large\nvpcflow: out.ndjson was not written; the file is as it was\n",
            result.Error,
            StringComparison.Ordinal);
        Assert.Equal("of an earlier run", _folder.Read("out.ndjson"));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public async Task Convert_PipeIsClosed_EndsQuietly()
    {
        // Far more than the capacity of a pipe; if the closed pipe went unnoticed, the summary would be written.
        string file = _folder.Write("flow.log", string.Concat(Enumerable.Repeat(Samples.Record + "\n", 20_000)));
        ToolResult result = await Tool.ShellAsync($"{{ $vpcflow convert '{file}'; echo \"exit $?\" >&2; }} | head -n 1");
        Assert.Equal("exit 0\n", result.Error);
        Assert.StartsWith("{\"@timestamp\":", Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_TwoRunsIntoOneFile_AppendToEachOther()
    {
        string file = _folder.Write("flow.log", Samples.Record);
        await Tool.ShellAsync($"{{ $vpcflow convert '{file}'; echo between; $vpcflow convert '{file}'; }} > both", _folder.Path);
        string[] lines = File.ReadAllLines(_folder["both"]);
        Assert.Equal(3, lines.Length);
        Assert.Equal(lines[0], lines[2]);
    }

    [Fact]
    public async Task Convert_FormatMismatchInALaterFile_WritesNoFile()
    {
        string first = _folder.Write("1.log", Samples.Record);
        string second = _folder.Write("2.log", $"{Samples.V5Header}\n{Samples.V5Record}\n");
        ToolResult result = await Tool.RunAsync("convert", first, second, "-f", "default", "-o", _folder["out.ndjson"]);
        Assert.Equal(2, result.ExitCode);
        Assert.EndsWith("out.ndjson was not written\n", result.Error, StringComparison.Ordinal);
        Assert.Equal([first, second], Directory.GetFiles(_folder.Path).Order());
    }
}
