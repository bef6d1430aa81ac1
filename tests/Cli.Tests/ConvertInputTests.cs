using System.Text;

namespace VpcFlow.Cli.Tests;

public sealed class ConvertInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Convert_SeveralInputs_AreReadInTheirOrder()
    {
        ToolResult result = await Tool.RunAsync(new Tool.Run
        {
            Arguments = ["convert", _folder.Write("b.log", Samples.RecordOf("b")), "-", _folder.WriteGzip("a.bin", Samples.RecordOf("a"))],
            Input = Encoding.ASCII.GetBytes(Samples.RecordOf("stdin")),
        });
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["b", "stdin", "a"], Samples.Interfaces(result));
        Assert.Contains(" in 3 inputs; ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_Directory_ReadsItsLogsByContentAndThoseBelowIt()
    {
        _folder.Write("logs/2.log", Samples.RecordOf("2"));
        _folder.Write("logs/1/x.txt", Samples.RecordOf("1-x"));
        _folder.WriteGzip("logs/1/y", Samples.RecordOf("1-y"));
        _folder.WriteGzip("logs/3.png", Samples.RecordOf("3"));
        _folder.Write("logs/4.md", Samples.RecordOf("4"));
        ToolResult result = await Tool.RunAsync("convert", _folder["logs"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["1-x", "1-y", "2", "3", "4"], Samples.Interfaces(result));
    }

    [Theory]
    [InlineData("*.log", "a,b")]
    [InlineData("?.log", "a,b")]
    [InlineData("[b-c].log", "b")]
    [InlineData("[!bs]*", "a,c")]
    [InlineData("**/*.log", "a,b,d,e")]
    [InlineData("**", "a,b,c,e,d")]
    [InlineData("sub/**/*.log", "d,e")]
    [InlineData("s*/deep/*", "d")]
    [InlineData("./s?b/e.*", "e")]
    [InlineData("s*", "e,d")]
    public async Task Convert_PatternThatNoShellExpanded_FindsFilesByName(string pattern, string names)
    {
        _folder.Write("b.log", Samples.RecordOf("b"));
        _folder.Write("a.log", Samples.RecordOf("a"));
        _folder.Write("c", Samples.RecordOf("c"));
        _folder.Write(".h.log", Samples.RecordOf("h"));
        _folder.Write("sub/deep/d.log", Samples.RecordOf("d"));
        _folder.Write("sub/e.log", Samples.RecordOf("e"));
        _folder.Write("sub/.git/f.log", Samples.RecordOf("f"));
        ToolResult result = await Tool.RunAsync(new Tool.Run { Arguments = ["convert", pattern], Folder = _folder.Path });
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(names.Split(',').Order(), Samples.Interfaces(result).Order());
    }

    [Fact]
    public async Task Convert_PatternWithWholePath_FindsFiles()
    {
        _folder.Write("x/1.log", Samples.RecordOf("1"));
        ToolResult result = await Tool.RunAsync("convert", _folder["x/*.log"]);
        Assert.Equal(["1"], Samples.Interfaces(result));
    }

    [Fact]
    public async Task Convert_FileWhoseNameIsAPattern_IsThatFile()
    {
        _folder.Write("[ab].log", Samples.RecordOf("brackets"));
        _folder.Write("a.log", Samples.RecordOf("a"));
        ToolResult result = await Tool.RunAsync("convert", _folder["[ab].log"]);
        Assert.Equal(["brackets"], Samples.Interfaces(result));
    }

    [Fact]
    public async Task Convert_MissingFile_IsNamedAndTheOthersAreConverted()
    {
        ToolResult result = await Tool.RunAsync("convert", _folder["none.log"], _folder.Write("there.log", Samples.RecordOf("there")));
        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"{_folder["none.log"]}: no such file or directory", result.Error, StringComparison.Ordinal);
        Assert.Equal(["there"], Samples.Interfaces(result));
    }

    [Theory]
    [InlineData("empty", "the folder contains no files to read")]
    [InlineData("*.zip", "no files match")]
    [InlineData("none/**/*.log", "no files match")]
    public async Task Convert_NothingFound_IsSaidAndExits3(string input, string message)
    {
        Directory.CreateDirectory(_folder["empty"]);
        ToolResult result = await Tool.RunAsync(new Tool.Run { Arguments = ["convert", input], Folder = _folder.Path });
        Assert.Equal(3, result.ExitCode);
        Assert.Equal($"vpcflow: {input}: {message}\n", result.Error);
    }

    [Fact]
    public async Task Convert_GzipThatIsCutOff_KeepsTheRecordsBeforeThatAndExits3()
    {
        byte[] whole = TemporaryFolder.Gzip(
            string.Concat(Enumerable.Range(0, 2000).Select(i => Samples.RecordOf($"eni-{i * 7919 % 2000}") + "\n")));
        string cut = _folder.Write("cut.log.gz", whole[..(whole.Length / 2)]);
        ToolResult result = await Tool.RunAsync("convert", cut, _folder.Write("next.log", Samples.RecordOf("next")));
        Assert.Equal(3, result.ExitCode);
        Assert.InRange(result.Lines.Length, 500, 1500);
        Assert.Equal("next", Samples.Interfaces(result)[^1]);
        Assert.Contains(
            $"{cut}: the gzip content is cut off, in the member that begins at byte 0 of the compressed data (after ",
            result.Error,
            StringComparison.Ordinal);
        Assert.StartsWith(
            $"{result.Lines.Length} records",
            result.Error.Split('\n')[^2].Replace(",", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("convert")]
    [InlineData("detect")]
    public async Task Read_InputThatFails_IsDescribedInWordsOfTheTool(string verb)
    {
        // Linux has files that can be opened and not read.
        ToolResult result = await Tool.RunAsync(verb, "/proc/self/mem");
        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith("vpcflow: /proc/self/mem: the device reports an input or output error\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_DamagedParquet_IsAnErrorAndExits3()
    {
        string file = _folder.Write("flow.log.parquet", "PAR1 and so on PAR1");
        ToolResult result = await Tool.RunAsync("convert", file, _folder.Write("there.log", Samples.RecordOf("there")));
        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"vpcflow: {file}: The Parquet file ", result.Error, StringComparison.Ordinal);
        Assert.Equal(["there"], Samples.Interfaces(result));
    }
}
