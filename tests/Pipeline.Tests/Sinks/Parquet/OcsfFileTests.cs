using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Tests.Containers.Parquet;

namespace VpcFlow.Pipeline.Tests.Sinks.Parquet;

/// <summary>What DuckDB finds in a Parquet file of OCSF events equals the events as JSON.</summary>
public class OcsfFileTests
{
    private static readonly ParquetWriterOptions s_ocsf = new() { Schema = FlowLogParquetSchema.Ocsf };

    [Theory]
    [InlineData(FlowLogFormats.Default)]
    [InlineData(FlowLogFormats.V5)]
    [InlineData(FlowLogFormats.V11)]
    [InlineData(FlowLogFormats.TransitGateway)]
    [InlineData("${start} ${pkt-dstaddr} ${dstaddr} ${flow-direction} ${interface-id} ${action} ${traffic-path} ${ecs-cluster-name}")]
    public async Task Write_LinesFromWellFormedToHostile_EqualsTheJson(string format)
    {
        var parsed = FlowLogFormat.Parse(format);
        string[] fields = [.. parsed.Fields.Select(f => FlowLogFieldInfo.Get(f).Name)];
        foreach (double hostility in new[] { 0, 0.3 })
        {
            byte[] lines = [.. RecordsOf(parsed, CorpusGenerator.Text(new Random(7), fields, 300, hostility))];
            await CheckAsync(parsed, lines, s_ocsf);
        }
    }

    [Fact]
    public async Task Write_SeveralRowGroups_EqualsTheJson()
    {
        var format = FlowLogFormat.Parse("start action bytes srcaddr pkt-srcaddr flow-direction vpc-id");
        string[] actions = ["ACCEPT", "REJECT", "-", "DROP"];
        string[] directions = ["ingress", "egress", "-", "sideways"];
        IEnumerable<string> lines = Enumerable.Range(0, 40_000).Select(
            i => $"{i} {actions[i % 4]} {(i % 5 == 0 ? "-" : $"{i * 7919L}")} 10.0.0.{i % 200} {(i % 3 == 0 ? "-" : $"10.0.0.{i % 7}")} "
                + $"{directions[i / 4 % 4]} {(i % 11 == 0 ? "-" : $"vpc-{i % 3}")}\n");
        var options = new ParquetWriterOptions { Schema = FlowLogParquetSchema.Ocsf, RowGroupSize = 256 << 10 };
        byte[] file = await CheckAsync(format, Encoding.ASCII.GetBytes(string.Concat(lines)), options);
        Assert.True(DuckDbQuery.RowsOf(file, "SELECT DISTINCT row_group_id FROM parquet_metadata({0})").Length > 2);
    }

    [Fact]
    public async Task Write_Event_HasTheTypesOfTheSchema()
    {
        byte[] file = await WrittenFile.OfAsync("start srcaddr pkt-srcaddr bytes\n1 10.0.0.1 10.0.0.2 5\n", s_ocsf);
        string?[][] types = DuckDbQuery.RowsOf(file, "DESCRIBE SELECT * FROM {0}");
        Dictionary<string, string?> byName = types.ToDictionary(t => t[0]!, t => t[1]);
        Assert.Equal("INTEGER", byName["class_uid"]);
        Assert.Equal("BIGINT", byName["time"]);
        Assert.Equal("TIMESTAMP WITH TIME ZONE", byName["time_dt"]);
        Assert.Equal("STRUCT(bytes BIGINT)", byName["traffic"]);
        Assert.Equal("STRUCT(ip VARCHAR, intermediate_ips VARCHAR[])", byName["src_endpoint"]);
        Assert.Equal(
            "STRUCT(\"version\" VARCHAR, profiles VARCHAR[], "
                + "product STRUCT(\"name\" VARCHAR, vendor_name VARCHAR, feature STRUCT(\"name\" VARCHAR)))",
            byName["metadata"]);
    }

    [Fact]
    public async Task Write_RecordWithoutATime_HasThatOfTheRun()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow;
        byte[] file = await WrittenFile.OfAsync("start bytes srcaddr\n- 5 -\n", s_ocsf);
        long time = long.Parse(DuckDbQuery.RowsOf(file, "SELECT time FROM {0}")[0][0]!, CultureInfo.InvariantCulture);
        Assert.InRange(time, before.ToUnixTimeMilliseconds(), DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
    }

    /// <summary>Events of a folder are divided and sorted as flow logs are.</summary>
    [Fact]
    public async Task Write_Folder_HasPartitionsSortedByTime()
    {
        using var folder = new WrittenFolder();
        await folder.AddAsync(
            "account-id region start end\n123456789012 eu-west-1 5 9\n123456789012 eu-west-1 1 2\n",
            new ParquetFolderOptions { Schema = FlowLogParquetSchema.Ocsf, Partitions = ParquetPartitions.Daily });
        string?[][] rows = DuckDbQuery.Rows(
            $"SELECT end_time, cloud.account.uid, year FROM read_parquet('{folder.Pattern}', hive_partitioning = true)");
        Assert.Equal([["2000", "123456789012", "1970"], ["9000", "123456789012", "1970"]], rows);
    }

    [Fact]
    public async Task Write_DerivedColumns_Throws()
    {
        var options = new ParquetWriterOptions { Schema = FlowLogParquetSchema.Ocsf, Derived = FlowLogDerivedColumn.Parse("duration") };
        await Assert.ThrowsAsync<InvalidOperationException>(() => WrittenFile.OfAsync("start end bytes\n1 2 3\n", options));
    }

    private static byte[] RecordsOf(FlowLogFormat format, byte[] text)
    {
        var lines = new MemoryStream();
        foreach (FlowLogRecord record in FlowLogParser.Create(format).Parse(text))
        {
            lines.Write(record.Line);
            lines.WriteByte((byte)'\n');
        }

        return lines.ToArray();
    }

    private static async Task<byte[]> CheckAsync(FlowLogFormat format, byte[] lines, ParquetWriterOptions options)
    {
        var reader = new FlowLogReader { Format = format };
        byte[] file = await WrittenFile.OfAsync(lines, options, reader);
        var json = new ArrayBufferWriter<byte>();
        FlowLogParser.Create(format, new() { Documents = FlowLogDocumentKind.Ocsf }).WriteDocuments(lines, json);
        string[] expected = Encoding.UTF8.GetString(json.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> columns = DuckDbQuery.RowsOf(file, "DESCRIBE SELECT * FROM {0}").Select(r => r[0]!);
        IEnumerable<string> times = columns.Where(n => n.EndsWith("_dt", StringComparison.Ordinal));
        string replaced = string.Join(", ", times.Select(t => $"epoch_ms({t}) AS {t}"));
        string?[][] actual = DuckDbQuery.RowsOf(file, $"SELECT to_json(t) FROM (SELECT * REPLACE ({replaced}) FROM {{0}}) t");
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            JsonNode document = Normalise(JsonNode.Parse(expected[i])!, isExpected: true);
            JsonNode row = Normalise(JsonNode.Parse(actual[i][0]!)!, isExpected: false);
            if (document["start_time"] is null && document["end_time"] is null)
                RemoveTime(document, row);
            Assert.True(JsonNode.DeepEquals(document, row), $"{document}\n{row}");
        }

        return file;
    }

    /// <summary>Removes the times of the two runs, which records without a time have.</summary>
    private static void RemoveTime(params JsonNode[] documents)
    {
        foreach (JsonNode document in documents)
        {
            Assert.True(document.AsObject().Remove("time"));
            Assert.True(document.AsObject().Remove("time_dt"));
        }
    }

    /// <summary>
    /// Removes members that are null in a row, and replaces times by milliseconds. A group in which everything is null would be an object
    /// that the JSON does not have.
    /// </summary>
    private static JsonNode Normalise(JsonNode node, bool isExpected)
    {
        if (node is not JsonObject members)
            return node;
        foreach ((string name, JsonNode? value) in members.ToArray())
        {
            if (value is null)
            {
                Assert.False(isExpected);
                members.Remove(name);
            }
            else if (isExpected && name.EndsWith("_dt", StringComparison.Ordinal))
            {
                members[name] = DateTimeOffset.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
            }
            else
            {
                Normalise(value, isExpected);
            }
        }

        Assert.NotEmpty(members);
        return members;
    }
}
