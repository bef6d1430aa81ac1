using System.Text;
using VpcFlow.Cli.Generating;
using VpcFlow.Cli.Presets;
using VpcFlow.Formats;
using VpcFlow.Pipeline.Tests.Containers.Parquet;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

namespace VpcFlow.Pipeline.Tests.Sinks.Parquet;

/// <summary>All readers find in a file what is in the lines that were written.</summary>
public class FileAgreementTests
{
    public static TheoryData<string, ParquetCodec> Files()
    {
        var data = new TheoryData<string, ParquetCodec>();
        foreach (ParquetCodec codec in Enum.GetValues<ParquetCodec>())
            data.Add("Default", codec);
        foreach (FlowLogPreset preset in FlowLogPresets.All.Where(p => p.Constant != "Default"))
            data.Add(preset.Constant, ParquetCodec.Zstd);
        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Write_WellKnownFormat_EveryReaderAgrees(string constant, ParquetCodec codec)
    {
        FlowLogFormat format = Ecs811.Find(constant)!.Format;
        Table table = Generate(format, 3000);
        await CheckAsync(table, new ParquetWriterOptions { Codec = codec });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Write_RandomColumnsAndValues_EveryReaderAgrees(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 6; i++)
        {
            string[] names = i == 0 ? [.. OracleFields.Names] : FormatGenerator.Any(random);
            Table table = Table.Random(random, names, random.Next(1, 600));
            await CheckAsync(table, new ParquetWriterOptions { Codec = (ParquetCodec)random.Next(4) });
        }
    }

    [Fact]
    public async Task Write_SeveralRowGroups_EveryReaderAgrees()
    {
        Table table = Generate(FlowLogFormat.Parse(FlowLogFormats.V5), 30_000);
        byte[] file = await CheckAsync(table, new ParquetWriterOptions { RowGroupSize = 256 << 10 });
        int groups = DuckDbQuery.RowsOf(file, "SELECT DISTINCT row_group_id FROM parquet_metadata({0})").Length;
        Assert.True(groups > 2, $"{groups} row groups");
    }

    [Fact]
    public async Task Write_UniqueTextsAndNumbers_EveryReaderAgrees()
    {
        // More rows than a page has, and no value twice, so that no dictionary pays.
        string?[][] rows = [.. Enumerable.Range(0, 70_000).Select(i => new[]
        {
            $"eni-{i * 7919L:x17}", i % 3 == 0 ? "-" : $"{i * 1_000_003L}", $"2001:db8::{i & 0xFFFF:x}:{i >> 8:x}", "ACCEPT",
        })];
        byte[] file = await CheckAsync(new Table(["interface-id", "bytes", "srcaddr", "action"], rows), ParquetWriterOptions.Default);
        string?[][] encodings = DuckDbQuery.RowsOf(
            file, "SELECT path_in_schema FROM parquet_metadata({0}) WHERE encodings LIKE '%RLE_DICTIONARY%' ORDER BY column_id");
        Assert.Equal(["action"], encodings.Select(r => r[0]));
    }

    [Fact]
    public async Task Write_LongTexts_PagesStaySmall()
    {
        string?[][] rows = [.. Enumerable.Range(0, 600).Select(i => new[] { $"{i:D5}" + new string('x', 30_000), "1", "2" })];
        byte[] file = await CheckAsync(new Table(["instance-tag", "bytes", "packets"], rows), ParquetWriterOptions.Default);
        Assert.True(file.Length > 0);
    }

    /// <summary>Writes a table, and compares what each reader finds with it.</summary>
    private static async Task<byte[]> CheckAsync(Table table, ParquetWriterOptions options)
    {
        byte[] file = await WrittenFile.OfAsync(Encoding.UTF8.GetBytes(table.Text), options);
        FlowLogFieldInfo[] fields = [.. table.Names.Select(n => FlowLogFieldInfo.Find(n)!)];
        string?[][] expected =
            [.. Enumerable.Range(0, fields.Length).Select(i => Array.ConvertAll(table.Column(i), v => v == "-" ? null : v))];

        string?[][] columns = DuckDbQuery.RowsOf(file, "SELECT name, type, converted_type FROM parquet_schema({0}) WHERE type IS NOT NULL");
        Assert.Equal(fields.Select(f => f.ColumnName), columns.Select(c => c[0]));
        Assert.Equal(fields.Select(TypeOf), columns.Select(c => c[2] is null ? c[1] : c[1] + " " + c[2]));

        string?[][] rows = DuckDbQuery.RowsOf(file, "SELECT * FROM {0}");
        Assert.Equal(table.RowCount, rows.Length);
        string?[][] arrow = ArrowRead.Columns(file);
        string?[][] managed = await ManagedRead.ColumnsAsync(file);
        for (int i = 0; i < fields.Length; i++)
        {
            Assert.Equal(expected[i], rows.Select(r => r[i]));
            Assert.Equal(expected[i], arrow[i]);
            Assert.Equal(expected[i], managed[i]);
        }

        Assert.Equal(table.Text, await ParquetText.ReadAsync(file));
        return file;
    }

    private static string TypeOf(FlowLogFieldInfo field) => field.ParquetType switch
    {
        FlowLogParquetType.Integer32 => "INT32",
        FlowLogParquetType.Integer64 => "INT64",
        _ => "BYTE_ARRAY UTF8",
    };

    private static Table Generate(FlowLogFormat format, int records)
    {
        var text = new MemoryStream();
        LogGenerator.Write(text, records, format, seed: 5, withHeader: false);
        string[] lines = Encoding.ASCII.GetString(text.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Table([.. format.Fields.Select(f => FlowLogFieldInfo.Get(f).Name)], [.. lines.Select(l => (string?[])l.Split(' '))]);
    }
}
