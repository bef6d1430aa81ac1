using System.Text;
using VpcFlow.Cli.Generating;
using VpcFlow.Cli.Presets;
using VpcFlow.Formats;
using VpcFlow.Pipeline.Containers.Parquet;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet;

/// <summary>Records in Parquet become the same documents, byte for byte, as the same records in text.</summary>
public class DocumentTests
{
    private const int Records = 2500;

    public static TheoryData<string, string, bool> Presets()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (FlowLogPreset preset in FlowLogPresets.All)
        {
            data.Add(preset.Constant, "COMPRESSION gzip", true);
            data.Add(preset.Constant, "COMPRESSION snappy, ROW_GROUP_SIZE 2048", false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task ConvertAsync_WellKnownFormat_EqualsText(string constant, string options, bool dashes)
    {
        FlowLogParser generated = Ecs811.Find(constant)!;
        byte[] lines = Generate(generated.Format, Records);
        byte[] file = DuckDbFile.OfLines(generated.Format, lines, options, dashes);
        byte[] text = [.. Encoding.ASCII.GetBytes(generated.Format.ToHeader() + "\n"), .. lines];
        foreach (FlowLogReader reader in new[] { new FlowLogReader(generated), new FlowLogReader() })
        {
            (byte[] Documents, FlowLogSummary Summary) expected = await ConvertAsync(reader, new MemoryStream(text), 1);
            foreach (int threads in new[] { 1, 3 })
            {
                using var rows = new ParquetTextStream(new MemoryStream(file));
                (byte[] Documents, FlowLogSummary Summary) actual = await ConvertAsync(reader, rows, threads);
                Assert.True(expected.Documents.AsSpan().SequenceEqual(actual.Documents));
                Assert.Equal(expected.Summary, actual.Summary);
            }
        }
    }

    [Fact]
    public async Task ReadAsync_Records_HaveTheNumbersOfTheirRows()
    {
        byte[] lines = Generate(FlowLogFormat.Parse(FlowLogFormats.Default), 1000);
        using var rows = new ParquetTextStream(new MemoryStream(DuckDbFile.OfLines(FlowLogFormat.Parse(FlowLogFormats.Default), lines)));
        string[] expected = Encoding.ASCII.GetString(lines).Split('\n');
        long count = 0;
        await foreach (FlowLogBatch batch in new FlowLogReader().ReadAsync(rows))
        {
            foreach (FlowLogRecord record in batch.Records)
            {
                count++;
                string interfaceId = Encoding.UTF8.GetString(record.InterfaceId);
                Assert.Equal(expected[count - 1].Split(' ')[2], interfaceId.Length == 0 ? "-" : interfaceId);
            }
        }

        Assert.Equal(1000, count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ConvertAsync_RandomColumnsAndValues_EqualsText(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 8; i++)
        {
            string[] names = i == 0 ? [.. OracleFields.Names] : FormatGenerator.Any(random);
            Table table = Table.Random(random, names, random.Next(1, 600));
            byte[] file = ArrowFile.Of(table, groupRows: random.Next(1, 400));
            var reader = new FlowLogReader();
            (byte[] Documents, FlowLogSummary Summary) expected =
                await ConvertAsync(reader, new MemoryStream(Encoding.UTF8.GetBytes(table.Text)), 1);
            using var rows = new ParquetTextStream(new MemoryStream(file));
            (byte[] Documents, FlowLogSummary Summary) actual = await ConvertAsync(reader, rows, 1);
            Assert.Equal(Encoding.UTF8.GetString(expected.Documents), Encoding.UTF8.GetString(actual.Documents));
            Assert.Equal(expected.Summary, actual.Summary);
            Assert.Equal(table.RowCount, actual.Summary.Records);
        }
    }

    private static byte[] Generate(FlowLogFormat format, int records)
    {
        var text = new MemoryStream();
        LogGenerator.Write(text, records, format, seed: 11, withHeader: false);
        return text.ToArray();
    }

    private static async Task<(byte[] Documents, FlowLogSummary Summary)> ConvertAsync(FlowLogReader reader, Stream input, int threads)
    {
        var documents = new MemoryStream();
        var options = new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch, MaxDegreeOfParallelism = threads };
        FlowLogSummary summary = await reader.ConvertAsync(input, documents, options);
        return (documents.ToArray(), summary);
    }
}
