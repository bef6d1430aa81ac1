namespace VpcFlow.Cli.Tests;

/// <summary>--where selects records.</summary>
public sealed class WhereTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WhereTests() => _folder.Write("flow.log", $"{Samples.RecordOf("eni-one")}\n{Samples.RecordOf("eni-two")}\n2 3\n");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("interface-id = eni-two", "eni-two", 1)]
    [InlineData("interface-id like '%'", "eni-one,eni-two", 0)]
    public async Task Convert_Where_TakesTheRecordsThatMatch(string filter, string names, int filtered)
    {
        ToolResult result = await RunAsync("convert", "flow.log", "--where", filter);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(names.Split(','), Samples.Interfaces(result));
        Assert.Equal(filtered > 0, result.Error.Contains($"{filtered} filtered out,", StringComparison.Ordinal));
        Assert.Contains("1 rejected", result.Error, StringComparison.Ordinal);
    }

    /// <summary>A source with records is a flow log, even if the filter takes none of them.</summary>
    [Fact]
    public async Task Convert_WhereNothingMatches_IsNotAFailure()
    {
        ToolResult result = await RunAsync("convert", "flow.log", "--where", "dstport is absent");
        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Contains("0 records, 2 filtered out, 1 rejected", result.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_InvalidFilter_MarksThePosition()
    {
        ToolResult result = await RunAsync("convert", "flow.log", "--where", "action = REJECT and dstprt = 22");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "--where: At character 21: 'dstprt' is not a field; did you mean 'dstport'?\n"
                + "  action = REJECT and dstprt = 22\n                      ^^^^^^",
            result.Error,
            StringComparison.Ordinal);
    }

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = arguments, Folder = _folder.Path });
}
