namespace VpcFlow.Cli.Tests;

public sealed class ThreadsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Convert_AnyNumberOfThreads_GivesTheSame()
    {
        ToolResult generated = await Tool.RunAsync("generate", "--records", "5000", "-f", "v5", "--seed", "3");
        string file = _folder.Write("flow.log", generated.Output + Samples.Bad + "\n" + generated.Output);
        ToolResult one = await Tool.RunAsync("convert", file, "--threads", "1");
        Assert.Equal(10_000, one.Lines.Length);
        foreach (string threads in new[] { "2", "7" })
        {
            ToolResult many = await Tool.RunAsync("convert", file, "--threads", threads);
            Assert.Equal(one.OutputBytes, many.OutputBytes);
            Assert.Equal(one.Error.Split('\n')[0], many.Error.Split('\n')[0]);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("257")]
    [InlineData("many")]
    public async Task Convert_WrongNumberOfThreads_IsWrongUsage(string threads)
    {
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("flow.log", Samples.Record), "--threads", threads);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--threads", result.Error, StringComparison.Ordinal);
    }
}
