using System.Buffers;
using System.Text;

namespace VpcFlow.Tests.Filtering;

/// <summary>Every way to read honours the filter of its options, and counts what is left out.</summary>
public class FilterUseTests
{
    private static readonly FlowLogFilter s_filter = FlowLogFilter.Parse("dstport = 22 and bytes > 500");

    private static readonly FlowLogParser s_parser = FlowLogParser.Create(FlowLogFormat.Parse("dstport bytes end"));

    // Every third record has the port 22; bytes are the number of the record.
    private static readonly string s_text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{20 + (i % 3)} {i} 1700000000\n"));

    private static readonly int[] s_expected = [.. Enumerable.Range(501, 19_499).Where(i => i % 3 == 2)];

    private static byte[] Utf8 => Encoding.UTF8.GetBytes(s_text);

    [Fact]
    public void Fields_OfAFilter_AreThoseThatItCompares()
    {
        Assert.Equal<FlowLogField>([FlowLogField.DestinationPort, FlowLogField.Bytes], s_filter.Fields.AsEnumerable());
        FlowLogFilter derived = FlowLogFilter.Parse("duration > 5 or service = ssh and bytes > 1 or private(srcaddr)");
        Assert.Equal<FlowLogField>(
            [
                FlowLogField.SourceAddress, FlowLogField.SourcePort, FlowLogField.DestinationPort, FlowLogField.Protocol,
                FlowLogField.Bytes, FlowLogField.Start, FlowLogField.End,
            ],
            derived.Fields.AsEnumerable());
        Assert.Equal("dstport = 22 and bytes > 500", s_filter.ToString());
    }

    [Fact]
    public void Matches_DefaultRecord_HasNoFields()
    {
        Assert.False(s_filter.Matches(default));
        Assert.False(FlowLogFilter.Parse("not dstport = 22").Matches(default));
        Assert.True(FlowLogFilter.Parse("dstport is absent and service is absent").Matches(default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task ConvertAsync_WithAFilter_WritesTheSelectedRecords(int threads)
    {
        using var output = new MemoryStream();
        var options = new EcsWriterOptions { Filter = s_filter, MaxDegreeOfParallelism = threads };
        FlowLogSummary summary = await s_parser.ConvertAsync(new MemoryStream(Utf8), output, options);
        Assert.Equal(s_expected, BytesOf(output.ToArray()));
        Assert.Equal((s_expected.Length, 20_000 - s_expected.Length), (summary.Records, summary.FilteredRecords));
    }

    [Fact]
    public async Task ReadAsync_WithAFilter_HasTheSelectedRecordsTheirPositionsAndDocuments()
    {
        var bytes = new List<int>();
        var options = new EcsWriterOptions { Filter = s_filter };
        using var documents = new DocumentBatch();
        FlowLogBatches batches = new FlowLogReader(s_parser).ReadAsync(new MemoryStream(Utf8), options);
        await foreach (FlowLogBatch batch in batches)
        {
            int number = 0;
            foreach (FlowLogRecord record in batch.Records)
            {
                bytes.Add((int)record.Bytes!.Value);
                Assert.Equal(bytes[^1] + 1, batch.Position(number).LineNumber);
                number++;
            }

            batch.WriteEcs(documents);
            Assert.Equal(number, documents.Count);
            for (int i = 0; i < number; i++)
                Assert.Equal(batch.Position(i), documents.Position(i));
        }

        Assert.Equal(s_expected, bytes);
        Assert.Equal((s_expected.Length, 20_000 - s_expected.Length), (batches.Summary.Records, batches.Summary.FilteredRecords));
    }

    [Fact]
    public async Task Filter_OfABatch_SelectsAmongThoseOfTheOptions()
    {
        var options = new FlowLogReaderOptions { Filter = FlowLogFilter.Parse("dstport = 22") };
        var more = new EcsWriterOptions { Filter = FlowLogFilter.Parse("bytes < 600") };
        FlowLogFilter filter = FlowLogFilter.Parse("bytes > 500");
        var bytes = new List<int>();
        var written = new ArrayBufferWriter<byte>();
        await foreach (FlowLogBatch batch in s_parser.ReadAsync(new MemoryStream(Utf8), options))
        {
            batch.Filter(filter);
            foreach (FlowLogRecord record in batch.Records)
                bytes.Add((int)record.Bytes!.Value);
            batch.WriteEcs(written, more);
            int all = 0;
            batch.Filter(null);
            foreach (FlowLogRecord record in batch.Records)
                all += (int)record.DestinationPort!.Value == 22 ? 1 : 20_000;
            Assert.InRange(all, (batch.LineCount / 3) - 1, (batch.LineCount / 3) + 1);
        }

        Assert.Equal(s_expected, bytes);
        Assert.Equal(s_expected.Where(b => b < 600), BytesOf(written.WrittenSpan.ToArray()));
    }

    /// <summary>Rejected lines are reported and counted whatever the filter.</summary>
    [Fact]
    public void WriteEcs_RejectedLines_AreNotFiltered()
    {
        int rejected = 0;
        var options = new EcsWriterOptions
        {
            Filter = FlowLogFilter.Parse("dstport = 80"),
            OnRejected = (in FlowLogRejection _) => rejected++,
            OnError = FlowLogErrorHandling.Document,
        };
        var output = new ArrayBufferWriter<byte>();
        FlowLogSummary summary = s_parser.WriteEcs("22 1 1\nx 1 1\n80 1 1\n 22 2 2\n"u8, output, options);
        Assert.Equal((1, 2, 1, 1), (summary.Records, summary.FilteredRecords, summary.RejectedLines, rejected));
        Assert.Equal(2, Encoding.UTF8.GetString(output.WrittenSpan).Count(c => c == '\n'));
    }

    /// <summary>A filter sees the fields that a parser does not read.</summary>
    [Fact]
    public void Filter_OnAFieldThatIsNotRead_SeesIt()
    {
        var shape = new FlowLogParserOptions { Fields = [FlowLogField.Bytes] };
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse("dstport srcaddr action bytes"), shape);
        Assert.Equal("1 5", Select("dstport = 22"));
        Assert.Equal("2", Select("srcaddr in 10.0.0.0/8"));
        Assert.Equal("1 2", Select("action = ACCEPT"));
        Assert.Equal("3", Select("dstport is absent"));
        Assert.Equal("1 5", Select("dstport != 80"));

        string Select(string filter)
        {
            var bytes = new List<long?>();
            var options = new FlowLogReaderOptions { Filter = FlowLogFilter.Parse(filter) };
            ReadOnlySpan<byte> text = "22 1.1.1.1 ACCEPT 1\n80 10.1.1.1 ACCEPT 2\nx y z 3\n 22 y REJECT 5\n"u8;
            foreach (FlowLogRecord record in parser.Parse(text, options))
                bytes.Add(record.Bytes);
            return string.Join(' ', bytes);
        }
    }

    private static int[] BytesOf(byte[] documents) =>
    [
        .. Encoding.UTF8.GetString(documents).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(d => System.Text.Json.JsonDocument.Parse(d).RootElement.GetProperty("network").GetProperty("bytes").GetInt32()),
    ];
}
