using System.Text.Json;

namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>How <c>vpcflow ship</c> writes its messages.</summary>
public sealed class ShipLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ShipLogTests() => _folder.Write("flow.log", $"{Samples.Record}\nbad\n");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("--log json")]
    public async Task Ship_OffATerminal_WritesJson(string option)
    {
        ToolResult result = await Tool.ShellAsync($"$vpcflow ship flow.log --to out --state state {option}", _folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement[] lines =
        [
            .. result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement),
        ];
        Assert.True(lines.Length > 1);
        Assert.All(lines, l => Assert.Equal("vpcflow", l.GetProperty("service.name").GetString()));
        Assert.All(lines, l => Assert.InRange(
            DateTimeOffset.UtcNow - l.GetProperty("@timestamp").GetDateTimeOffset(), TimeSpan.Zero, TimeSpan.FromHours(1)));
        Assert.Contains(lines, l => l.GetProperty("message").GetString()!.Contains("line 2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "--log text")]
    [InlineData("VPCFLOW__LOG=text", "")]
    [InlineData("VPCFLOW__LOG=json", "--log text")]
    [InlineData("VPCFLOW__LOG=json", "--dry-run")]
    public async Task Ship_TextIsAskedFor_WritesText(string variable, string option)
    {
        ToolResult result = await Tool.ShellAsync($"{variable} $vpcflow ship flow.log --to out --state state {option}", _folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.DoesNotContain("{", result.Error, StringComparison.Ordinal);
        Assert.Equal(option != "--dry-run", result.Error.Contains("flow.log: line 2", StringComparison.Ordinal));
    }

    /// <summary>On a terminal, people read.</summary>
    [Fact]
    public async Task Ship_OnATerminal_WritesText()
    {
        ToolResult result = await Tool.ShellAsync(
            "TERM=xterm script -qec \"$vpcflow ship flow.log --to out --state state\" /dev/null < /dev/null", _folder.Path);
        Assert.DoesNotContain("@timestamp", result.Output, StringComparison.Ordinal);
        Assert.Contains("flow.log: line 2", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ship_UnknownFormat_SaysWhatIsExpectedAndExits2()
    {
        ToolResult result = await Tool.ShellAsync("$vpcflow ship flow.log --to out --log xml", _folder.Path);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("xml", result.Error, StringComparison.Ordinal);
        Assert.Contains("json", result.Error, StringComparison.Ordinal);
    }
}
