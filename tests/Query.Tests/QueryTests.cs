using System.Text.Json;

namespace VpcFlow.Query.Tests;

/// <summary><c>vpcflow query</c> answers SQL over inputs of any kind, in three forms.</summary>
public sealed class QueryTests : IDisposable
{
    private const string Lines = """
        interface-id srcaddr dstaddr srcport dstport protocol bytes start end action
        eni-0123456789abcdef0 10.0.0.1 8.8.8.8 40000 53 17 1500000 1700000000 1700000060 ACCEPT
        eni-0123456789abcdef0 2001:DB8:0::1 8.8.8.8 40000 53 17 500000 1700000000 1700000061 ACCEPT
        eni-2 10.0.0.1 10.0.0.9 40001 443 6 7 1700000100123 1700000400123 REJECT
        eni-3 - - - - - - - - -

        """;

    private readonly TemporaryFolder _folder = new();

    public QueryTests() => _folder.Write("flow.log", Lines);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Query_InAPipe_IsAPlainTable()
    {
        ToolResult result = await RunAsync("SELECT dstport, action, sum(bytes) AS bytes FROM flows GROUP BY ALL ORDER BY bytes DESC");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            [
                "dstport  action    bytes",
                "     53  ACCEPT  2000000",
                "    443  REJECT        7",
                "      -  -             -",
            ],
            result.Lines);
        Assert.StartsWith("4 records, 0 rejected, 1 header", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_Always_HasTheColumnsOfTheInputsWithTheirTypes()
    {
        ToolResult result = await RunAsync("--to", "csv", "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'flows'");
        Assert.Equal(
            "column_name,data_type|interface_id,VARCHAR|srcaddr,VARCHAR|dstaddr,VARCHAR|srcport,INTEGER|dstport,INTEGER|protocol,INTEGER|"
                + "bytes,BIGINT|start,TIMESTAMP|end,TIMESTAMP|action,VARCHAR|source_file,VARCHAR|source_line,BIGINT",
            OneLine(result));
    }

    [Fact]
    public async Task Table_WithAllColumns_HasTheWholeCatalogue()
    {
        ToolResult result = await RunAsync(
            "--all-columns", "--to", "csv", "SELECT count(*) AS n FROM duckdb_columns() WHERE table_name = 'flows'");
        Assert.Equal($"n|{FlowLogFieldInfo.All.Length + 2}", OneLine(result));
        result = await RunAsync("--all-columns", "--to", "csv", "SELECT count(*) AS n, count(tgw_id) AS t FROM flows");
        Assert.Equal("n,t|4,0", OneLine(result));
    }

    [Fact]
    public async Task Query_ToJson_HasNumbersTimesAndNulls()
    {
        ToolResult result = await RunAsync(
            "--to", "json", "SELECT srcaddr, bytes, start, \"end\" - start AS time, [dstport, 1] AS list FROM flows ORDER BY source_line");
        Assert.Equal(
            """[{"srcaddr":"10.0.0.1","bytes":1500000,"start":"2023-11-14T22:13:20Z","time":"00:01:00","list":[53,1]},"""
                + """{"srcaddr":"2001:db8::1","bytes":500000,"start":"2023-11-14T22:13:20Z","time":"00:01:01","list":[53,1]},"""
                + """{"srcaddr":"10.0.0.1","bytes":7,"start":"2023-11-14T22:15:00.123Z","time":"00:05:00","list":[443,1]},"""
                + """{"srcaddr":null,"bytes":null,"start":null,"time":null,"list":[null,1]}]""",
            JsonSerializer.Serialize(JsonDocument.Parse(result.OutputBytes).RootElement));
        Assert.Equal(6, result.Lines.Length);
    }

    [Theory]
    [InlineData("SELECT 1 AS a, NULL AS b, true AS c, 1.50 AS d, 2.5::DOUBLE AS e", "a,b,c,d,e|1,,true,1.50,2.5")]
    [InlineData("SELECT DATE '2026-01-02' AS a, 'x,\"y\"' AS b, 170141183460469231731687303715884105727 AS c", "a,b,c|"
        + "2026-01-02,\"x,\"\"y\"\"\",170141183460469231731687303715884105727")]
    [InlineData("SELECT {'a': 1, 'b': ['x', NULL]} AS s, 'ab'::BLOB AS b", "s,b|\"{\"\"a\"\":1,\"\"b\"\":[\"\"x\"\",null]}\",6162")]
    [InlineData("SELECT 'inf'::DOUBLE AS a, TIMESTAMP '2026-01-02 03:04:05.678901' AS b", "a,b|Infinity,2026-01-02T03:04:05.678901Z")]
    [InlineData("SELECT count(*) AS n, count(DISTINCT interface_id) AS i FROM flows", "n,i|4,3")]
    [InlineData("SELECT srcaddr FROM flows WHERE false", "srcaddr")]
    [InlineData("SELECT a.source_line AS n FROM flows a JOIN flows b ON a.dstaddr = b.dstaddr AND a.source_line < b.source_line", "n|2")]
    [InlineData("SELECT private(srcaddr) AS p, internet(srcaddr) AS i, scope(dstaddr) AS s FROM flows ORDER BY source_line",
        "p,i,s|true,false,internet|false,false,internet|true,false,private|,,")]
    [InlineData("SELECT network(srcaddr, 24) AS a, network(srcaddr, 8, 48) AS b, network(srcaddr, 56) AS c FROM flows ORDER BY source_line",
        "a,b,c|10.0.0.0/24,10.0.0.0/8,10.0.0.1|2001:db8::/64,2001:db8::/48,2001:db8::/56|10.0.0.0/24,10.0.0.0/8,10.0.0.1|,,")]
    [InlineData("SELECT service(protocol, srcport, dstport) AS s, service(6, NULL, 22) AS t FROM flows ORDER BY source_line",
        "s,t|domain,ssh|domain,ssh|https,ssh|,ssh")]
    [InlineData("SELECT source_file, source_line FROM flows WHERE dstport = 443", "source_file,source_line|flow.log,4")]
    public async Task Query_ToCsv_HasTheValuesOfTheStatement(string sql, string expected)
        => Assert.Equal((0, expected), Result(await RunAsync("--to", "csv", sql)));

    [Fact]
    public async Task Query_OfInputsOfEveryKind_ReadsThemAll()
    {
        _folder.WriteGzip("logs/a.log.gz", Lines);
        _folder.Write("logs/notes.txt", "nothing to see\n");
        _folder.Write("v2.log", "2 123456789010 eni-9 10.0.0.1 10.0.0.2 1 2 6 1 9 1700000000 1700000060 ACCEPT OK\n");
        ToolResult result = await RunAsync(
            "logs", "v2.log", "--to", "csv", "SELECT source_file, count(*) AS n, max(packets) AS p FROM flows GROUP BY ALL ORDER BY 1");
        Assert.Equal((0, "source_file,n,p|flow.log,4,|logs/a.log.gz,4,|v2.log,1,1"), Result(result));
        Assert.Contains("left out: logs/notes.txt", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OfStandardInput_ReadsItOnce()
    {
        ToolResult result = await Tool.RunAsync(new Tool.Run
        {
            Arguments = ["query", "-", "--to", "csv", "SELECT count(*) AS n, min(source_file) AS f, sum(bytes) AS b FROM flows"],
            Input = TemporaryFolder.Gzip(Lines),
        });
        Assert.Equal((0, "n,f,b|4,stdin,2000007"), Result(result));
        string twice = "SELECT count(*) FROM flows a, flows b";
        result = await Tool.RunAsync(new Tool.Run { Arguments = ["query", "-", twice], Input = TemporaryFolder.Gzip(Lines) });
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("stdin can be read only once", result.Error, StringComparison.Ordinal);
        twice = "WITH f AS MATERIALIZED (SELECT * FROM flows) SELECT count(*) AS n FROM f a, f b";
        result = await Tool.RunAsync(
            new Tool.Run { Arguments = ["query", "-", "--to", "csv", twice], Input = TemporaryFolder.Gzip(Lines) });
        Assert.Equal((0, "n|16"), Result(result));
    }

    [Fact]
    public async Task Query_OfParquetOnStandardInput_HasItsColumns()
    {
        string[] convert = ["convert", "flow.log", "--to", "parquet", "-o", "flow.parquet"];
        ToolResult result = await Tool.RunAsync(new Tool.Run { Arguments = convert, Folder = _folder.Path });
        Assert.True(result.ExitCode == 0, result.Error);
        result = await Tool.RunAsync(new Tool.Run
        {
            Arguments = ["query", "-", "--to", "csv", "SELECT count(*) AS n, sum(bytes) AS b FROM flows"],
            Input = File.ReadAllBytes(_folder["flow.parquet"]),
        });
        Assert.Equal((0, "n,b|4,2000007"), Result(result));
    }

    [Fact]
    public async Task Query_WithAFilterAndAFormat_SelectsRecords()
    {
        _folder.Write("flow.log", "10.0.0.1 22 6\n10.0.0.2 80 6\n10.0.0.3 x 6\n");
        ToolResult result = await RunAsync(
            "-f", "srcaddr dstport protocol", "--where", "dstport < 80", "--on-error", "fail", "--to", "csv", "SELECT * FROM flows");
        Assert.Equal((1, "srcaddr,dstport,protocol,source_file,source_line|10.0.0.1,22,6,flow.log,1"), Result(result));
        Assert.Contains("1 record, 1 filtered out, 1 rejected", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_WithFilesAboutAddresses_HasTheirFunctions()
    {
        _folder.Write("names.csv", "10.0.0.0/24,office\n");
        ToolResult result = await RunAsync(
            "--names", "names.csv", "--to", "csv", "SELECT name(srcaddr) AS n FROM flows WHERE dstport = 443");
        Assert.Equal((0, "n|office"), Result(result));
        result = await RunAsync("SELECT country(srcaddr) FROM flows");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("country() needs --geoip-city FILE", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OfHostileText_KeepsItText()
    {
        _folder.Write("flow.log", [.. "interface-id bytes protocol\n"u8, 0x1B, .. "[31mred 1 6\n"u8, 0xFF, .. "x 2 6\na\u202Eb 3 6\n"u8]);
        ToolResult result = await RunAsync("SELECT interface_id FROM flows ORDER BY bytes");
        Assert.Equal(["interface_id", @"\u001B[31mred", "\uFFFDx", @"a\u202Eb"], result.Lines);
        result = await RunAsync("--to", "json", "SELECT length(interface_id) AS n FROM flows ORDER BY bytes");
        Assert.Equal(["[", """{"n":8},""", """{"n":2},""", """{"n":3}""", "]"], result.Lines);
    }

    [Fact]
    public async Task Query_OfManyRows_HasAllOfThem()
    {
        // Lines that are short enough to fill more than one chunk of the database per batch, and values of all lengths.
        IEnumerable<string> lines = Enumerable.Range(0, 50_000).Select(i => $"{new string('x', i % 40)}y {i % 256}");
        _folder.Write("flow.log", $"interface-id protocol\n{string.Join('\n', lines)}\n");
        ToolResult result = await RunAsync(
            "--to", "csv", "SELECT count(*) AS n, sum(length(interface_id)) AS l, sum(protocol) AS p, max(source_line) AS m FROM flows");
        long lengths = Enumerable.Range(0, 50_000).Sum(i => (i % 40) + 1L);
        long protocols = Enumerable.Range(0, 50_000).Sum(i => i % 256L);
        Assert.Equal((0, $"n,l,p,m|50000,{lengths},{protocols},50001"), Result(result));
        result = await RunAsync("--to", "csv", "SELECT source_line FROM flows");
        Assert.Equal(50_001, result.Lines.Length);
    }

    private static string OneLine(ToolResult result) => result.Output.TrimEnd().Replace("\r\n", "|", StringComparison.Ordinal);

    private static (int ExitCode, string Output) Result(ToolResult result) => (result.ExitCode, OneLine(result));

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = ["query", "flow.log", .. arguments], Folder = _folder.Path });
}
