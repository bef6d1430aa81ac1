using System.Text;
using VpcFlow.Cli.Detecting;
using VpcFlow.Cli.Inputs;

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
            container:  gzip
            format:     {{FlowLogFormats.V5}}
            preset:     v5
            version:    5
            fields:     29
            based on:   the header
            records:    1 of 1 line

            [FlowLogFormat(FlowLogFormats.V5)]
            public partial class FlowLogs;

            """,
            result.Output);
    }

    [Theory]
    [InlineData("detect flow.parquet")]
    [InlineData("detect - < flow.parquet")]
    public async Task Detect_Parquet_NamesTheFormatOfItsColumns(string command)
    {
        string log = _folder.Write("flow.log", $"{Samples.V5Header}\n{Samples.V5Record}\n{Samples.V5Record}\n");
        ToolResult converted = await Tool.RunAsync("convert", log, "--to", "parquet", "-o", _folder["flow.parquet"]);
        Assert.True(converted.ExitCode == 0, converted.Error);
        ToolResult result = await Tool.ShellAsync($"$vpcflow {command}", _folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("container:  Parquet\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("preset:     v5\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("based on:   the names of the columns\nrecords:    2 of 2 lines\n", result.Output, StringComparison.Ordinal);
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
        Assert.Equal(attribute is null ? 1 : 0, result.ExitCode);
        Assert.Contains(attribute ?? "", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_EveryPresetWithoutHeader_IsGuessed()
    {
        foreach (string name in FlowLogFormat.PresetNames)
        {
            FlowLogFormat.TryGetPreset(name, out FlowLogFormat? format);
            DetectedFormat detected = await DetectAsync(_folder, Generated.Lines(format!, 50, withHeader: false));
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
    public async Task Detect_NoPresetFits_SaysHowManyFieldsAndExits1()
    {
        ToolResult result = await Tool.RunAsync("detect", _folder.Write("flow.log", "1 2  3\n4 5 6\r\n\n7\n"));
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("no preset matches", result.Error, StringComparison.Ordinal);
        Assert.Contains("2 of 3 lines have 3 fields", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_NoPresetFitsInEnvelopes_CountsTheFieldsInside()
    {
        ToolResult result = await Tool.RunAsync(
            "detect", _folder.Write("flow.json", "{ \"message\" : \"1 2 3 4\" }\n{\"message\":\"5 6 7 8\"}\n"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("the lines have 4 fields", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_FieldsInAnotherOrder_IsNoPreset()
    {
        // As many fields as v3, but those of AWS's 21-field example.
        string line = "3 vpc-abcdefab012345678 subnet-aaaaaaaa012345678 i-01234567890123456 eni-1235b8ca123456789 123456789010 "
            + "IPv4 52.213.180.42 10.0.0.62 43416 5001 52.213.180.42 10.0.0.62 6 568 8 1566848875 1566848933 ACCEPT 2 OK";
        ToolResult result = await Tool.RunAsync("detect", _folder.Write("flow.log", line));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("the lines have 21 fields", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_RecordsAndRejectedLines_CountsBothAndSaysWhy()
    {
        ToolResult result = await Tool.RunAsync(
            "detect", _folder.Write("flow.log", $"{Samples.Header}\n{Samples.Record}\n{Samples.Bad}\n{Samples.Record}\n"));
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            "records:    2 of 3 lines; 1 rejected, the first: line 3 (byte "
                + $"{Samples.Header.Length + Samples.Record.Length + 2}): field dstport: found \"x\", expected ",
            result.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_MoreLinesThanAreLookedAt_SaysHowMany()
    {
        string text = Samples.Header + "\n" + string.Concat(Enumerable.Repeat(Samples.Record + "\n", 30_000));
        ToolResult result = await Tool.RunAsync("detect", _folder.WriteGzip("flow.log.gz", text));
        Assert.Contains("records:    1,000 of the first 1,000 lines\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_HeaderAboveRejectedLinesOnly_Exits1()
    {
        ToolResult result = await Tool.RunAsync("detect", _folder.Write("flow.log", $"{Samples.V5Header}\n{Samples.Record}\n"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("preset:     v5\n", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"its only line is not a record: line 2 (byte {Samples.V5Header.Length + 1}): found 14 fields, expected 29 fields",
            result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_HeaderOfOneField_IsFound()
    {
        DetectedFormat detected = await DetectAsync(_folder, Encoding.ASCII.GetBytes("\n\nversion srcaddr\n"));
        Assert.Equal("${version} ${srcaddr}", detected.Format?.ToString());
        Assert.StartsWith("the header on line 3;", detected.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_PipeThatStaysOpen_AnswersOnceItHasEnough()
    {
        using System.Diagnostics.Process process = Tool.StartWaiting("detect", "-");
        byte[] lines = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Samples.Record + "\n", 1000)));
        await process.StandardInput.BaseStream.WriteAsync(lines);
        await process.StandardInput.BaseStream.FlushAsync();
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Tool.Limit);
        Assert.Contains("1,000 of the first 1,000 lines match this format", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_Folder_IsATableWithWhatWasRejected()
    {
        _folder.Write("logs/a", $"{Samples.Header}\n{Samples.Record}\n{Samples.Bad}\n");
        _folder.WriteGzip("logs/b.log", $"{Samples.V5Record}\n{Samples.V5Record}\n");
        _folder.Write("logs/c", "srcaddr bytes\n10.0.0.1 5\n");
        _folder.Write("logs/d", "dstaddr bytes\n10.0.0.1 5\n");
        _folder.Write("logs/notes.md", "Not a flow log.\n");
        _folder.Write("logs/empty", "");
        ToolResult result = await Tool.RunAsync(new Tool.Run { Arguments = ["detect", "logs"], Folder = _folder.Path });
        string reason = $"line 3 (byte {Samples.Header.Length + Samples.Record.Length + 2}): field dstport: found \"x\", "
            + "expected a whole number from 0 to 65535 without leading zeros";
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            $$"""
            CONTAINER  FORMAT        VERSION  RECORDS  REJECTED  FILE
            text       default             2        1         1  logs/a
              first rejected: {{reason}}
            gzip       v5?                 5        2         0  logs/b.log
            text       2 fields (1)        2        1         0  logs/c
            text       2 fields (2)        2        1         0  logs/d

            // default, in 1 file
            [FlowLogFormat(FlowLogFormats.Default)]
            public partial class FlowLogs;

            // v5, in 1 file
            [FlowLogFormat(FlowLogFormats.V5)]
            public partial class FlowLogs;

            // 2 fields (1), in 1 file
            [FlowLogFormat("${srcaddr} ${bytes}")]
            public partial class FlowLogs;

            // 2 fields (2), in 1 file
            [FlowLogFormat("${dstaddr} ${bytes}")]
            public partial class FlowLogs;

            """,
            result.Output);
        Assert.Contains(
            "left out: logs/notes.md: there is no header and no preset matches; the lines have 4 fields\n",
            result.Error,
            StringComparison.Ordinal);
        Assert.EndsWith("1 file left out\n", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("empty", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_FolderWithoutARecord_Exits1()
    {
        _folder.Write("logs/notes.md", "Not a flow log.\n");
        ToolResult result = await Tool.RunAsync("detect", _folder["logs"], "--quiet");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal($"vpcflow: {_folder["logs"]}: no record in 1 file\n1 file left out\n", result.Error);
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
        Assert.Contains("\n// default, in 2 files\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detect_InputThatCanNotBeRead_Exits3()
    {
        string parquet = _folder.Write("flow.parquet", "PAR1....PAR1");
        string damaged = _folder.Write("flow.log.gz", [0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        Assert.Contains("The Parquet file ", (await AssertExit3(parquet)).Error, StringComparison.Ordinal);
        Assert.Contains("the gzip content is ", (await AssertExit3(damaged)).Error, StringComparison.Ordinal);
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
    public async Task Detect_HeaderBelowRecords_SaysWhere()
    {
        DetectedFormat detected = await DetectAsync(_folder, Encoding.ASCII.GetBytes($"{Samples.Record}\n{Samples.V5Header}\n"));
        Assert.Equal("v5", detected.Format?.PresetName);
        Assert.StartsWith("the header on line 2;", detected.Evidence, StringComparison.Ordinal);
    }

    private static async Task<DetectedFormat> DetectAsync(TemporaryFolder folder, byte[] text)
    {
        using var source = new SampleSource(new InputFile(folder.Write("sample.log", text)));
        return await new FormatDetector(source, "flow.log", []).DetectAsync(default);
    }

    private static async Task<ToolResult> AssertExit3(string file)
    {
        ToolResult result = await Tool.RunAsync("detect", file);
        Assert.Equal(3, result.ExitCode);
        return result;
    }
}
