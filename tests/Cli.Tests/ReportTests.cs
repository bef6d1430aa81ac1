using System.Text.Json;

namespace VpcFlow.Cli.Tests;

/// <summary><c>vpcflow report</c> answers all questions that the fields allow, in three forms.</summary>
public sealed class ReportTests : IDisposable
{
    private const string Lines = """
        interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
        eni-1 10.0.0.1 10.0.0.9 40000 443 6 10 1000 1700000000 1700000060 ACCEPT OK
        eni-1 10.0.0.9 10.0.0.1 443 40000 6 10 500 1700000000 1700000060 REJECT OK
        eni-1 10.0.0.9 10.0.0.1 443 40001 6 10 500 1700000000 1700000060 REJECT OK
        eni-2 10.0.0.1 10.0.0.7 40002 5432 6 1 60 1700000300 1700000360 REJECT OK
        eni-2 203.0.113.5 10.0.0.7 50000 22 6 1 60 1700000600 1700000660 ACCEPT OK
        eni-3 - - - - - - - 1700000600 1700000660 - SKIPDATA

        """;

    private readonly TemporaryFolder _folder = new();

    public ReportTests() => _folder.Write("flow.log", Lines);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Report_InAPipe_IsText()
    {
        ToolResult result = await RunAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("records       6", result.Lines[0]);
        Assert.Contains("rejected      60.0 %", result.Lines);
        Assert.Contains("REJECTED TRAFFIC", result.Lines);
        Assert.Contains("- 10.0.0.1 is let in at tcp port 443 of 10.0.0.9, but the replies are rejected", result.Lines);
        Assert.Contains("- 10.0.0.1 is refused at tcp port 5432 of 10.0.0.7: 1 record, the last at", result.Lines);
        Assert.Contains("Direction of traffic: needs flow-direction, which no input has", result.Lines);
        Assert.StartsWith("6 records, 0 rejected, 1 header", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ToJson_HasTheAnswersOfStats()
    {
        JsonElement report = await JsonAsync();
        Assert.Equal(
            """{"count":6,"sum_bytes":2120,"sum_packets":"""
                + """32,"min_start":"2023-11-14T22:13:20Z","max_end":"2023-11-14T22:24:20Z","distinct_interface_id":"""
                + """3,"distinct_srcaddr":3,"distinct_dstaddr":3,"accepted":2,"rejected":3}""",
            Compact(report.GetProperty("totals")));
        string[] ids = [.. report.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("question").GetString()!)];
        string[] unanswered = [.. report.GetProperty("unanswered").EnumerateArray().Select(q => q.GetProperty("question").GetString()!)];
        Assert.Equal(FlowLogQuestions.All.Select(q => q.Id).Order(), ids.Concat(unanswered).Order());
        foreach (string id in ids)
        {
            ToolResult stats = await Tool.RunAsync(new Tool.Run
            {
                Arguments = ["stats", "flow.log", "--question", id, "--to", "json", "--top", TopOf(id)],
                Folder = _folder.Path,
            });
            Assert.Equal(Compact(JsonDocument.Parse(stats.OutputBytes).RootElement.GetProperty("rows")), Compact(Rows(report, id)));
        }
    }

    [Fact]
    public async Task Report_PairsThatAreAsymmetric_NameTheMissingRule()
    {
        JsonElement[] rules = [.. (await JsonAsync()).GetProperty("rules").EnumerateArray()];
        Assert.Equal(["rejected-reply", "rejected-connection"], rules.Select(r => r.GetProperty("kind").GetString()));
        Assert.Equal([2, 1], rules.Select(r => r.GetProperty("records").GetInt32()));
        Assert.Equal(
            "10.0.0.1 is let in at tcp port 443 of 10.0.0.9, but the replies are rejected at eni-1: 2 records.",
            rules[0].GetProperty("observation").GetString());
        Assert.Contains("a network ACL refuses them", rules[0].GetProperty("advice").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            "the security group of 10.0.0.7 lacks an inbound rule for tcp port 5432 from 10.0.0.1",
            rules[1].GetProperty("advice").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_RepliesWithoutAcceptedRequest_AreNotCalledReplies()
    {
        _folder.Write("flow.log", Lines.Replace("40000 443", "40000 444", StringComparison.Ordinal));
        JsonElement rules = (await JsonAsync()).GetProperty("rules");
        Assert.DoesNotContain("rejected-reply", rules.EnumerateArray().Select(r => r.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Report_OfOneInterface_CountsOnlyItsRecords()
    {
        JsonElement report = await JsonAsync("--interface", "eni-2", "--where", "action = REJECT or action = ACCEPT");
        Assert.Equal(2, report.GetProperty("records").GetInt32());
        Assert.Equal("(action = REJECT or action = ACCEPT) and (interface-id = 'eni-2')", report.GetProperty("filter").GetString());
        Assert.Equal("""[{"interface_id":"eni-2","sum_bytes":120,"sum_packets":2,"count":2}]""", Compact(Rows(report, "interfaces")));
    }

    [Fact]
    public async Task Report_SkippedData_IsOnTheTimeline()
        => Assert.Equal(
            """[{"time":"2023-11-14T22:20:00Z","log_status":"SKIPDATA","count":1}]""", Compact(Rows(await JsonAsync(), "gaps-over-time")));

    [Fact]
    public async Task Report_Files_AreReplacedOnlyByForce()
    {
        ToolResult first = await RunAsync("--html", "r.html", "--json", "r.json");
        Assert.Equal((0, ""), (first.ExitCode, first.Output));
        Assert.StartsWith("<!doctype html>", _folder.Read("r.html"), StringComparison.Ordinal);
        ToolResult second = await RunAsync("--html", "r.html");
        Assert.Equal(2, second.ExitCode);
        Assert.Contains("r.html: the file exists; use --force to replace it", second.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("--html", "r.html", "--force")).ExitCode);
    }

    [Theory]
    [InlineData("--html . ", "this is a directory; --html takes the name of one file")]
    [InlineData("--html flow.log", "flow.log: the file is an input and would be overwritten by --html")]
    [InlineData("--html a --json a", "a: --html and --json name the same file")]
    [InlineData("--interface eni'1", "invalid value 'eni'1' for --interface")]
    public async Task Report_WrongUsage_ExitsWith2(string arguments, string message)
    {
        ToolResult result = await RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(Lines, _folder.Read("flow.log"));
    }

    [Fact]
    public async Task Report_NoRecordSelected_SaysSo()
    {
        ToolResult result = await RunAsync("--where", "bytes > 1000000");
        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Contains("no record matches the filter", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_InputIsMissing_ExitsWith3AndAnswersForTheRest()
    {
        ToolResult result = await RunAsync("missing.log");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("missing.log", result.Error, StringComparison.Ordinal);
        Assert.Equal("records       6", result.Lines[0]);
    }

    [Fact]
    public async Task Report_HostileText_IsTextOnThePage()
    {
        // The tag values of a record are whatever someone wrote into them.
        const string Script = "<script>alert(1)</script>";
        const string Attribute = "\"onload=\"alert(2)";
        _folder.Write(
            "flow.log",
            "interface-id srcaddr dstaddr bytes packets start end action\n" + string.Concat(
                new[] { Script, Attribute, "a\u202Eb", new string('x', 50_000) }.Select(t => $"{t} 10.0.0.1 10.0.0.2 1 1 1 2 ACCEPT\n")));
        Assert.Equal(0, (await RunAsync("--html", "r.html")).ExitCode);
        string page = _folder.Read("r.html");
        Assert.DoesNotContain(Script, page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Attribute, page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page);
        Assert.InRange(page.Length, 1, 200_000);
    }

    [Fact]
    public async Task Report_ManyGroups_StaysUnderTwoMegabytes()
    {
        _folder.Write("flow.log", (await Tool.RunAsync("generate", "--records", "60000", "-f", "v10", "--seed", "4")).OutputBytes);
        Assert.Equal(0, (await RunAsync("--html", "r.html")).ExitCode);
        Assert.InRange(_folder.Read("r.html").Length, 100_000, 2_000_000);
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private static JsonElement Rows(JsonElement report, string question)
        => report.GetProperty("questions").EnumerateArray()
            .Single(q => q.GetProperty("question").GetString() == question)
            .GetProperty("rows");

    private static string TopOf(string question) => $"{FlowLogQuestions.Find(question)!.Query.Top ?? 0}";

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        ToolResult result = await RunAsync([.. arguments, "--json", "-"]);
        Assert.Equal(0, result.ExitCode);
        return JsonDocument.Parse(result.OutputBytes).RootElement;
    }

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = ["report", "flow.log", .. arguments], Folder = _folder.Path });
}
