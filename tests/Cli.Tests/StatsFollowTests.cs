using System.Diagnostics;
using System.Text;
using VpcFlow.Cli.Tests.Faults;

namespace VpcFlow.Cli.Tests;

/// <summary><c>vpcflow stats --follow</c> shows what is appended, rotated and new, until it is interrupted.</summary>
public sealed class StatsFollowTests : IDisposable
{
    private const string Header = "srcaddr protocol bytes\n";

    private static readonly TimeSpan s_limit = Tool.Limit;

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    public void Dispose()
    {
        // A failed test leaves behind what would run for ever.
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Follow_InAPipe_WritesATableWhenThereIsSomethingNew()
    {
        string path = _folder.Write("logs/flow.log", Header + "10.0.0.1 6 100\n");
        Process process = Start("--by", "srcaddr", "--sum", "bytes", "--count");
        Task<string> error = process.StandardError.ReadToEndAsync();
        var output = new Output(process);
        await output.WaitForAsync("10.0.0.1  100 bytes      1  100.0 %");

        File.AppendAllText(path, "10.0.0.2 6 300\n10.0.0.1 6 half of a li");
        await output.WaitForAsync("10.0.0.2  300 bytes      1  75.0 %", "10.0.0.1  100 bytes      1  25.0 %");

        // A file that was renamed is not counted again, and the one in its place is.
        File.AppendAllText(path, "ne\n");
        File.Move(path, _folder["logs/flow.log.1"]);
        _folder.Write("logs/flow.log", Header + "10.0.0.3 6 600\n");
        await output.WaitForAsync("10.0.0.3  600 bytes      1  60.0 %", "10.0.0.2  300 bytes      1  30.0 %");

        // One that was truncated begins anew.
        File.WriteAllText(path, Header + "10.0.0.4 6 1\n");
        await output.WaitForAsync("10.0.0.4");

        Tool.Signal(process, "INT");
        await process.WaitForExitAsync().WaitAsync(s_limit);
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("4 records, 1 rejected;", await error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_ToJson_WritesOneObjectAfterAnother()
    {
        string path = _folder.Write("logs/flow.log", Header + "10.0.0.1 6 100\n");
        Process process = Start("--sum", "bytes", "--to", "json");
        var output = new Output(process);
        await output.WaitForAsync("\"sum_bytes\": 100");
        File.AppendAllText(path, "10.0.0.2 6 300\n");
        await output.WaitForAsync("\"sum_bytes\": 400");
        Tool.Signal(process, "TERM");
        await process.WaitForExitAsync().WaitAsync(s_limit);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Follow_WithoutTheFields_EndsWithAUsageError()
    {
        _folder.Write("logs/flow.log", Header + "10.0.0.1 6 100\nbad\n");
        using var process = new ShipProcess(["stats", _folder["logs"], "--follow", "--interval", "1s", "--by", "dstaddr"]);

        // What is said of the last line shows that the file was read.
        await process.WaitForErrorAsync("line 3");
        process.Signal("INT");
        Assert.Equal((2, ""), (await process.WaitAsync(), process.Output));
        Assert.Contains("these statistics need dstaddr, which no input has", process.Error, StringComparison.Ordinal);
    }

    [TmuxFact]
    public async Task Follow_OnATerminal_RefreshesAScreenOfItsOwn()
    {
        string path = _folder.Write("logs/flow.log", Header + "10.0.0.1 6 100\n");
        string session = $"vpcflow-{Guid.NewGuid():N}";
        string tool = Path.Combine(AppContext.BaseDirectory, "VpcFlow.Cli.dll");
        await TmuxAsync(
            "new-session", "-d", "-s", session, "-x", "80", "-y", "24", "-c", _folder.Path,
            $"echo before; dotnet '{tool}' stats logs --by srcaddr --sum bytes --follow --interval 1s; echo exit code $?; cat");
        try
        {
            string first = await WaitForScreenAsync(session, "10.0.0.1  100 bytes");
            Assert.DoesNotContain("before", first, StringComparison.Ordinal);
            File.AppendAllText(path, "10.0.0.2 6 300\n");
            string second = await WaitForScreenAsync(session, "10.0.0.2  300 bytes");
            Assert.Single(second.Split('\n'), line => line.StartsWith("srcaddr", StringComparison.Ordinal));
            Assert.All(second.Split('\n'), line => Assert.InRange(line.Length, 0, 80));

            await TmuxAsync("send-keys", "-t", session, "C-c");
            string last = await WaitForScreenAsync(session, "exit code 0");
            Assert.StartsWith("before\n", last, StringComparison.Ordinal);
            Assert.Contains("10.0.0.2  300 bytes  75.0 %", last, StringComparison.Ordinal);
        }
        finally
        {
            await TmuxAsync("kill-session", "-t", session);
        }
    }

    private static async Task<string> WaitForScreenAsync(string session, string text)
    {
        long begin = Stopwatch.GetTimestamp();
        while (true)
        {
            string screen = await TmuxAsync("capture-pane", "-p", "-t", session);
            if (screen.Contains(text, StringComparison.Ordinal))
                return screen;
            Assert.True(Stopwatch.GetElapsedTime(begin) < s_limit, $"'{text}' does not appear:\n{screen}");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    private static async Task<string> TmuxAsync(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("tmux", arguments) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    private Process Start(params string[] arguments)
        => _process = Tool.StartWaiting(["stats", _folder["logs"], "--follow", "--interval", "1s", .. arguments]);

    /// <summary>What a process writes, as it writes it.</summary>
    private sealed class Output
    {
        private readonly StringBuilder _text = new();

        public Output(Process process)
        {
            process.OutputDataReceived += (_, line) =>
            {
                lock (_text)
                    _text.AppendLine(line.Data);
            };
            process.BeginOutputReadLine();
        }

        public async Task WaitForAsync(params string[] texts)
        {
            long begin = Stopwatch.GetTimestamp();
            while (!texts.All(Contains))
            {
                Assert.True(Stopwatch.GetElapsedTime(begin) < s_limit, $"'{string.Join("', '", texts)}' is not written:\n{_text}");
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }

        private bool Contains(string text)
        {
            lock (_text)
                return _text.ToString().Contains(text, StringComparison.Ordinal);
        }
    }
}
