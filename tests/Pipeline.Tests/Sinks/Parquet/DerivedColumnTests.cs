using System.Text;
using VpcFlow.Cli.Generating;
using VpcFlow.Pipeline.Tests.Containers.Parquet;

namespace VpcFlow.Pipeline.Tests.Sinks.Parquet;

/// <summary>Columns that are computed have the values that DuckDB computes, and select what filters select.</summary>
public class DerivedColumnTests
{
    private const string All = "duration, bytes-per-packet service private(srcaddr),internet(dstaddr)";

    /// <summary>Unix time in seconds; a number above 2^31-1 is in milliseconds.</summary>
    private const string Seconds = "(CASE WHEN \"{0}\" > 2147483647 THEN \"{0}\" / 1000.0 ELSE \"{0}\" END)";

    [Fact]
    public async Task Write_GeneratedRecords_EqualsWhatDuckDbComputes()
    {
        byte[] file = await WrittenFile.OfAsync(Generate(FlowLogFormats.V5, 5000), Options(All));
        string[] conditions =
        [
            $"duration IS DISTINCT FROM ({Seconds.Replace("{0}", "end")} - {Seconds.Replace("{0}", "start")})::DOUBLE",
            "bytes_per_packet IS DISTINCT FROM bytes::DOUBLE / nullif(packets, 0)",
            "private_srcaddr IS DISTINCT FROM (srcaddr LIKE '10.%' OR srcaddr LIKE '192.168.%' OR "
                + "regexp_matches(srcaddr, '^172[.](1[6-9]|2[0-9]|3[01])[.]') OR srcaddr LIKE 'fc%:%' OR srcaddr LIKE 'fd%:%')",
        ];
        foreach (string condition in conditions)
            Assert.Equal("0", DuckDbQuery.RowsOf(file, $"SELECT count(*) FROM {{0}} WHERE {condition}")[0][0]);
        string?[] known = DuckDbQuery.RowsOf(
            file,
            "SELECT count(duration), count(bytes_per_packet), count(service), count(private_srcaddr), count(internet_dstaddr) FROM {0}")[0];
        Assert.DoesNotContain("0", known);
    }

    [Theory]
    [InlineData("private(srcaddr)", "private_srcaddr")]
    [InlineData("not private(srcaddr)", "NOT private_srcaddr")]
    [InlineData("internet(dstaddr)", "internet_dstaddr")]
    [InlineData("service = https", "service = 'https'")]
    [InlineData("service = ssh", "service = 'ssh'")]
    [InlineData("service is absent", "service IS NULL")]
    [InlineData("duration > 30", "duration > 30")]
    [InlineData("bytes-per-packet >= 100.5", "bytes_per_packet >= 100.5")]
    public async Task Write_GeneratedRecords_SelectsWhatTheFilterSelects(string filter, string condition)
    {
        string text = Generate(FlowLogFormats.V5, 3000);
        byte[] file = await WrittenFile.OfAsync(text, Options(All));
        long expected = 0;
        var options = new FlowLogReaderOptions { Filter = FlowLogFilter.Parse(filter) };
        await foreach (FlowLogBatch batch in new FlowLogReader().ReadAsync(new MemoryStream(Encoding.ASCII.GetBytes(text)), options))
        {
            foreach (FlowLogRecord _ in batch.Records)
                expected++;
        }

        Assert.NotEqual(0, expected);
        Assert.Equal($"{expected}", DuckDbQuery.RowsOf(file, $"SELECT count(*) FROM {{0}} WHERE {condition}")[0][0]);
    }

    [Fact]
    public async Task Write_FewRecords_HasTheirValues()
    {
        const string Lines = """
            start end bytes packets protocol srcport dstport srcaddr dstaddr
            10 70 1000 3 6 50000 443 10.0.0.1 8.8.8.8
            70 10 1 2 17 53 40000 fd00::1 2606:4700::1111
            2147483648 2147483650 5 0 6 443 22 8.8.8.8 192.0.2.1
            - 5 - 1 6 - - - -
            1 1 0 1 1 80 80 172.32.0.1 127.0.0.1
            """;
        byte[] file = await WrittenFile.OfAsync(Lines + "\n", Options(All));
        string?[][] rows = DuckDbQuery.RowsOf(
            file, "SELECT duration, bytes_per_packet, service, private_srcaddr, internet_dstaddr FROM {0}");
        string?[][] expected =
            [
                ["60", $"{1000.0 / 3}", "https", "True", "True"],
                ["-60", "0.5", "domain", "True", "True"],
                ["0.002", null, "ssh", "False", "False"],
                [null, null, null, null, null],
                ["0", "0", null, "False", "False"],
            ];
        Assert.Equal(expected, rows);
        string?[][] range = DuckDbQuery.RowsOf(
            file, "SELECT stats_min_value, stats_max_value, stats_null_count FROM parquet_metadata({0}) WHERE path_in_schema = 'duration'");
        Assert.Equal("-60.0 60.0 1", string.Join(' ', range[0]));
    }

    [Fact]
    public async Task Write_DerivedColumns_HaveTypesAndAreSkippedByReaders()
    {
        const string Text = "start end bytes packets\n1 2 3 4\n";
        byte[] file = await WrittenFile.OfAsync(Text, Options("bytes_per_packet duration service internet(pkt_srcaddr)"));
        string?[][] types = DuckDbQuery.RowsOf(file, "DESCRIBE SELECT * FROM {0}");
        Assert.Equal(
            ["bytes_per_packet DOUBLE", "duration DOUBLE", "service VARCHAR", "internet_pkt_srcaddr BOOLEAN"],
            types.Skip(4).Select(t => $"{t[0]} {t[1]}"));
        Assert.StartsWith(Text.Split('\n')[0], await ParquetText.ReadAsync(file), StringComparison.Ordinal);
        Assert.EndsWith("\n1 2 3 4\n", TakeColumns(await ParquetText.ReadAsync(file), 4), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ManyRows_SpreadOverPagesAndGroups()
    {
        IEnumerable<string> lines = Enumerable.Range(0, 70_000).Select(
            i => $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255} {i} {(i % 9 == 0 ? "-" : $"{(i * 7) % 1000}")}\n");
        byte[] file = await WrittenFile.OfAsync(
            "srcaddr bytes packets\n" + string.Concat(lines), Options("private(srcaddr),bytes-per-packet"));
        string?[] counts = DuckDbQuery.RowsOf(
            file,
            "SELECT count_if(private_srcaddr), count_if(bytes_per_packet IS DISTINCT FROM bytes::DOUBLE / nullif(packets, 0)) FROM {0}")[0];
        Assert.Equal("70000 0", string.Join(' ', counts));
    }

    [Theory]
    [InlineData("", "There is no derived column; expected duration, ")]
    [InlineData("durations", "'durations' is not a derived column; expected duration, ")]
    [InlineData("private(bytes)", "'bytes' in 'private(bytes)' is not an address; expected srcaddr, ")]
    [InlineData("public(srcaddr)", "'public(srcaddr)' is not a derived column; ")]
    [InlineData("private()", "'' in 'private()' is not an address; ")]
    [InlineData("duration,Duration", "'duration' appears twice.")]
    public void Parse_Invalid_Throws(string text, string message)
    {
        FormatException e = Assert.Throws<FormatException>(() => FlowLogDerivedColumn.Parse(text));
        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Names_SaysWhichFieldsAreRead()
    {
        FlowLogDerivedColumn[] columns = [.. FlowLogDerivedColumn.Parse("Duration PRIVATE(srcAddr)")];
        Assert.Equal(["duration", "private_srcaddr"], columns.Select(c => c.ToString()));
        Assert.Equal("Start End", string.Join(' ', columns[0].Fields));
        Assert.Equal("SourceAddress", string.Join(' ', columns[1].Fields));
    }

    private static ParquetWriterOptions Options(string derived) => new() { Derived = FlowLogDerivedColumn.Parse(derived) };

    private static string TakeColumns(string text, int count)
        => string.Join('\n', text.Split('\n').Select(l => string.Join(' ', l.Split(' ').Take(count))));

    private static string Generate(string format, int records)
    {
        var text = new MemoryStream();
        LogGenerator.Write(text, records, FlowLogFormat.Parse(format), seed: 11, withHeader: true);
        return Encoding.ASCII.GetString(text.ToArray());
    }
}
