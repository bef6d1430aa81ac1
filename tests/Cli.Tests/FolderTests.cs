using System.Diagnostics;
using System.Text.Json;

namespace VpcFlow.Cli.Tests;

/// <summary>What is read of a folder, and what is said of the rest.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FolderTests() => _folder.Write("logs/flow", Samples.RecordOf("flow"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Convert_OtherFiles_AreLeftOutWithTheirReasonsAndCounted()
    {
        _folder.Write("logs/notes.md", "# Notes\n\nNot a flow log.\n");
        _folder.Write("logs/.hidden.log", Samples.RecordOf("hidden"));
        _folder.Write("logs/.git/flow.log", Samples.RecordOf("git"));
        _folder.Write("logs/x.pdf", "%PDF-1.7");
        File.CreateSymbolicLink(_folder["logs/nowhere"], _folder["none"]);
        using (Process pipe = Process.Start("mkfifo", _folder["logs/pipe"]))
            await pipe.WaitForExitAsync();
        ToolResult result = await ConvertAsync("logs", "--rejects", "rejects");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["flow"], Samples.Interfaces(result));
        string[] lines = result.Error.Split('\n');
        Assert.Equal(
            [
                "left out: logs/.git: hidden",
                "left out: logs/.hidden.log: hidden",
                "left out: logs/nowhere: a broken link",
                "left out: logs/pipe: a device, pipe or socket",
                "left out: logs/notes.md: none of its 2 lines is a record; line 1 (byte 0): found 2 fields, expected 14 fields",
                "left out: logs/x.pdf: not a flow log but a PDF document",
            ],
            lines[..6]);
        Assert.StartsWith(
            "1 record, 0 rejected, 0 headers, 0 blank lines in 1 input, 6 left out; ", lines[6], StringComparison.Ordinal);
        Assert.Empty(_folder.Read("rejects"));
    }

    [Fact]
    public async Task Convert_PipeThatAPatternMatches_IsLeftOut()
    {
        using (Process pipe = Process.Start("mkfifo", _folder["logs/pipe"]))
            await pipe.WaitForExitAsync();
        ToolResult result = await ConvertAsync("logs/*");
        Assert.Equal(["flow"], Samples.Interfaces(result));
        Assert.StartsWith("left out: logs/pipe: a device, pipe or socket\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skip", 0)]
    [InlineData("fail", 0)]
    [InlineData("document", 0)]
    public async Task Convert_OtherText_LeavesNothingInTheOutput(string onError, int exitCode)
    {
        _folder.Write("logs/notes.md", string.Concat(Enumerable.Repeat("Not a flow log.\n", 20_000)));
        ToolResult result = await ConvertAsync("logs", "--on-error", onError);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(["flow"], Samples.Interfaces(result));
        Assert.Contains("none of its 20,000 lines is a record; line 1 ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skip", 1)]
    [InlineData("document", 10_001)]
    public async Task Convert_RecordAfterManyOtherLines_IsFoundAndTheOthersAreRejected(string onError, int documents)
    {
        _folder.Write("late/flow", string.Concat(Enumerable.Repeat("Not a record.\n", 10_000)) + Samples.RecordOf("late"));
        ToolResult result = await ConvertAsync("late", "--on-error", onError, "--rejects", "rejects");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(documents, result.Lines.Length);
        Assert.Contains("1 record, 10,000 rejected, ", result.Error, StringComparison.Ordinal);
        Assert.Equal(10_000, File.ReadLines(_folder["rejects"]).Count());
    }

    [Fact]
    public async Task Convert_ManyOtherFiles_NamesTenAndCountsTheRest()
    {
        for (int i = 0; i < 1205; i++)
            _folder.Write($"logs/{i:0000}.md", "Not a flow log.\n");
        ToolResult result = await ConvertAsync("logs");
        Assert.Equal(10, result.Error.Split('\n').Count(l => l.EndsWith("found 4 fields, expected 14 fields", StringComparison.Ordinal)));
        Assert.Contains("left out: … and 1,195 more\n", result.Error, StringComparison.Ordinal);
        Assert.Contains(" in 1 input, 1,205 left out; ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_Quiet_SaysOnlyHowManyAreLost()
    {
        _folder.Write("logs/notes.md", "Not a flow log.\n");
        _folder.Write("logs/rejected", $"{Samples.Record}\n{Samples.Bad}\n");
        ToolResult result = await ConvertAsync("logs", "--quiet");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("1 line rejected, 1 file left out\n", result.Error);
        Assert.Empty((await ConvertAsync("logs/flow", "-q")).Error);
    }

    [Fact]
    public async Task Convert_NothingToRead_StillCountsWhatIsLeftOut()
    {
        for (int i = 0; i < 12; i++)
            _folder.Write($"other/.{i}", "");
        ToolResult result = await ConvertAsync("other");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("left out: … and 2 more\n", result.Error, StringComparison.Ordinal);
        Assert.Equal(
            "vpcflow: other: the folder contains no files to read\n12 files left out\n", (await ConvertAsync("other", "--quiet")).Error);
    }

    [Fact]
    public async Task Convert_EmptyFilesAndHeadersOnly_AreQuiet()
    {
        _folder.Write("logs/empty", "");
        _folder.WriteGzip("logs/nothing.gz", "");
        _folder.Write("logs/header", Samples.Header + "\n");
        ToolResult result = await ConvertAsync("logs");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("1 record, 0 rejected, 1 header, 0 blank lines in 4 inputs; ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_NotOneRecordInAFolder_Exits1()
    {
        _folder.Write("other/1.md", "Not a flow log.\n");
        _folder.Write("other/2.md", "Not a flow log.\n");
        ToolResult result = await ConvertAsync("logs", "other");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["flow"], Samples.Interfaces(result));
        Assert.Contains("vpcflow: other: no record in 2 files\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_NoFlowLogInAFolder_Exits3()
    {
        _folder.Write("other/1.pdf", "%PDF-1.7");
        ToolResult result = await ConvertAsync("other");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("vpcflow: other: the folder contains no flow log\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_FolderOfEmptyFiles_Exits0()
    {
        _folder.Write("other/empty", "");
        Assert.Equal(0, (await ConvertAsync("other")).ExitCode);
    }

    [Fact]
    public async Task Convert_DamagedFileInAFolder_Exits3()
    {
        byte[] whole = TemporaryFolder.Gzip(Samples.RecordOf("cut"));
        _folder.Write("logs/cut", whole[..^4]);
        ToolResult result = await ConvertAsync("logs");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains(
            "vpcflow: logs/cut: the gzip content is cut off, in the member that begins at byte 0 of the compressed data",
            result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_OutputInTheFolder_IsNotRead()
    {
        ToolResult result = await Tool.ShellAsync("$vpcflow convert logs > logs/out.ndjson 2> logs/messages", _folder.Path);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("flow", JsonDocument.Parse(_folder.Read("logs/out.ndjson")).RootElement
            .GetProperty("aws").GetProperty("vpcflow").GetProperty("interface_id").GetString());
        string messages = _folder.Read("logs/messages");
        Assert.Contains("left out: logs/out.ndjson: standard output is written to it\n", messages, StringComparison.Ordinal);
        Assert.Contains("left out: logs/messages: messages are written to it\n", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_OutputIsTheNamedInput_Exits2()
    {
        ToolResult result = await Tool.ShellAsync("$vpcflow convert logs/flow >> logs/flow", _folder.Path);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(Samples.RecordOf("flow"), _folder.Read("logs/flow"));
    }

    private Task<ToolResult> ConvertAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = ["convert", .. arguments], Folder = _folder.Path });
}
