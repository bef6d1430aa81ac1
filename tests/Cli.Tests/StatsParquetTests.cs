namespace VpcFlow.Cli.Tests;

/// <summary><c>vpcflow stats</c> of Parquet reads only the columns it needs, unless their format is given or one is missing.</summary>
public sealed class StatsParquetTests : IDisposable
{
    private const string Format = "srcaddr dstaddr dstport protocol bytes start end action";

    private readonly TemporaryFolder _folder = new();

    public StatsParquetTests() => _folder.Write("flow.log", Format + """

        10.0.0.1 8.8.8.8 53 17 1500000 1700000000 1700000060 ACCEPT
        10.0.0.2 8.8.8.8 53 17 500000 1700000000 1700000061 ACCEPT
        10.0.0.1 10.0.0.9 443 6 7 1700000100 1700000400 REJECT
        - - - - - - 1700000400 -

        """);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--by dstport --where srcaddr=10.0.0.1", null)]
    [InlineData("--by action --sum bytes", null)]
    [InlineData("--every 5m --by action --count", null)]
    [InlineData("--by srcaddr,dstport --sum bytes", Format)]
    [InlineData("--by srcaddr --sum packets", null)]
    public async Task Stats_OfParquet_AreThoseOfTheText(string arguments, string? format)
    {
        Assert.Equal(0, (await RunAsync("convert", "flow.log", "--to", "parquet", "-o", "flow.parquet")).ExitCode);
        string[] options = [.. arguments.Split(' '), "--to", "csv", .. format is null ? Array.Empty<string>() : ["-f", format]];
        ToolResult text = await RunAsync(["stats", "flow.log", .. options]);
        ToolResult parquet = await RunAsync(["stats", "flow.parquet", .. options]);
        Assert.Equal((text.ExitCode, text.Output), (parquet.ExitCode, parquet.Output));

        // The message has the fields of the input, which are all columns.
        if (text.ExitCode != 0)
            Assert.Equal(text.Error, parquet.Error);
    }

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = arguments, Folder = _folder.Path });
}
