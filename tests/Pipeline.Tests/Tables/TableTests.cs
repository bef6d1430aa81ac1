using System.Text;
using VpcFlow.Cli.Generating;
using VpcFlow.Cli.Tables;
using VpcFlow.Pipeline.Tests.Sinks.Parquet;

namespace VpcFlow.Pipeline.Tests.Tables;

public class TableTests
{
    public static TheoryData<string, ParquetPartitions> Definitions()
    {
        var data = new TheoryData<string, ParquetPartitions>();
        foreach (string engine in TableEngine.Names)
        {
            foreach (ParquetPartitions partitions in Enum.GetValues<ParquetPartitions>())
                data.Add(engine, partitions);
        }

        return data;
    }

    /// <summary>
    /// The files are the statements that the engines' documentation describes. DuckDB runs its own below; those of the others were written
    /// by their rules.
    /// </summary>
    [Theory]
    [MemberData(nameof(Definitions))]
    public void Define_Engine_IsAsDocumented(string engine, ParquetPartitions partitions)
    {
        bool isKnown = partitions == ParquetPartitions.Hourly;
        var format = FlowLogFormat.Parse("version account-id srcaddr srcport bytes start end region");
        var table = new TableDefinition
        {
            Name = "flow_logs",
            Columns = [.. format.Fields.Select(FlowLogFieldInfo.Get)],
            Location = "s3://bucket/it's/lake",
            Partitions = partitions,
            Accounts = isKnown ? ["000123456789", "__HIVE_DEFAULT_PARTITION__"] : [],
            Regions = isKnown ? ["eu-west-1"] : [],
            Years = isKnown ? (2024, 2030) : (2015, 2035),
        };
        string path = GoldenPath($"{engine}-{partitions.ToString().ToLowerInvariant()}.sql");
        string statements = TableEngine.Define(engine, table);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, statements);
        Assert.Equal(File.ReadAllText(path), statements);
    }

    [Fact]
    public void Golden_Files_AreAllExpected()
        => Assert.Equal(
            Definitions().Select(d => $"{d[0]}-{d[1]}.sql".ToLowerInvariant()).Order(StringComparer.Ordinal),
            Directory.GetFiles(GoldenPath("")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void TypeOf_EveryField_IsTheTypeOfItsColumn()
    {
        foreach (FlowLogFieldInfo field in FlowLogFieldInfo.All)
        {
            string expected = field.ParquetType switch
            {
                FlowLogParquetType.Integer32 => "number",
                FlowLogParquetType.Integer64 => "long",
                _ => "text",
            };
            Assert.Equal(expected, Sql.TypeOf(field, "number", "long", "text"));
        }
    }

    [Theory]
    [InlineData(ParquetPartitions.None)]
    [InlineData(ParquetPartitions.Daily)]
    [InlineData(ParquetPartitions.Hourly)]
    public async Task Define_DuckDb_RunsOverTheFiles(ParquetPartitions partitions)
    {
        var format = FlowLogFormat.Parse(FlowLogFormats.V5);
        var text = new MemoryStream();
        LogGenerator.Write(text, 3000, format, seed: 5, withHeader: true);
        using var folder = new WrittenFolder();
        var options = new ParquetFolderOptions { Partitions = partitions };
        await folder.AddAsync(Encoding.ASCII.GetString(text.ToArray()), options);

        // Files with other columns, which the view reads too.
        await folder.AppendAsync("account-id bytes end\n000000000001 5 1733306400\n000000000001 7 -\n", options);
        var table = new TableDefinition
        {
            Name = "flow_logs",
            Columns = [.. format.Fields.Select(FlowLogFieldInfo.Get)],
            Location = folder.Root,
            Partitions = partitions,
        };
        string define = TableEngine.Define("duckdb", table);
        string?[][] types = DuckDbQuery.Rows(define + "SELECT column_name, column_type FROM (DESCRIBE flow_logs)");
        Assert.Equal(
            table.Columns.Select(f => f.ColumnName + " " + Sql.TypeOf(f, "INTEGER", "BIGINT", "VARCHAR"))
                .Concat(table.PartitionNames.Select(p => p + " VARCHAR")),
            types.Select(t => string.Join(' ', t)));
        Assert.Equal(["3002"], DuckDbQuery.Rows(define + "SELECT count(*) FROM flow_logs").Select(r => r[0]));
        if (partitions == ParquetPartitions.None)
            return;
        string?[][] rows = DuckDbQuery.Rows(
            define + "SELECT bytes, region, year || '-' || month || '-' || day FROM flow_logs "
                + "WHERE \"aws-account-id\" = '000000000001' ORDER BY bytes");
        Assert.Equal(["5", "7"], rows.Select(r => r[0]));
        Assert.Equal("2024-12-04", rows[0][2]);
        Assert.Null(rows[0][1]);
    }

    private static string GoldenPath(string name) => Repository.Path("tests", "Pipeline.Tests", "Tables", "Golden", name);
}
