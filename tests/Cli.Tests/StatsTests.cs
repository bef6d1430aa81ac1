using System.Text.Json;

namespace VpcFlow.Cli.Tests;

/// <summary><c>vpcflow stats</c> groups, measures and writes; its errors are those of other commands.</summary>
public sealed class StatsTests : IDisposable
{
    private const string Lines = """
        srcaddr dstaddr dstport protocol bytes start end action
        10.0.0.1 8.8.8.8 53 17 1500000 1700000000 1700000060 ACCEPT
        10.0.0.2 8.8.8.8 53 17 500000 1700000000 1700000061 ACCEPT
        10.0.0.1 10.0.0.9 443 6 7 1700000100 1700000400 REJECT
        - - - - - - 1700000400 -

        """;

    private readonly TemporaryFolder _folder = new();

    public StatsTests() => _folder.Write("flow.log", Lines);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Stats_InAPipe_AreAPlainTable()
    {
        ToolResult result = await RunAsync("--by", "srcaddr,protocol", "--sum", "bytes", "--count");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            [
                "srcaddr   protocol  sum_bytes  count   share",
                "10.0.0.1  udp          1.5 MB      1  75.0 %",
                "10.0.0.2  udp        500.0 kB      1  25.0 %",
                "10.0.0.1  tcp         7 bytes      1   0.0 %",
                "-         -           0 bytes      1   0.0 %",
                "total                  2.0 MB      4",
            ],
            result.Lines);
        Assert.StartsWith("4 records, 0 rejected, 1 header", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--by dstport --count --distinct srcaddr", "dstport,count,distinct_srcaddr|53,2,2|,1,0|443,1,1")]
    [InlineData("--by dstport --distinct srcaddr --count", "dstport,distinct_srcaddr,count|53,2,2|443,1,1|,0,1")]
    [InlineData("--by dstport --sum bytes --order count --count", "dstport,sum_bytes,count|53,2000000,2|,0,1|443,7,1")]
    [InlineData("--by dstport --top 1", "dstport,count|53,2")]
    [InlineData("--every 5m --by action --count", "time,action,count|2023-11-14T22:10:00Z,ACCEPT,2|2023-11-14T22:20:00Z,,1|"
        + "2023-11-14T22:20:00Z,REJECT,1")]
    [InlineData("--max end,bytes --min start", "max_end,max_bytes,min_start|2023-11-14T22:20:00Z,1500000,2023-11-14T22:13:20Z")]
    [InlineData("--by scope(dstaddr) --where bytes>0", "scope_dstaddr,count|internet,2|private,1")]
    [InlineData("--question top-destinations --where dstport=53", null)]
    [InlineData("--question sweeps", "srcaddr,dstport,distinct_dstaddr,count|10.0.0.1,443,1,1")]
    public async Task Stats_ToCsv_HavePlainNumbers(string arguments, string? expected)
    {
        ToolResult result = await RunAsync([.. arguments.Split(' '), "--to", "csv"]);
        if (expected is null)
        {
            // It adds up packets, which the format lacks.
            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains("the question 'top-destinations' needs packets, which no input has", result.Error, StringComparison.Ordinal);
            Assert.Contains("The fields of the input are: srcaddr dstaddr dstport", result.Error, StringComparison.Ordinal);
            return;
        }

        Assert.Equal((0, expected), (result.ExitCode, result.Output.TrimEnd().Replace("\r\n", "|", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("stats --by srcaddr")]
    [InlineData("report")]
    public async Task Counting_UnknownColumns_AreNamed(string command)
    {
        _folder.Write("flow.log", "srcaddr dstaddr protocol bytes start end colour\n10.0.0.1 10.0.0.2 6 1 1700000000 1700000060 red\n");
        string[] words = command.Split(' ');
        ToolResult result = await Tool.RunAsync(
            new Tool.Run { Arguments = [words[0], "flow.log", .. words[1..]], Folder = _folder.Path });
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Skipped columns that are not known fields, or that a header names twice: colour.", result.Error.Split('\n'));
    }

    [Fact]
    public async Task Stats_ToJson_AreOneObject()
    {
        ToolResult result = await RunAsync(
            "--by", "dstport,srcaddr", "--max", "bytes", "--to", "json", "--top", "2", "--order", "max(bytes)");
        JsonElement root = JsonDocument.Parse(result.OutputBytes).RootElement;
        Assert.Equal("""["dstport","srcaddr"]""", Compact(root.GetProperty("groups")));
        Assert.Equal(
            """[{"dstport":53,"srcaddr":"10.0.0.1","max_bytes":1500000},{"dstport":53,"srcaddr":"10.0.0.2","max_bytes":500000}]""",
            Compact(root.GetProperty("rows")));
        Assert.Equal(("""{"max_bytes":1500000}""", 4), (Compact(root.GetProperty("total")), root.GetProperty("group_count").GetInt32()));
        Assert.Contains("note: 2 of 4 groups; --top N shows more, --top 0 all", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "nothing is asked: pass --by, such as --by srcaddr,dstport")]
    [InlineData("--by srcadr", "--by: 'srcadr' is not a field; did you mean 'srcaddr'?")]
    [InlineData("--by srcaddr,srcaddr", "--by: 'srcaddr' appears twice")]
    [InlineData("--sum bytes,bytes", "--sum: 'bytes' appears twice")]
    [InlineData("--sum dstport", "--sum: 'dstport' can't be added up; amounts such as bytes and packets can")]
    [InlineData("--every 5x --by action", "--every: 'time/5x': '5x' is not a time span; expected one such as 30s, 5m, 1h or 1d")]
    [InlineData("--by action --order sum(bytes)", "--order: 'sum(bytes)' is not measured; expected one of count")]
    [InlineData("--question top", "--question: 'top' is not a question; expected one of records-over-time, bytes-over-time,")]
    [InlineData("--question scans --by action", "--by can't be combined with --question, which says what to group and measure")]
    [InlineData("--by country(srcaddr)", "'country(srcaddr)' needs --geoip-city FILE")]
    [InlineData("--distinct name(srcaddr)", "'name(srcaddr)' needs --names FILE")]
    [InlineData("--top -1 --by action", "invalid value '-1' for --top; expected a whole number from 0")]
    [InlineData("--by packets", "these statistics need packets, which no input has")]
    public async Task Stats_OfWhatIsNotPossible_AreAUsageError(string arguments, string message)
    {
        ToolResult result = await RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_OfSeveralInputs_SayWhichFieldsSomeLack()
    {
        _folder.Write("other.log", "srcaddr bytes\n10.0.0.1 3\n10.0.0.x 4\n");
        ToolResult result = await RunAsync("other.log", "missing.log", "--by", "srcaddr,action", "--sum", "bytes", "--to", "csv");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("10.0.0.1,,3\r\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("note: some inputs lack action, which counts as absent in their records", result.Error, StringComparison.Ordinal);
        Assert.Contains("other.log: line 3", result.Error, StringComparison.Ordinal);
        Assert.Contains("missing.log: no such file", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skip", 0)]
    [InlineData("fail", 1)]
    public async Task Stats_OnError_ExitAsConvertDoes(string mode, int expected)
    {
        _folder.Write("flow.log", Lines + "10.0.0.1 8.8.8.8 x 17 1 1700000000 1700000060 ACCEPT\n");
        ToolResult result = await RunAsync("--by", "dstport", "--on-error", mode);
        Assert.Equal(expected, result.ExitCode);
        Assert.Contains("total", result.Output, StringComparison.Ordinal);
    }

    /// <summary>Text of records can't change a terminal or a row of CSV.</summary>
    [Fact]
    public async Task Stats_OfHostileText_EscapeIt()
    {
        _folder.Write("flow.log", "instance-id protocol\ni-\u001b[31m,\"\u202ex 6\n");
        Assert.StartsWith(@"i-\u001B[31m,""\u202Ex", (await RunAsync("--by", "instance-id")).Lines[1], StringComparison.Ordinal);
        Assert.Equal(
            "instance_id,count\r\n\"i-\u001b[31m,\"\"\u202ex\",1\r\n", (await RunAsync("--by", "instance-id", "--to", "csv")).Output);
        JsonElement root = JsonDocument.Parse((await RunAsync("--by", "instance-id", "--to", "json")).OutputBytes).RootElement;
        Assert.Equal("i-\u001b[31m,\"\u202ex", root.GetProperty("rows")[0].GetProperty("instance_id").GetString());
    }

    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    public async Task Stats_OnATerminal_FitItAndHaveBars(int columns)
    {
        _folder.Write("wide.log", "srcaddr dstaddr bytes instance-id\n"
            + "2001:db8:1234:a101:103a:991d:de87:eedd 2001:db8:1234:a101:cfa1:c07b:4677:acb1 300 i-01234567890123456\n"
            + "10.0.0.1 10.0.0.2 100 i-01234567890123457\n");
        string[] narrow = await OnTerminalAsync(columns, "--by srcaddr,dstaddr,instance-id --sum bytes");
        Assert.All(narrow, line => Assert.InRange(line.Length, 1, columns));
        Assert.Equal(columns == 80, narrow[1].Contains('…', StringComparison.Ordinal));
        string[] bars = await OnTerminalAsync(columns, "--by srcaddr/8 --sum bytes");
        Assert.All(bars, line => Assert.InRange(line.Length, 1, columns));
        // The columns take 44 of 80 characters. A third of 36 is 12, of 40 it is 13 and three eighths.
        Assert.EndsWith(" 75.0 %  " + new string('█', columns == 80 ? 36 : 40), bars[1], StringComparison.Ordinal);
        Assert.EndsWith(" 25.0 %  " + (columns == 80 ? new string('█', 12) : new string('█', 13) + "▍"), bars[2], StringComparison.Ordinal);
        Assert.DoesNotContain(bars, line => line.Contains('\e', StringComparison.Ordinal));
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private async Task<string[]> OnTerminalAsync(int columns, string arguments)
    {
        ToolResult result = await Tool.ShellAsync(
            $"TERM=xterm script -qec \"stty cols {columns}; $vpcflow stats wide.log -q {arguments}\" /dev/null < /dev/null", _folder.Path);
        string text = result.Output.Replace("\e[?1h\e=", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = ["stats", "flow.log", .. arguments], Folder = _folder.Path });
}
