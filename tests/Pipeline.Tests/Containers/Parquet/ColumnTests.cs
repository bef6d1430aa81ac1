using System.IO.Compression;
using VpcFlow.Pipeline.Containers.Parquet;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet;

/// <summary>Columns are found by their names, in any order and spelling; others are skipped and named.</summary>
public class ColumnTests
{
    [Theory]
    [InlineData("log_status")]
    [InlineData("log-status")]
    [InlineData("logStatus")]
    [InlineData("LogStatus")]
    [InlineData("LOG_STATUS")]
    [InlineData("logstatus")]
    public async Task Read_Spelling_IsTheField(string name)
        => Assert.Equal("log-status\nOK\n", await ParquetText.ReadAsync(DuckDbFile.OfQuery($"SELECT 'OK' AS \"{name}\"")));

    [Fact]
    public async Task Read_EveryField_IsFoundInEverySpelling()
    {
        foreach (Func<string, string> spelling in new[] { n => n, n => n.Replace('-', '_'), Camel })
        {
            IEnumerable<string> columns = FlowLogFieldInfo.All.Reverse().Select(f => $"'1' AS \"{spelling(f.Name)}\"");
            string text = await ParquetText.ReadAsync(DuckDbFile.OfQuery("SELECT " + string.Join(", ", columns)));
            string names = string.Join(' ', FlowLogFieldInfo.All.Reverse().Select(f => f.Name));
            Assert.Equal($"{names}\n{string.Join(' ', Enumerable.Repeat(1, 72))}\n", text);
        }
    }

    [Fact]
    public async Task Read_UnknownNestedAndRepeatedColumns_AreSkippedAndNamed()
    {
        byte[] file = DuckDbFile.OfQuery(
            "SELECT 1 AS id, '10.0.0.1' AS srcaddr, {'a': 1, 'b': {'c': [2]}} AS extra, '10.0.0.2' AS dstaddr, [1, 2] AS bytes, "
            + "443 AS dstport, 'x' AS dst_addr, MAP {'k': 'v'} AS tags, 2025 AS \"year\"");
        using var stream = new ParquetTextStream(new MemoryStream(file));
        Assert.Empty(stream.SkippedColumns);
        Assert.Equal("srcaddr dstaddr dstport\n10.0.0.1 10.0.0.2 443\n", await ParquetText.ReadAsync(stream));
        Assert.Equal(["id", "extra", "bytes (nested)", "dstaddr", "tags", "year"], stream.SkippedColumns);
    }

    /// <summary>Records and conversions name them as those of a header; the file may be in gzip.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reader_SkippedColumns_AreInTheSummaryAndReportedOnce(bool isCompressed)
    {
        byte[] file = DuckDbFile.OfQuery(
            "SELECT 1 AS id, '10.0.0.1' AS srcaddr, '10.0.0.2' AS dstaddr, [1, 2] AS bytes, 443 AS dstport, '10.0.0.3' AS dst_addr");
        if (isCompressed)
            file = Gzip(file);
        var seen = new List<string>();
        var options = new EcsWriterOptions
        {
            SourceName = "a",
            Containers = [ParquetContainer.Instance],
            OnSkippedColumn = column => seen.Add(column.Message),
        };
        string[] names = ["id", "bytes (nested)", "dstaddr"];
        string[] messages =
        [
            "a: the column 'id' is skipped: it is not a flow log field that is known",
            "a: the column 'bytes (nested)' is skipped: it is not a flow log field that is known",
            "a: the column 'dstaddr' is skipped: an earlier column already has this field",
        ];

        FlowLogBatches batches = new FlowLogReader().ReadAsync(new MemoryStream(file), options);
        await foreach (FlowLogBatch batch in batches)
            Assert.Equal("srcaddr dstaddr dstport", batch.Format.ToHeader());
        Assert.Equal(names, batches.Summary.SkippedColumns);
        Assert.Equal(messages, seen);

        seen.Clear();
        FlowLogSummary summary = await new FlowLogReader().ConvertAsync(new MemoryStream(file), Stream.Null, options);
        Assert.Equal(names, summary.SkippedColumns);
        Assert.Equal(messages, seen);
    }

    /// <summary>Only these are decoded, so a text that is no field and damage elsewhere do not matter; numbers come first.</summary>
    [Theory]
    [InlineData("action bytes", "bytes action\n60 REJECT\n- ACCEPT\n")]
    [InlineData("srcaddr", "srcaddr\n10.0.0.1\nfd00::1\n")]
    [InlineData("bytes srcaddr dstaddr action interface-id", null)]
    [InlineData("bytes tcp-flags", null)]
    public async Task Read_Fields_AreTheColumnsIfAllAreThere(string names, string? expected)
    {
        byte[] file = DuckDbFile.OfQuery(
            "SELECT * FROM (VALUES ('10.0.0.1', 'eni-1', 'REJECT', 60::BIGINT, 1), ('fd00::1', 'eni 2', 'ACCEPT', NULL, 2)) "
            + "t(srcaddr, interface_id, action, bytes, id)");
        FlowLogField[] fields = [.. names.Split(' ').Select(n => FlowLogFieldInfo.Find(n)!.Field)];
        using var stream = new ParquetTextStream(new MemoryStream(file), fields);
        string text = await ParquetText.ReadAsync(stream);
        Assert.Equal(expected ?? await ParquetText.ReadAsync(file), text);
        Assert.Equal(["id"], stream.SkippedColumns);
    }

    [Theory]
    [InlineData(
        "SELECT 4001 AS class_uid, 6 AS activity_id, {'ip': '10.0.0.1'} AS src_endpoint, 1 AS start_time",
        "Open Cybersecurity Schema Framework (OCSF), as Amazon Security Lake writes them; read the flow logs")]
    [InlineData(
        "SELECT 4001 AS class_uid, 4 AS category_uid, 'x' AS action, 'eu-west-1' AS region, 'y' AS type, 1 AS b, 2 AS c, 3 AS d",
        null)]
    [InlineData("SELECT 1 AS id, 'x' AS name", "not a flow log but a Parquet file with the columns id, name; expected names such as")]
    [InlineData(
        "SELECT 1 AS a, 2 AS b, 3 AS c, 4 AS d, 5 AS e, 6 AS f, 7 AS g, 8 AS h, 9 AS i, 'x' AS region, 'y' AS action",
        "not a flow log but a Parquet file with the columns region, action, a, b, c, d, e, f and 3 more; expected names such as")]
    public async Task Read_OtherColumns_SaysWhatTheFileIs(string query, string? expected)
    {
        Task<string> read = ParquetText.ReadAsync(DuckDbFile.OfQuery(query));
        if (expected is null)
        {
            await read;
            return;
        }

        IOException error = await Assert.ThrowsAnyAsync<IOException>(() => read);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static byte[] Gzip(byte[] content)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return compressed.ToArray();
    }

    private static string Camel(string name)
        => string.Concat(name.Split('-').Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
}
