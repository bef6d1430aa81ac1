using System.Text;
using VpcFlow.Cli.Detecting;

namespace VpcFlow.Cli.Tests;

public sealed class DetectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Detect_Header_NamesFormatPresetAndAttribute()
    {
        string file = _folder.WriteGzip("flow.log.gz", $"{Samples.V5Header}\n{Samples.V5Record}\n");
        ToolResult result = await Tool.RunAsync("detect", file);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            $$"""
            input:      {{file}}
            format:     {{FlowLogFormats.V5}}
            preset:     v5
            version:    5
            fields:     29
            based on:   the header

            [FlowLogFormat(FlowLogFormats.V5)]
            public partial class FlowLogs;

            """,
            result.Output);
    }

    [Theory]
    [InlineData("version_then dst_port", null)]
    [InlineData("version_then dstport", "[FlowLogFormat(\"${?version_then} ${dstport}\")]")]
    [InlineData("dstport srcaddr tgw_id", "[FlowLogFormat(\"${dstport} ${srcaddr} ${tgw-id}\")]")]
    [InlineData(Samples.Header, "[FlowLogFormat(FlowLogFormats.Default)]")]
    public async Task Detect_AnyHeader_WritesTheAttribute(string header, string? attribute)
    {
        ToolResult result = await Tool.RunAsync(
            new Tool.Run { Arguments = ["detect", "-"], Input = Encoding.UTF8.GetBytes($"\uFEFF{header}\r\n") });
        Assert.Equal(attribute is null ? 2 : 0, result.ExitCode);
        Assert.Contains(attribute ?? "", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Detect_EveryPresetWithoutHeader_IsGuessed()
    {
        foreach (string name in FlowLogFormat.PresetNames)
        {
            FlowLogFormat.TryGetPreset(name, out FlowLogFormat? format);
            DetectedFormat detected = FormatDetector.Detect(Generated.Lines(format!, 50, withHeader: false));
            Assert.True(detected.IsGuess);
            Assert.Equal(name, detected.Format?.PresetName);
            Assert.Contains("50 of the first 50 lines", detected.Evidence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Detect_NoHeader_SaysThatItIsAGuess()
    {
        ToolResult result = await Tool.RunAsync("detect", _folder.Write("flow.log", $"{Samples.V5Record}\n{Samples.V5Record}\nodd\n"));
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("preset:     v5\n", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            "based on:   a guess: there is no header, 2 of the first 3 lines match this format\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_NoPresetFits_SaysHowManyFieldsAndExits2()
    {
        ToolResult result = await Tool.RunAsync("detect", _folder.Write("flow.log", "1 2  3\n4 5 6\r\n\n7\n"));
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("no preset matches", result.Error, StringComparison.Ordinal);
        Assert.Contains("2 of 3 lines have 3 fields", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_NoPresetFitsInEnvelopes_CountsTheFieldsInside()
    {
        ToolResult result = await Tool.RunAsync(
            "detect", _folder.Write("flow.json", "{ \"message\" : \"1 2 3 4\" }\n{\"message\":\"5 6 7 8\"}\n"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the lines have 4 fields", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_FieldsInAnotherOrder_IsNoPreset()
    {
        // As many fields as v3, but those of AWS's 21-field example.
        string line = "3 vpc-abcdefab012345678 subnet-aaaaaaaa012345678 i-01234567890123456 eni-1235b8ca123456789 123456789010 "
            + "IPv4 52.213.180.42 10.0.0.62 43416 5001 52.213.180.42 10.0.0.62 6 568 8 1566848875 1566848933 ACCEPT 2 OK";
        ToolResult result = await Tool.RunAsync("detect", _folder.Write("flow.log", line));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the lines have 21 fields", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_Directory_ReportsEachFormatOnce()
    {
        _folder.Write("logs/1.log", $"{Samples.Header}\n{Samples.Record}\n");
        _folder.Write("logs/2.log", $"{Samples.V5Header}\n{Samples.V5Record}\n");
        _folder.Write("logs/3.log", $"{Samples.Header}\n{Samples.Record}\n");
        ToolResult result = await Tool.RunAsync("detect", _folder["logs"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, result.Lines.Count(l => l.StartsWith("[FlowLogFormat(", StringComparison.Ordinal)));
        Assert.Contains("1.log and 1 more\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_InputThatCanNotBeRead_Exits3()
    {
        string parquet = _folder.Write("flow.parquet", "PAR1....PAR1");
        string damaged = _folder.Write("flow.log.gz", [0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        Assert.Contains("does not read", (await AssertExit3(parquet)).Error, StringComparison.Ordinal);
        Assert.Contains("the gzip content is damaged", (await AssertExit3(damaged)).Error, StringComparison.Ordinal);
        Assert.Contains("no such file", (await AssertExit3(_folder["none"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_Empty_Exits2()
    {
        ToolResult result = await Tool.RunAsync("detect", _folder.Write("flow.log", ""));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("there are no lines to examine", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Detect_HeaderBelowRecords_SaysWhere()
    {
        DetectedFormat detected = FormatDetector.Detect(Encoding.ASCII.GetBytes($"{Samples.Record}\n{Samples.V5Header}\n"));
        Assert.Equal("v5", detected.Format?.PresetName);
        Assert.StartsWith("the header on line 2;", detected.Evidence, StringComparison.Ordinal);
    }

    private static async Task<ToolResult> AssertExit3(string file)
    {
        ToolResult result = await Tool.RunAsync("detect", file);
        Assert.Equal(3, result.ExitCode);
        return result;
    }
}
