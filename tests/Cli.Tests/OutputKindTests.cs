using System.Text.Json;

namespace VpcFlow.Cli.Tests;

/// <summary><c>convert --to json</c>, <c>--to csv</c> and <c>--fields</c>.</summary>
public sealed class OutputKindTests : IDisposable
{
    private const string Json =
        """
        {"version":2,"account_id":"123456789010","interface_id":"eni-1","srcaddr":"172.31.16.139","dstaddr":"172.31.16.21","srcport":20641,
        "dstport":22,"protocol":6,"packets":20,"bytes":4249,"start":1418530010,"end":1418530070,"action":"ACCEPT","log_status":"OK"
        """;

    private const string CsvHeader =
        "version,account_id,interface_id,srcaddr,dstaddr,srcport,dstport,protocol,packets,bytes,start,end,action,log_status";

    private const string TwoFormats = "srcaddr bytes\n10.0.0.1 1\nsrcaddr action\n10.0.0.2 ACCEPT\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Convert_ToJson_HasAMemberForEachField()
    {
        _folder.Write("flow.log", $"{Samples.RecordOf("eni-1")}\n{Samples.Bad}\n");
        string expected = Json.ReplaceLineEndings("");
        Assert.Equal([expected + "}"], (await RunAsync("convert", "flow.log", "--to", "json")).Lines);
        ToolResult result = await RunAsync("convert", "flow.log", "--to", "json", "--preserve-original", "--on-error", "document");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal($"{expected},\"original\":\"{Samples.RecordOf("eni-1")}\"}}", result.Lines[0]);
        Assert.StartsWith($$"""{"original":"{{Samples.Bad}}","error":""" + '"', result.Lines[1], StringComparison.Ordinal);
        Assert.Contains("line 2 ", result.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_ToOcsf_HasAnEventForEachRecord()
    {
        _folder.Write("flow.log", $"{Samples.RecordOf("eni-1")}\n{Samples.Bad}\n");
        ToolResult result = await RunAsync("convert", "flow.log", "--to", "ocsf", "--preserve-original", "--on-error", "document");
        Assert.Equal((0, 2), (result.ExitCode, result.Lines.Length));
        using var record = JsonDocument.Parse(result.Lines[0]);
        Assert.Equal(4001, record.RootElement.GetProperty("class_uid").GetInt32());
        Assert.Equal(400106, record.RootElement.GetProperty("type_uid").GetInt32());
        Assert.Equal("eni-1", record.RootElement.GetProperty("unmapped").GetProperty("interface_id").GetString());
        Assert.Equal(Samples.RecordOf("eni-1"), record.RootElement.GetProperty("raw_data").GetString());
        using var rejected = JsonDocument.Parse(result.Lines[1]);
        Assert.Equal(Samples.Bad, rejected.RootElement.GetProperty("raw_data").GetString());
        Assert.Contains("line 2 ", rejected.RootElement.GetProperty("status_detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_ToCsv_HasAHeaderAndRowsInTheOrderOfTheInputs()
    {
        string text = string.Concat(Enumerable.Range(0, 9000).Select(i => Samples.RecordOf($"eni-{i}") + "\n"));
        _folder.WriteGzip("a.log.gz", text);
        _folder.Write("b.log", Samples.RecordOf("eni-9000"));
        ToolResult result = await RunAsync("convert", "a.log.gz", "b.log", "--to", "csv", "--threads", "3");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            [CsvHeader, .. Enumerable.Range(0, 9001).Select(i => Samples.RecordOf($"eni-{i}").Replace(' ', ','))], result.Lines);
    }

    [Theory]
    [InlineData("csv", "bytes,srcaddr,tcp_flags\n1,10.0.0.1,\n,10.0.0.2,\n")]
    [InlineData("json", "{\"srcaddr\":\"10.0.0.1\",\"bytes\":1}\n{\"srcaddr\":\"10.0.0.2\"}\n")]
    public async Task Convert_Fields_WritesTheseAndNamesThoseThatNoInputHas(string kind, string expected)
    {
        _folder.Write("flow.log", TwoFormats);
        ToolResult result = await RunAsync("convert", "flow.log", "--to", kind, "--fields", "bytes, srcaddr tcpFlags");
        Assert.Equal((0, expected), (result.ExitCode, result.Output));
        Assert.Contains("No input has these fields of --fields: tcp-flags.", result.Error, StringComparison.Ordinal);
    }

    /// <summary>What is written is an input again, with the same records.</summary>
    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task Convert_WhatItWrote_HasTheSameDocuments(string kind)
    {
        File.Copy(Samples.File("vpc-flow-v5.log"), _folder["flow.log"]);
        await RunAsync("convert", "flow.log", "--to", kind, "-o", "flat.txt");
        string[] expected = (await RunAsync("convert", "flow.log")).Lines;
        Assert.Equal(199, expected.Length);
        Assert.Equal(expected, (await RunAsync("convert", "flat.txt")).Lines);
    }

    /// <summary>Only what is asked for is read, so nothing else can be wrong with a line; a filter reads what it compares.</summary>
    [Fact]
    public async Task Convert_FieldsWithWhere_ComparesOtherFieldsAndChecksNoMore()
    {
        _folder.Write("flow.log", "srcaddr bytes action\nx 1 ACCEPT\ny 2 REJECT\n");
        ToolResult result = await RunAsync("convert", "flow.log", "--fields", "bytes", "--where", "action = REJECT", "--to", "csv");
        Assert.Equal((0, "bytes\n2\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task Convert_FieldsOfEcs_HasTheirMembersAndNoOthers()
    {
        _folder.Write("flow.log", Samples.Record);
        ToolResult result = await RunAsync("convert", "flow.log", "--fields", "end,bytes");
        Assert.StartsWith("{\"@timestamp\":\"2014-12-14T04:07:50.000Z\",", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"source\":{\"bytes\":4249}", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("srcaddr", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("172.31", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Convert_InputWithNoneOfTheFields_FailsAndTheOthersAreWritten(string kind)
    {
        _folder.Write("a.log", "vpc-id action\na ACCEPT\n");
        _folder.Write("b.log", "srcport bytes\n1 2\n");
        ToolResult result = await RunAsync("convert", "a.log", "b.log", "--to", kind, "--fields", "bytes");
        Assert.Equal((3, kind == "csv" ? "bytes\n2\n" : "{\"bytes\":2}\n"), (result.ExitCode, result.Output));
        Assert.Contains(
            "vpcflow: a.log: none of the fields to read is in its format: vpc-id action\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_ToCsvLaterFormatWithMoreFields_FailsAndWritesNoFile()
    {
        _folder.Write("flow.log", TwoFormats);
        ToolResult result = await RunAsync("convert", "flow.log", "--to", "csv", "-o", "out.csv");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "vpcflow: flow.log: There is no column for action, which a later format has;", result.Error, StringComparison.Ordinal);
        Assert.Contains("Pass the columns with --fields, such as --fields srcaddr,bytes,action\n", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["out.csv"]));
    }

    [Theory]
    [InlineData("flow.log", 0, "bytes\n")]
    [InlineData("missing.log", 3, "")]
    public async Task Convert_ToCsvWithoutRecords_HasTheHeaderIfNothingFailed(string input, int exitCode, string expected)
    {
        _folder.Write("flow.log", Samples.Header + "\n");
        ToolResult result = await RunAsync("convert", input, "--to", "csv", "--fields", "bytes");
        Assert.Equal((exitCode, expected), (result.ExitCode, result.Output));
    }

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = arguments, Folder = _folder.Path });
}
