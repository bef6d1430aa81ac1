using System.Buffers;
using System.Text;

namespace VpcFlow.Tests.Input;

/// <summary>A reader takes the format from headers, wherever they are.</summary>
public class ReaderTests
{
    private static readonly FlowLogFormat s_two = FlowLogFormat.Parse("srcaddr bytes");
    private static readonly FlowLogFormat s_three = FlowLogFormat.Parse("bytes dstaddr action");

    private const string Joined =
        "srcaddr bytes\n10.0.0.1 1\n10.0.0.2 2\nbytes dstaddr action\n3 10.0.0.3 ACCEPT\nx\nsrcaddr bytes\n10.0.0.4 4\n";

    [Fact]
    public async Task ReadAsync_FilesThatWereJoined_EachBatchHasItsFormatAndPosition()
    {
        var seen = new List<string>();
        var options = new FlowLogReaderOptions
        {
            OnRejected = (in FlowLogRejection r) => seen.Add($"{r.Reason} {r.FoundFieldCount} at {r.LineNumber} {r.ByteOffset}"),
        };
        FlowLogBatches batches = new FlowLogReader().ReadAsync(Stream(Joined), options);
        await foreach (FlowLogBatch batch in batches)
        {
            seen.Add($"{batch.Format.ToHeader()} from {batch.LineNumber} {batch.ByteOffset}, {batch.LineCount} lines");
            Collect(batch, seen);
        }

        Assert.Equal(
            [
                "srcaddr bytes from 2 14, 2 lines", "srcaddr=10.0.0.1 bytes=1 at 2 14", "srcaddr=10.0.0.2 bytes=2 at 3 25",
                "bytes dstaddr action from 5 57, 2 lines", "bytes=3 dstaddr=10.0.0.3 action=ACCEPT at 5 57", "FieldCount 1 at 6 75",
                "srcaddr bytes from 8 91, 1 lines", "srcaddr=10.0.0.4 bytes=4 at 8 91",
            ],
            seen);
        Assert.Equal(new FlowLogSummary { Records = 4, RejectedLines = 1, HeaderLines = 3, BytesRead = Joined.Length }, batches.Summary);
    }

    /// <summary>The documents do not depend on the reads of the stream, the number of threads or the compression.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task ConvertAsync_ManyFormats_EqualsTheDocumentsOfEachPart(int threads)
    {
        for (int seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var text = new MemoryStream();
            var expected = new MemoryStream();
            for (int part = 0; part < 6; part++)
            {
                string[] fields = FormatGenerator.Any(random);
                byte[] lines = [.. Enumerable.Range(0, part == 3 ? 3000 : 40).SelectMany(_ => Line(fields))];
                text.Write(Encoding.ASCII.GetBytes(string.Join(' ', fields) + "\n"));
                text.Write(lines);
                var documents = new ArrayBufferWriter<byte>();
                FlowLogParser.Create(FlowLogFormat.Parse(string.Join(' ', fields))).WriteEcs(lines, documents, Options(1));
                expected.Write(documents.WrittenSpan);
            }

            foreach (byte[] input in new[] { text.ToArray(), Gzip.Compress(text.ToArray()) })
            {
                var actual = new MemoryStream();
                var stream = new RandomStream(input, random, 1 + (input.Length / 7));
                FlowLogSummary summary = await new FlowLogReader().ConvertAsync(stream, actual, Options(threads));
                Assert.Equal(Encoding.Latin1.GetString(expected.ToArray()), Encoding.Latin1.GetString(actual.ToArray()));
                Assert.Equal((6, text.Length), (summary.HeaderLines, summary.BytesRead));
            }

            byte[] Line(string[] fields) => [.. RecordGenerator.Line(random, fields), (byte)'\n'];
        }
    }

    [Fact]
    public async Task ReadAsync_KnownParser_ReadsItsFormatAndTheLinesBeforeAnyHeader()
    {
        FlowLogParser two = FlowLogParser.Create(s_two);
        FlowLogParser three = FlowLogParser.Create(s_three);
        var parsers = new List<FlowLogParser>();
        MemoryStream input = Stream("10.0.0.1 1\nbytes dstaddr action\n3 - -\nbytes\n1\n");
        await foreach (FlowLogBatch batch in new FlowLogReader(two, three).ReadAsync(input))
            parsers.Add(batch.Parser);
        Assert.Same(two, parsers[0]);
        Assert.Same(three, parsers[1]);
        Assert.Equal("bytes", parsers[2].Format.ToHeader());
    }

    [Fact]
    public async Task ConvertAsync_NoHeader_ReadsTheDefaultFormat()
    {
        var output = new MemoryStream();
        MemoryStream input = Stream("2 1 e 10.0.0.1 10.0.0.2 1 2 6 1 1 1 1 ACCEPT OK\n");
        FlowLogSummary summary = await new FlowLogReader().ConvertAsync(input, output);
        Assert.Equal((1, 0), (summary.Records, summary.RejectedLines));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task ConvertAsync_HeaderOfAnotherFormatThanTheGivenOne_ThrowsAfterTheRecordsBeforeIt(int threads)
    {
        var output = new MemoryStream();
        FlowLogFormatMismatchException e = await Assert.ThrowsAsync<FlowLogFormatMismatchException>(
            () => new FlowLogReader { Format = s_two }.ConvertAsync(Stream(Joined), output, Options(threads)));
        Assert.Contains("bytes dstaddr action", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, Encoding.UTF8.GetString(output.ToArray()).Count(c => c == '\n'));
    }

    /// <summary>The bytes that are read are those of the lines, not of the JSON around them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task ConvertAsync_HeaderInAnEnvelope_IsThatOfTheLinesAfterIt(int threads)
    {
        const string Text = "{\"message\":\"srcaddr bytes\"}\n{\"message\":\"10.0.0.1 1\"}\n10.0.0.2 2\n"
            + "{\"message\":\"bytes dstaddr action\"}\n3 10.0.0.3 ACCEPT\n";
        foreach (int chunk in new[] { 1, 7, 30, 1000 })
        {
            var output = new MemoryStream();
            var input = new SlowStream(Encoding.ASCII.GetBytes(Text), chunk);
            FlowLogSummary summary = await new FlowLogReader().ConvertAsync(input, output, Options(threads));
            Assert.Equal(
                new FlowLogSummary { Records = 3, HeaderLines = 2, BytesRead = 14 + 11 + 11 + 21 + 18, BytesWritten = output.Length },
                summary);
        }
    }

    private const string WithUnknownNames =
        "bytes new-field srcaddr\n1 x 10.0.0.1\n{\"message\":\"bytes other bytes\"}\n2 y 3\n\n"
        + "srcaddr new-field bytes\n10.0.0.4 - 4\nbytes last\n";

    /// <summary>Each column that headers name and that is skipped is reported once, wherever its header is.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task ConvertAsync_UnknownAndRepeatedNames_AreNamedOnce(int threads)
    {
        foreach (int chunk in new[] { 1, 7, 30, 1000 })
        {
            var seen = new List<string>();
            var options = new EcsWriterOptions
            {
                SourceName = "a.log",
                MaxDegreeOfParallelism = threads,
                OnSkippedColumn = column => seen.Add(column.Message),
            };
            var input = new SlowStream(Encoding.ASCII.GetBytes(WithUnknownNames), chunk);
            FlowLogSummary summary = await new FlowLogReader().ConvertAsync(input, new MemoryStream(), options);
            Assert.Equal((3, 0, 4), (summary.Records, summary.RejectedLines, summary.HeaderLines));
            AssertSkipped(summary, seen);
        }
    }

    [Fact]
    public async Task ReadAsync_UnknownAndRepeatedNames_AreNamedOnce()
    {
        foreach (int chunk in new[] { 1, 7, 30, 1000 })
        {
            var seen = new List<string>();
            var options = new FlowLogReaderOptions { SourceName = "a.log", OnSkippedColumn = column => seen.Add(column.Message) };
            FlowLogBatches batches = new FlowLogReader().ReadAsync(
                new SlowStream(Encoding.ASCII.GetBytes(WithUnknownNames), chunk), options);
            await foreach (FlowLogBatch batch in batches)
                Assert.NotEmpty(batch.Format.ToHeader());
            AssertSkipped(batches.Summary, seen);
        }
    }

    [Fact]
    public void Parse_UnknownNames_AreNamedOnce()
    {
        var seen = new List<string>();
        var options = new FlowLogReaderOptions { OnSkippedColumn = column => seen.Add(column.Name) };
        FlowLogRecords records = FlowLogParser.Create(FlowLogFormat.Parse("bytes ?x")).Parse("bytes new\n1 a\nbytes new\n2 b\n"u8, options);
        while (records.MoveNext())
        {
        }

        Assert.Equal(["new"], seen);
        Assert.Equal((2, 2, 0), (records.Summary.Records, records.Summary.HeaderLines, records.Summary.RejectedLines));
        Assert.Equal(["new"], records.Summary.SkippedColumns);
    }

    /// <summary>An input can have a header on every line.</summary>
    [Fact]
    public void Parse_ManyUnknownNames_KeepsALimitedNumber()
    {
        string text = string.Concat(Enumerable.Range(0, 1000).Select(i => $"bytes x{i}\n"));
        FlowLogRecords records = FlowLogParser.Create(FlowLogFormat.Parse("bytes ?x")).Parse(Encoding.ASCII.GetBytes(text));
        Assert.False(records.MoveNext());
        Assert.Equal((1000, 128), (records.Summary.HeaderLines, records.Summary.SkippedColumns.Count));
    }

    private static void AssertSkipped(FlowLogSummary summary, List<string> seen)
    {
        Assert.Equal(["new-field", "other", "bytes", "last"], summary.SkippedColumns);
        Assert.Equal(
            [
                "a.log: the column 'new-field' is skipped: it is not a flow log field that is known",
                "a.log: the column 'other' is skipped: it is not a flow log field that is known",
                "a.log: the column 'bytes' is skipped: an earlier column already has this field",
                "a.log: the column 'last' is skipped: it is not a flow log field that is known",
            ],
            seen);
    }

    private static EcsWriterOptions Options(int threads)
        => new() { SourceTime = DateTimeOffset.UnixEpoch, MaxDegreeOfParallelism = threads };

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static void Collect(FlowLogBatch batch, List<string> seen)
    {
        int number = 0;
        foreach (FlowLogRecord record in batch.Records)
        {
            FlowLogPosition position = batch.Position(number++);
            seen.Add($"{record.ToString()} at {position.LineNumber} {position.ByteOffset}");
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Position(number));
    }
}
