using System.Diagnostics;

namespace VpcFlow.Cli.Tests;

/// <summary>A file that is reached twice is converted once.</summary>
public sealed class SameFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SameFileTests()
    {
        _folder.Write("logs/1.log", Samples.RecordOf("1"));
        _folder.Write("logs/sub/2.log", Samples.RecordOf("2"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("logs logs/1.log", "logs/1.log: named twice")]
    [InlineData("logs logs/*.log", "logs/1.log: named twice")]
    [InlineData("logs ./logs/1.log", "./logs/1.log: the same file as logs/1.log")]
    [InlineData("logs logs", "logs: the same folder as logs")]
    [InlineData("logs logs/sub", "logs/sub: the same folder as logs/sub")]
    [InlineData("logs/sub logs", "logs/sub: the same folder as logs/sub")]
    public async Task Convert_FileNamedInTwoWays_IsConvertedOnce(string inputs, string note)
    {
        ToolResult result = await ConvertAsync(inputs.Split(' '));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["1", "2"], Samples.Interfaces(result).Order());
        Assert.Contains($"left out: {note}\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_Links_AreFollowedOnce()
    {
        _folder.Write("elsewhere/3.log", Samples.RecordOf("3"));
        Directory.CreateSymbolicLink(_folder["logs/loop"], _folder["logs"]);
        Directory.CreateSymbolicLink(_folder["logs/linked"], _folder["elsewhere"]);
        File.CreateSymbolicLink(_folder["logs/soft.log"], _folder["logs/1.log"]);
        using (Process link = Process.Start("ln", [_folder["logs/1.log"], _folder["logs/hard.log"]]))
            await link.WaitForExitAsync();
        ToolResult result = await ConvertAsync("logs");
        Assert.Equal(["1", "2", "3"], Samples.Interfaces(result).Order());
        Assert.Contains("left out: logs/loop: the same folder as logs\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("left out: logs/hard.log: the same file as logs/1.log\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("left out: logs/soft.log: the same file as logs/1.log\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_CompressedCopyBesideAFile_IsNoted()
    {
        _folder.WriteGzip("logs/1.log.gz", Samples.RecordOf("1"));
        ToolResult result = await ConvertAsync("logs");
        Assert.Equal(["1", "1", "2"], Samples.Interfaces(result).Order());
        Assert.StartsWith(
            "note: logs/1.log.gz: is next to 1.log; if both have the same records, they are read twice\n",
            result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_StandardInputTwice_IsReadOnce()
    {
        ToolResult result = await Tool.RunAsync(
            new Tool.Run { Arguments = ["convert", "-", "-"], Input = System.Text.Encoding.ASCII.GetBytes(Samples.Record) });
        Assert.Equal(0, result.ExitCode);
        Assert.Single(result.Lines);
        Assert.StartsWith("left out: stdin: named twice\n", result.Error, StringComparison.Ordinal);
    }

    private Task<ToolResult> ConvertAsync(params string[] inputs)
        => Tool.RunAsync(new Tool.Run { Arguments = ["convert", .. inputs], Folder = _folder.Path });
}
