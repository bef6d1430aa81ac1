using System.Text.Json;

namespace VpcFlow.Cli.Tests;

public sealed class ConvertErrorTests : IDisposable
{
    /// <summary>The position of the first rejected line.</summary>
    private static readonly long s_bad = Samples.Header.Length + Samples.Record.Length + 2;

    private readonly TemporaryFolder _folder = new();
    private readonly string _file;

    public ConvertErrorTests()
        => _file = _folder.Write("flow.log", $"{Samples.Header}\n{Samples.Record}\n{Samples.Bad}\n2 3 4\n{Samples.Record}\n");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, 0, 2)]
    [InlineData("skip", 0, 2)]
    [InlineData("fail", 1, 2)]
    [InlineData("document", 0, 4)]
    public async Task Convert_OnError_DecidesExitCodeAndDocuments(string? mode, int exitCode, int documents)
    {
        ToolResult result = await Tool.RunAsync(mode is null ? ["convert", _file] : ["convert", _file, "--on-error", mode]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(documents, result.Lines.Length);
        Assert.Contains(
            $"{_file}: line 3 (byte {s_bad}): field dstport: found \"x\", expected a whole number from 0 to 65535 without leading zeros\n"
                + $"{_file}: line 4 (byte {s_bad + Samples.Bad.Length + 1}): found 3 fields, expected 14 fields\n2 records, 2 rejected, ",
            result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_OnErrorFailWithoutRejections_Exits0()
    {
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("good.log", Samples.Record), "--on-error", "fail");
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Convert_OnErrorDocument_PutsTheErrorInItsPlace()
    {
        ToolResult result = await Tool.RunAsync("convert", _file, "--on-error", "document");
        JsonElement[] documents = [.. result.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(
            ["event", "pipeline_error", "pipeline_error", "event"],
            documents.Select(d => d.GetProperty("event").GetProperty("kind").GetString()));
        Assert.Equal("2 3 4", documents[2].GetProperty("event").GetProperty("original").GetString());
        Assert.EndsWith(
            "found 3 fields, expected 14 fields",
            documents[2].GetProperty("error").GetProperty("message").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_Rejects_GetsOneObjectARejectedLine()
    {
        ToolResult result = await Tool.RunAsync("convert", _file, "--rejects", _folder["rejects.ndjson"]);
        Assert.Equal(0, result.ExitCode);
        string[] lines = _folder.Read("rejects.ndjson").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        JsonElement first = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(["source", "line", "offset", "reason", "field", "message", "text"], first.EnumerateObject().Select(m => m.Name));
        Assert.Equal(_file, first.GetProperty("source").GetString());
        Assert.Equal(3, first.GetProperty("line").GetInt64());
        Assert.Equal(s_bad, first.GetProperty("offset").GetInt64());
        Assert.Equal("InvalidNumber", first.GetProperty("reason").GetString());
        Assert.Equal("dstport", first.GetProperty("field").GetString());
        Assert.Contains("found \"x\"", first.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(Samples.Bad, first.GetProperty("text").GetString());
        JsonElement second = JsonDocument.Parse(lines[1]).RootElement;
        Assert.Equal("FieldCount", second.GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("field").ValueKind);
    }

    [Fact]
    public async Task Convert_RejectedLineThatIsNotUtf8_IsStillJson()
    {
        string file = _folder.Write("bytes.log", [.. "a \"\\ "u8, 0xFF, 0xC3, (byte)'\n']);
        await Tool.RunAsync("convert", file, "--rejects", _folder["rejects.ndjson"]);
        Assert.Equal("a \"\\ \uFFFD\uFFFD", JsonDocument.Parse(_folder.Read("rejects.ndjson")).RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Convert_NothingRejected_LeavesAnEmptyRejectsFile()
    {
        string rejects = _folder.Write("rejects.ndjson", "of an earlier run");
        await Tool.RunAsync("convert", _folder.Write("good.log", Samples.Record), "--rejects", rejects);
        Assert.Empty(_folder.Read("rejects.ndjson"));
    }

    [Fact]
    public async Task Convert_ManyRejections_ShowsTenAndCountsTheOthers()
    {
        string file = _folder.Write("bad.log", string.Concat(Enumerable.Range(1, 1234).Select(i => $"bad {i}\n")));
        ToolResult result = await Tool.RunAsync("convert", file, "--rejects", _folder["rejects.ndjson"]);
        Assert.Equal(1, result.ExitCode);
        IEnumerable<string> shown = result.Error.Split('\n').Where(l => l.StartsWith(file, StringComparison.Ordinal));
        Assert.Equal(10, shown.Count(l => l.Contains("found 2 fields", StringComparison.Ordinal)));
        Assert.Contains(
            $"vpcflow: {file}: none of its 1,234 lines is a record; line 1 (byte 0): found 2 fields, expected 14 fields\n",
            result.Error,
            StringComparison.Ordinal);
        Assert.Contains("… and 1,224 more\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("0 records, 1,234 rejected", result.Error, StringComparison.Ordinal);
        Assert.Equal(1234, File.ReadLines(_folder["rejects.ndjson"]).Count());
    }

    [Fact]
    public async Task Convert_ManyRejectionsWithoutRejectsFile_SaysHowToKeepThem()
    {
        string file = _folder.Write("bad.log", string.Concat(Enumerable.Repeat("bad\n", 11)));
        ToolResult result = await Tool.RunAsync("convert", file);
        Assert.Contains("… and 1 more; use --rejects FILE to keep them all\n", result.Error, StringComparison.Ordinal);
    }
}
