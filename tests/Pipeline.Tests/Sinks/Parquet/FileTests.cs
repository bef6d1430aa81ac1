using System.Text;
using VpcFlow.Cli.Generating;
using VpcFlow.Cli.Presets;
using VpcFlow.Formats;
using VpcFlow.Pipeline.Containers.Parquet;
using VpcFlow.Pipeline.Tests.Containers.Parquet;

namespace VpcFlow.Pipeline.Tests.Sinks.Parquet;

public class FileTests
{
    public static TheoryData<string> Presets() => [.. FlowLogPresets.All.Select(p => p.Constant)];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Write_WellKnownFormat_DocumentsEqualThoseOfTheText(string constant)
    {
        FlowLogParser generated = Ecs811.Find(constant)!;
        var text = new MemoryStream();
        LogGenerator.Write(text, 2500, generated.Format, seed: 3, withHeader: true);
        foreach (FlowLogReader reader in new[] { new FlowLogReader(generated), new FlowLogReader() })
        {
            using var rows = new ParquetTextStream(new MemoryStream(await WrittenFile.OfAsync(text.ToArray(), null, reader)));
            Assert.Equal(await DocumentsAsync(reader, new MemoryStream(text.ToArray())), await DocumentsAsync(reader, rows));
        }
    }

    [Fact]
    public async Task Write_HostileLines_DocumentsEqualThoseOfTheText()
    {
        // Quotes and backslashes, which JSON escapes; text beyond ASCII; two spaces; CRLF; bytes that are not UTF-8; a rejected line.
        byte[] text =
        [
            .. "interface-id srcaddr bytes instance-tag\r\n"u8, .. "eni-\"1\\  10.0.0.1 5 caf\u00E9\r\n"u8, .. "eni-2 10.0.0.x 5 a\n"u8,
            .. "eni-\xFF 2001:db8::1 7 a\uD83D\uDE00b\n"u8, 0x65, 0xFF, 0xC3, .. " - - b\n"u8,
        ];
        using var rows = new ParquetTextStream(new MemoryStream(await WrittenFile.OfAsync(text)));
        string expected = await DocumentsAsync(new FlowLogReader(), new MemoryStream(text));
        Assert.Equal(3, expected.Count(c => c == '\n'));
        Assert.Equal(expected, await DocumentsAsync(new FlowLogReader(), rows));
    }

    [Fact]
    public async Task Write_BytesThatAreNotUtf8_AreReplaced()
    {
        byte[] text = [.. "interface-id bytes packets\n"u8, 0x61, 0xFF, 0x62, .. " 1 2\n"u8, 0x61, 0xFF, 0x62, .. " 3 4\n"u8];
        string?[][] rows = DuckDbQuery.RowsOf(await WrittenFile.OfAsync(text), "SELECT interface_id FROM {0}");
        Assert.Equal(["a\uFFFDb", "a\uFFFDb"], rows.Select(r => r[0]));
    }

    [Fact]
    public async Task Write_Statistics_AreLeastAndGreatestValues()
    {
        const string Text = "srcaddr bytes action instance-tag packets\n10.0.0.9 500 REJECT - -\n- 7 ACCEPT - -\n10.0.0.10 30 - - -\n";
        string?[][] columns = DuckDbQuery.RowsOf(
            await WrittenFile.OfAsync(Text),
            "SELECT path_in_schema, stats_min_value, stats_max_value, stats_null_count FROM parquet_metadata({0}) ORDER BY column_id");
        Assert.Equal(
            ["srcaddr 10.0.0.10 10.0.0.9 1", "bytes 7 500 0", "action ACCEPT REJECT 1", "instance_tag   3", "packets   3"],
            columns.Select(c => string.Join(' ', c)));
    }

    [Fact]
    public async Task Write_Fields_AreTheColumns()
    {
        var options = new ParquetWriterOptions { Fields = [FlowLogField.Region, FlowLogField.Bytes, FlowLogField.SourceAddress] };
        byte[] file = await WrittenFile.OfAsync(
            "srcaddr dstaddr bytes\n10.0.0.1 10.0.0.2 5\nbytes region packets\n7 eu-west-1 1\n", options);
        Assert.Equal("region bytes srcaddr\n- 5 10.0.0.1\neu-west-1 7 -\n", await ParquetText.ReadAsync(file));
    }

    [Fact]
    public async Task Write_FormatWithFewerFields_LeavesColumnsEmpty()
        => Assert.Equal(
            "srcaddr dstaddr bytes\n10.0.0.1 10.0.0.2 5\n10.0.0.3 - 7\n",
            await ParquetText.ReadAsync(
                await WrittenFile.OfAsync("srcaddr dstaddr bytes\n10.0.0.1 10.0.0.2 5\nbytes srcaddr dstaddr\n7 10.0.0.3 -\n")));

    [Fact]
    public async Task Write_FormatWithMoreFields_NamesThem()
    {
        FlowLogColumnException e = await Assert.ThrowsAsync<FlowLogColumnException>(
            () => WrittenFile.OfAsync("srcaddr dstaddr bytes\n10.0.0.1 10.0.0.2 5\nsrcaddr region bytes az-id\n10.0.0.1 a 7 b\n"));
        Assert.Equal(["Region", "AvailabilityZoneId"], e.Fields.Select(f => f.ToString()));
        Assert.Equal(["SourceAddress", "DestinationAddress", "Bytes"], e.Columns.Select(f => f.ToString()));
    }

    [Fact]
    public async Task Complete_NoRecords_HasColumns()
    {
        byte[] file = await WrittenFile.OfAsync("");
        Assert.Equal("0", DuckDbQuery.RowsOf(file, "SELECT count(*) FROM {0}")[0][0]);
        string?[][] columns = DuckDbQuery.RowsOf(file, "SELECT name FROM parquet_schema({0}) WHERE type IS NOT NULL");
        Assert.Equal(14, columns.Length);
    }

    [Fact]
    public async Task Write_FilterOfTheReader_SelectsRows()
    {
        var output = new MemoryStream();
        using var file = new FlowLogParquetFile(output);
        var options = new FlowLogReaderOptions { Filter = FlowLogFilter.Parse("bytes > 5") };
        byte[] text = Encoding.ASCII.GetBytes("srcaddr bytes packets\n10.0.0.1 5 1\n10.0.0.2 6 1\n10.0.0.3  7 1\n10.0.0.4  4 1\n");
        await foreach (FlowLogBatch batch in new FlowLogReader().ReadAsync(new MemoryStream(text), options))
            file.Write(batch);
        file.Complete();
        Assert.Equal(2, file.Rows);
        Assert.Equal("srcaddr bytes packets\n10.0.0.2 6 1\n10.0.0.3 7 1\n", await ParquetText.ReadAsync(output.ToArray()));
    }

    [Fact]
    public async Task Write_RowGroupSize_IsAboutWhatGroupsHave()
    {
        var text = new MemoryStream();
        LogGenerator.Write(text, 400_000, FlowLogFormat.Parse(FlowLogFormats.Default), seed: 3, withHeader: true);
        byte[] file = await WrittenFile.OfAsync(text.ToArray(), new ParquetWriterOptions { RowGroupSize = 1 << 20 });
        double[] sizes = [.. DuckDbQuery.RowsOf(
            file, "SELECT sum(total_uncompressed_size) FROM parquet_metadata({0}) GROUP BY row_group_id ORDER BY row_group_id")
            .Select(r => double.Parse(r[0]!, null))];

        // The first row group shows how often values repeat, and the last one has what is left.
        Assert.InRange(sizes.Length, 4, 40);
        Assert.All(sizes[1..^1], size => Assert.InRange(size / (1 << 20), 0.8, 1.25));
    }

    [Fact]
    public async Task Write_MemoryLimit_EndsRowGroups()
    {
        var text = new MemoryStream();
        LogGenerator.Write(text, 100_000, FlowLogFormat.Parse(FlowLogFormats.Default), seed: 3, withHeader: true);
        byte[] file = await WrittenFile.OfAsync(text.ToArray(), new ParquetWriterOptions { MemoryLimit = 2 << 20 });

        // A row of the 14 fields occupies at least 72 bytes while it waits, 4 for each text and number of 32 bits and 8 for each of 64.
        Assert.All(
            DuckDbQuery.RowsOf(file, "SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata({0})"),
            group => Assert.InRange(int.Parse(group[1]!, null), 1, (2 << 20) / 72));
    }

    private static async Task<string> DocumentsAsync(FlowLogReader reader, Stream input)
    {
        var documents = new MemoryStream();
        await reader.ConvertAsync(input, documents, new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch });
        return Encoding.UTF8.GetString(documents.ToArray());
    }
}
