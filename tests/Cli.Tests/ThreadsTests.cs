namespace VpcFlow.Cli.Tests;

public sealed class ThreadsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Convert_AnyNumberOfThreads_WritesTheSame()
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

    [Fact]
    public async Task Convert_ManyFiles_WritesTheSameWithAnyNumberOfThreads()
    {
        // Small files, plain and compressed, some of them with bad lines, damaged or empty, and one file large enough for several threads.
        for (int i = 0; i < 12; i++)
        {
            ToolResult generated = await Tool.RunAsync(
                "generate", "--records", i == 7 ? "9000" : "300", "-f", i % 2 == 0 ? "v5" : "v3", "--seed", $"{i}");
            string text = generated.Output + (i % 3 == 0 ? Samples.Bad + "\n" : "");
            if (i % 4 == 1)
                _folder.WriteGzip($"in/{i:00}.log.gz", text);
            else
                _folder.Write($"in/{i:00}.log", text);
        }

        File.WriteAllBytes(_folder["in/05.log.gz"], File.ReadAllBytes(_folder["in/05.log.gz"])[..2000]);
        _folder.Write("in/06.log", "");

        ToolResult one = await ConvertFolderAsync("1");
        string rejects = File.ReadAllText(_folder["rejects1"]);
        Assert.Equal(3, one.ExitCode);
        Assert.Contains("05.log.gz: the gzip content is ", one.Error, StringComparison.Ordinal);
        Assert.Equal(3, rejects.Split('\n').Length - 1);
        foreach (string threads in new[] { "2", "5", "16" })
        {
            ToolResult many = await ConvertFolderAsync(threads);
            Assert.Equal(one.OutputBytes, many.OutputBytes);
            Assert.Equal(one.Error.Split('\n')[..^2], many.Error.Split('\n')[..^2]);
            Assert.Equal(one.ExitCode, many.ExitCode);
            Assert.Equal(rejects, File.ReadAllText(_folder["rejects" + threads]));
        }
    }

    [Fact]
    public async Task Convert_FileOfAnotherFormatAmongMany_EndsAfterThoseBeforeIt()
    {
        for (int i = 0; i < 6; i++)
            _folder.Write($"in/{i}.log", (await Tool.RunAsync("generate", "--records", "50", "-f", i == 3 ? "v3" : "v5")).Output);
        ToolResult result = await Tool.RunAsync("convert", _folder["in"], "-f", "v5", "--threads", "4");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(150, result.Lines.Length);
        Assert.Contains("3.log", result.Error, StringComparison.Ordinal);
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

    private Task<ToolResult> ConvertFolderAsync(string threads)
        => Tool.RunAsync("convert", _folder["in"], "--threads", threads, "--rejects", _folder["rejects" + threads]);
}
