using System.Diagnostics;
using System.Text;

namespace VpcFlow.Cli.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Convert_CtrlCWhileWaitingForInput_EndsCleanly()
    {
        _folder.Write("out.ndjson", "of an earlier run");
        using Process process = Tool.StartWaiting(
            "convert", "-", "-o", _folder["out.ndjson"], "--force", "--rejects", _folder["rejects.ndjson"]);
        await process.StandardInput.BaseStream.WriteAsync(Encoding.ASCII.GetBytes($"{Samples.Record}\nbad\n"));
        await process.StandardInput.BaseStream.FlushAsync();
        await WaitAsync(process, () => new DirectoryInfo(_folder.Path).EnumerateFiles(".vpcflow-*.tmp").Any(f => f.Length > 0));
        Tool.Signal(process, "INT");
        ToolResult result = await EndAsync(process);
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("vpcflow: interrupted\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("out.ndjson was not written; the file is as it was\n", result.Error, StringComparison.Ordinal);
        Assert.Equal("of an earlier run", _folder.Read("out.ndjson"));
        Assert.Single(File.ReadAllLines(_folder["rejects.ndjson"]));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    /// <summary>The summary says what was done: two files have been read, and standard input is open.</summary>
    [Fact]
    public async Task Convert_CtrlCAfterSeveralInputs_SaysHowManyWereRead()
    {
        string first = _folder.Write("1.log", $"{Samples.Record}\n{Samples.Record}\nbad\n");
        string second = _folder.Write("2.log", Samples.Record);
        using Process process = Tool.StartWaiting("convert", first, second, "-", "-o", _folder["out.ndjson"]);
        await process.StandardInput.BaseStream.WriteAsync(Encoding.ASCII.GetBytes($"{Samples.RecordOf("third")}\n"));
        await process.StandardInput.BaseStream.FlushAsync();
        await WaitAsync(process, () => Pending().Any(f => File.ReadAllText(f).Contains("third", StringComparison.Ordinal)));
        Tool.Signal(process, "INT");
        ToolResult result = await EndAsync(process);
        Assert.Equal(130, result.ExitCode);
        Assert.EndsWith(
            "out.ndjson was not written\n2 of 3 inputs read to the end, with 3 records and 1 rejected line\n",
            result.Error,
            StringComparison.Ordinal);
        Assert.Empty(Pending());
    }

    /// <summary>Whoever reads the output may be slow: the end is awaited, and what was done is said.</summary>
    [Fact]
    public async Task Convert_CtrlCWhileTheOutputIsNotRead_SaysHowManyWereRead()
    {
        using Process process = Tool.StartWaiting("convert", "-");
        Task feeding = FeedAsync(process);

        // The tool has begun to write, and goes on until the pipe is full.
        await process.StandardOutput.BaseStream.ReadExactlyAsync(new byte[1]).AsTask().WaitAsync(Tool.Limit);
        await Task.Delay(1000);
        Tool.Signal(process, "INT");
        await Task.Delay(4000);
        Assert.False(process.HasExited);
        Task reading = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        ToolResult result = await EndAsync(process);
        await Task.WhenAll(reading, feeding);
        Assert.Equal(130, result.ExitCode);
        Assert.StartsWith("vpcflow: interrupted\n", result.Error, StringComparison.Ordinal);
    }

    private static async Task FeedAsync(Process process)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Generated.Lines(FlowLogFormat.Parse(FlowLogFormats.V5), 50_000));
        }
        catch (IOException)
        {
            // The tool has ended.
        }
    }

    private static async Task WaitAsync(Process process, Func<bool> isSo)
    {
        for (var time = Stopwatch.StartNew(); !isSo(); await Task.Delay(50))
            Assert.True(time.Elapsed < Tool.Limit && !process.HasExited, "The tool does not write.");
    }

    private string[] Pending() => Directory.GetFiles(_folder.Path, ".vpcflow-*.tmp");

    /// <summary>As <see cref="Tool.EndAsync"/>, but the input stays open: the signal ends the tool.</summary>
    private static async Task<ToolResult> EndAsync(Process process)
    {
        string error = await process.StandardError.ReadToEndAsync().WaitAsync(Tool.Limit);
        await process.WaitForExitAsync().WaitAsync(Tool.Limit);
        return new ToolResult(process.ExitCode, [], error);
    }
}
