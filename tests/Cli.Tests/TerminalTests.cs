namespace VpcFlow.Cli.Tests;

/// <summary>What the tool shows on a terminal of 80 columns, which <c>script</c> provides.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fields_OnATerminal_FitItAndNameEachField()
    {
        string[] lines = await OnTerminalAsync("$vpcflow fields");
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 80));
        Assert.Contains("srcaddr                           2  both   address", lines);
        Assert.Contains("    SourceAddress: source.address, source.ip, network.type, related.ip[0]", lines);
        Assert.All(FlowLogFieldInfo.All, f => Assert.Single(lines, l => l.StartsWith(f.Name + " ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Fields_OnAWideTerminal_TakeOneLineEach()
    {
        string[] lines = await OnTerminalAsync("stty cols 200; $vpcflow fields");
        Assert.Equal(FlowLogFieldInfo.All.Length + 1, lines.Length);
    }

    [Fact]
    public async Task Summary_OnATerminal_BreaksBetweenPhrases()
    {
        _folder.Write("flow.log", Samples.Record);
        string[] lines = await OnTerminalAsync("$vpcflow convert flow.log > out");
        Assert.Equal(
            $"1 record, 0 rejected, 0 headers, 0 blank lines in 1 input; {Samples.Record.Length} bytes read,",
            lines[0]);
        Assert.Matches(@"^  \d+ bytes written in \d+\.\d\d s, \d+\.\d MB/s$", lines[1]);
    }

    [Theory]
    [InlineData("-o out", true)]
    [InlineData("-o out -q", false)]
    [InlineData("-o out | cat", false)]
    [InlineData("-o out > other", false)]
    [InlineData("> out", false)]
    public async Task Progress_OnlyOnTwoTerminals_IsShown(string arguments, bool expected)
    {
        _folder.Write("flow.log", string.Concat(Enumerable.Repeat(Samples.Record + "\n", 150_000)));
        string[] lines = await OnTerminalAsync($"$vpcflow convert flow.log {arguments}");
        Assert.Equal(expected, lines.Any(l => l.Contains("converting", StringComparison.Ordinal)));
        Assert.Equal(150_000, File.ReadLines(_folder["out"]).Count());
    }

    private async Task<string[]> OnTerminalAsync(string line)
    {
        ToolResult result = await Tool.ShellAsync($"TERM=xterm script -qec \"stty cols 80; {line}\" /dev/null < /dev/null", _folder.Path);

        // The runtime sets the mode of the keypad when it asks for the width.
        string text = result.Output.Replace("\e[?1h\e=", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
