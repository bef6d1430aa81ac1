namespace VpcFlow.Cli.Tests;

/// <summary><c>--format</c>, once or several times, and what is read without it.</summary>
public sealed class FormatOptionTests : IDisposable
{
    private const string TransitGatewayRecord =
        "6 TransitGateway 123456789010 tgw-1 tgw-attach-1 123456789010 123456789011 vpc-1 vpc-2 subnet-1 subnet-2 eni-1 eni-2 use1-az1 "
        + "use1-az2 tgw-attach-2 10.0.0.1 10.1.0.1 443 50000 6 10 840 1418530010 1418530070 OK IPv4 0 0 0 0 19 us-east-1 ingress - -";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Convert_SeveralFormats_ReadsEachFileInItsOwn()
    {
        string[] files =
        [
            _folder.Write("1.log", Samples.Record + "\n"), _folder.Write("2.log", "77 10.0.0.1\n"), _folder.Write("3.log", "10.0.0.2 78\n"),
            _folder.Write("4.log", "vpc-id srcaddr bytes\nvpc-1 10.0.0.3 79\n"),
        ];
        ToolResult result = await Tool.RunAsync(["convert", .. files, "-f", "srcaddr bytes", "--format", "bytes srcaddr", "-f", "default"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("4 records, 0 rejected, 1 header", result.Error, StringComparison.Ordinal);
        string[] expected = ["172.31.16.139", "10.0.0.1", "10.0.0.2", "10.0.0.3"];
        Assert.Equal(4, result.Lines.Length);
        Assert.All(result.Lines.Zip(expected), d => Assert.Contains($"\"address\":\"{d.Second}\"", d.First, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Convert_FormatsThatCantBeToldApart_Exits2AndNamesThem()
    {
        string file = _folder.Write("1.log", "10.0.0.1 10.0.0.2 3\n");
        string[] formats = ["-f", "srcaddr dstaddr bytes", "-f", "v5", "-f", "dstaddr srcaddr packets"];
        foreach (string command in new[] { "convert", "detect" })
        {
            ToolResult result = await Tool.RunAsync([command, file, .. formats]);
            Assert.Equal(2, result.ExitCode);
            Assert.Equal("", result.Output);
            Assert.Equal(
                "vpcflow: --format: two formats can't be told apart in lines without a header, since they have as many fields and the same "
                    + "kinds of values:\n  srcaddr dstaddr bytes\n  dstaddr srcaddr packets\n"
                    + "Run vpcflow once for each of them, with its files.\n",
                result.Error);
        }
    }

    /// <summary>The same format twice is one format, which headers must name.</summary>
    [Fact]
    public async Task Convert_SameFormatTwice_IsOneFormat()
    {
        string file = _folder.Write("1.log", "srcaddr bytes\n10.0.0.1 2\n");
        ToolResult result = await Tool.RunAsync("convert", file, "-f", "v5", "-f", "V5");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the header names a different format", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_NoLineOfSeveralFormats_SaysSo()
    {
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("1.log", Samples.Record), "-f", "v5", "-f", "v3");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("found 14 fields, expected 29 fields", result.Error, StringComparison.Ordinal);
        Assert.Contains("There is no header, and no line matches a given format: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version version srcaddr ?srcaddr srcaddr", "1 2 10.0.0.1 x 10.0.0.2", "version, srcaddr")]
    [InlineData("version srcaddr version", "1 10.0.0.1 2", "version")]
    [InlineData("?srcaddr srcaddr", "10.0.0.2 10.0.0.1", null)]
    public async Task Convert_RepeatedName_IsNotedOnceAndReadFromTheFirstColumn(string format, string line, string? repeated)
    {
        string[] arguments = ["convert", _folder.Write("1.log", line + "\n"), _folder.Write("2.log", line + "\n"), "-f", format];
        ToolResult result = await Tool.RunAsync(arguments);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, result.Lines.Length);
        Assert.All(result.Lines, document => Assert.Contains("\"address\":\"10.0.0.1\"", document, StringComparison.Ordinal));
        string note = $"note: --format names {repeated} more than once; the first column is read, others are skipped\n";
        Assert.Equal(repeated is null ? 1 : 2, result.Error.Split("note: --format").Length);
        Assert.Equal(repeated is not null, result.Error.Contains(note, StringComparison.Ordinal));
        Assert.Equal("", (await Tool.RunAsync([.. arguments, "--quiet"])).Error);
    }

    [Fact]
    public async Task Convert_TransitGatewayWithoutHeader_NeedsNoFormat()
    {
        string file = _folder.Write("1.log", TransitGatewayRecord + "\n");
        ToolResult result = await Tool.RunAsync("convert", file, _folder.Write("2.log", Samples.Record));
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("2 records, 0 rejected", result.Error, StringComparison.Ordinal);
        Assert.Equal((await Tool.RunAsync("convert", file, "-f", "tgw")).Lines[0], result.Lines[0]);
    }

    /// <summary>A given format is tried before the presets, one of which has as many fields.</summary>
    [Fact]
    public async Task Detect_GivenFormat_IsTriedFirst()
    {
        string swapped = FlowLogFormats.Default.Replace("srcaddr", "x").Replace("dstaddr", "srcaddr").Replace("{x}", "{dstaddr}");
        string file = _folder.Write("1.log", Samples.Record);
        Assert.Contains("preset:     default\n", (await Tool.RunAsync("detect", file)).Output, StringComparison.Ordinal);
        ToolResult result = await Tool.RunAsync("detect", file, "-f", swapped, "-f", "srcaddr bytes");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"format:     {swapped}\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("many also match default", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_NoGivenFormatMatches_SaysSo()
    {
        ToolResult result = await Tool.RunAsync("detect", _folder.Write("1.log", "a b\n"), "-f", "srcaddr bytes");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no given format or preset matches; the lines have 2 fields", result.Error, StringComparison.Ordinal);
    }
}
