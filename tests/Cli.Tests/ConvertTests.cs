using System.Text;
using System.Text.Json;

namespace VpcFlow.Cli.Tests;

public sealed class ConvertTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Convert_FileWithHeader_WritesOneDocumentARecordAndASummary()
    {
        string file = _folder.Write("flow.log", $"{Samples.Header}\n{Samples.Record}\n\n{Samples.Bad}\n");
        ToolResult result = await Tool.RunAsync("convert", file);
        Assert.Equal(0, result.ExitCode);
        JsonElement document = JsonDocument.Parse(Assert.Single(result.Lines)).RootElement;
        Assert.Equal("2014-12-14T04:07:50.000Z", document.GetProperty("@timestamp").GetString());
        Assert.Equal("172.31.16.139", document.GetProperty("source").GetProperty("ip").GetString());
        Assert.Contains("1 record, 1 rejected, 1 header, 1 blank line in 1 input; ", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{new FileInfo(file).Length} bytes read, ", result.Error, StringComparison.Ordinal);
        Assert.Matches(@" written in \d+\.\d\d s, \d+\.\d MB/s\n$", result.Error);
    }

    [Fact]
    public async Task Convert_WithoutHeader_ReadsTheDefaultFormat()
    {
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("flow.log", Samples.Record));
        Assert.Equal(0, result.ExitCode);
        Assert.Single(result.Lines);
    }

    [Fact]
    public async Task Convert_HeaderOfAnotherFormat_DecidesTheFormatOfTheLinesBelow()
    {
        ToolResult result = await Tool.RunAsync(
            "convert",
            _folder.Write("flow.log", $"{Samples.Record}\n{Samples.V5Header}\n{Samples.V5Record}\ndstport srcaddr\n443 10.0.0.1\n"));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(3, result.Lines.Length);
        Assert.DoesNotContain("us-east-1", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains("\"region\":\"us-east-1\"", result.Lines[1], StringComparison.Ordinal);
        Assert.Contains("\"source\":{\"address\":\"10.0.0.1\",\"ip\":\"10.0.0.1\"}", result.Lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v5")]
    [InlineData("V5")]
    [InlineData(FlowLogFormats.V5)]
    public async Task Convert_FormatGiven_ReadsLinesWithoutHeader(string format)
    {
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("flow.log", Samples.V5Record + "\n"), "-f", format);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("\"tcp_flags_array\":[\"fin\",\"syn\",\"ack\"]", Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("srcaddr dst_addr ${bytes}", 2)]
    [InlineData("srcaddr dstaddr ${bytes}", 0)]
    [InlineData("srcaddr dstaddr bytes", 0)]
    public async Task Convert_FormatInAnySpelling_IsRead(string format, int exitCode)
    {
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("flow.log", "10.0.0.1 10.0.0.2 77\n"), "--format", format);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(exitCode == 0, result.Output.Contains("\"bytes\":77", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Convert_HeaderAgreesWithTheFormatGiven_IsRead()
    {
        ToolResult result = await Tool.RunAsync(
            "convert", _folder.Write("flow.log", $"{Samples.V5Header}\n{Samples.V5Record}\n"), "-f", "v5");
        Assert.Equal(0, result.ExitCode);
        Assert.Single(result.Lines);
    }

    [Fact]
    public async Task Convert_HeaderDisagreesWithTheFormatGiven_ShowsBothAndExits2()
    {
        string file = _folder.Write("flow.log", $"{Samples.V5Header}\n{Samples.V5Record}\n");
        ToolResult result = await Tool.RunAsync("convert", file, "-f", "v3");
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains($"{file}: the header names a different format from the one given", result.Error, StringComparison.Ordinal);
        Assert.Contains(FlowLogFormat.Parse(FlowLogFormats.V3).ToHeader() + "\n", result.Error, StringComparison.Ordinal);
        Assert.Contains(Samples.V5Header + "\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_EcsVersion_ChangesTheDocuments()
    {
        string file = _folder.Write("flow.log", Samples.Record);
        ToolResult first = await Tool.RunAsync("convert", file, "--ecs-version", "8.0");
        ToolResult second = await Tool.RunAsync("convert", file, "--ecs-version", "8.11", "--to", "ecs");
        Assert.Contains("\"ecs\":{\"version\":\"8.0.0\"}", first.Output, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"connection\"", first.Output, StringComparison.Ordinal);
        Assert.Contains("\"ecs\":{\"version\":\"8.11.0\"}", second.Output, StringComparison.Ordinal);
        Assert.Contains("\"type\":[\"connection\",\"allowed\"]", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("original", first.Output + second.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.0")]
    [InlineData("8.11")]
    public async Task Convert_PreserveOriginal_KeepsTheLine(string version)
    {
        ToolResult result = await Tool.RunAsync(
            "convert", _folder.Write("flow.log", Samples.Record), "--preserve-original", "--ecs-version", version);
        Assert.Contains($"\"original\":\"{Samples.Record}\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"tags\":[\"preserve_original_event\"]", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_Namespace_IsInTheDocuments()
    {
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("flow.log", Samples.Record), "--namespace", "prod.eu");
        Assert.Contains("\"namespace\":\"prod.eu\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_RecordWithoutTimes_HasTheTimeOfTheFile()
    {
        string file = _folder.Write("flow.log", Samples.Record.Replace("1418530010 1418530070", "- -", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file, new DateTime(2020, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        ToolResult result = await Tool.RunAsync("convert", file);
        Assert.StartsWith("{\"@timestamp\":\"2020-02-03T04:05:06.000Z\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_ExportPrefix_IsABetterTimeThanThatOfTheFile()
    {
        ToolResult result = await Tool.RunAsync(
            "convert",
            _folder.Write(
                "flow.log",
                "2018-09-22T20:28:14.000Z " + Samples.Record.Replace("1418530010 1418530070", "- -", StringComparison.Ordinal)));
        Assert.StartsWith("{\"@timestamp\":\"2018-09-22T20:28:14.000Z\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_SourceFields_WritesThePathAsGivenAndTheOffsetOfEachLine()
    {
        _folder.Write("a.log", $"{Samples.Header}\n{Samples.Record}\n{Samples.Record}\n");
        ToolResult result = await Tool.RunAsync(new Tool.Run
        {
            Arguments = ["convert", "./a.log", "-", "--source-fields"],
            Folder = _folder.Path,
            Input = Encoding.ASCII.GetBytes(Samples.Record + "\n"),
        });
        Assert.Equal(0, result.ExitCode);
        int header = Samples.Header.Length + 1;
        string[] expected =
        [
            $$$"""{"file":{"path":"./a.log"},"offset":{{{header}}}}""",
            $$$"""{"file":{"path":"./a.log"},"offset":{{{header + Samples.Record.Length + 1}}}}""",
            """{"offset":0}""",
        ];
        Assert.Equal(expected, result.Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("log").GetRawText()));
    }

    [Fact]
    public async Task Convert_WithoutSourceFields_DoesNotSayWhereRecordsCameFrom()
    {
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("flow.log", Samples.Record));
        Assert.False(JsonDocument.Parse(Assert.Single(result.Lines)).RootElement.TryGetProperty("log", out _));
    }

    [Fact]
    public async Task Convert_StandardInputInGzip_IsRead()
    {
        var run = new Tool.Run { Arguments = ["convert", "-"], Input = TemporaryFolder.Gzip($"{Samples.Header}\n{Samples.Record}\n") };
        ToolResult result = await Tool.RunAsync(run);
        Assert.Equal(0, result.ExitCode);
        Assert.Single(result.Lines);
    }

    [Fact]
    public async Task Convert_StandardInputOfFewBytes_IsReadCompletely()
    {
        ToolResult result = await Tool.RunAsync(new Tool.Run { Arguments = ["convert", "-"], Input = "a\nb"u8.ToArray() });
        Assert.Contains("stdin: line 1 (byte 0): found 1 field, expected 14 fields", result.Error, StringComparison.Ordinal);
        Assert.Contains("stdin: line 2 (byte 2): ", result.Error, StringComparison.Ordinal);
        Assert.Contains("0 records, 2 rejected", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_NoLineInTheDefaultFormat_PointsToTheFormatOptionAndExits1()
    {
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("flow.log", Samples.V5Record));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "its only line is not a record: line 1 (byte 0): found 29 fields, expected 14 fields\n",
            result.Error,
            StringComparison.Ordinal);
        Assert.Contains("pass the format with --format, or try 'vpcflow detect'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_EmptyInput_WritesNothing()
    {
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("flow.log", ""));
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith(
            "0 records, 0 rejected, 0 headers, 0 blank lines in 1 input; 0 bytes read", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_InputThatIsPiped_ComesOutBeforeTheInputEnds()
    {
        using System.Diagnostics.Process process = Tool.StartWaiting("convert", "-");
        await process.StandardInput.BaseStream.WriteAsync(Encoding.ASCII.GetBytes(Samples.Record + "\n"));
        await process.StandardInput.BaseStream.FlushAsync();
        string? document = await process.StandardOutput.ReadLineAsync().WaitAsync(Tool.Limit);
        Assert.StartsWith("{\"@timestamp\":", document, StringComparison.Ordinal);
        Assert.Equal(0, (await Tool.EndAsync(process, input: null)).ExitCode);
    }
}
