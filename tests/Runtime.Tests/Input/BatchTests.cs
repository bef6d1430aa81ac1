using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace VpcFlow.Tests.Input;

/// <summary>The batches of a stream have the same records and the same rejected lines as the whole text, at the same positions.</summary>
public class BatchTests
{
    private static readonly FlowLogParser s_parser = FlowLogParser.Create(FlowLogFormat.Parse("srcaddr bytes action"));

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(1.0)]
    public async Task ReadAsync_RandomTextInRandomChunks_HasTheRecordsOfTheWholeText(double hostility)
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            string[] fields = FormatGenerator.Any(random);
            FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(string.Join(' ', fields)));
            byte[] text = CorpusGenerator.Text(random, fields, 80, hostility);
            BatchRun expected = BatchRun.OfText(parser, text);

            (await BatchRun.OfBatches(parser, new RandomStream(text, random, 1 + (text.Length / 7)))).AssertIs(expected);
            (await BatchRun.OfBatches(parser, new RandomStream(Gzip.Compress(text), random, 100))).AssertIs(expected);
        }
    }

    /// <summary>Larger than the buffers, so that lines are carried over from one to the next.</summary>
    [Fact]
    public async Task ReadAsync_LargeText_HasTheRecordsOfTheWholeText()
    {
        string[] fields = FlowLogFormat.Parse(FlowLogFormats.V5).ToHeader().Split(' ');
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(FlowLogFormats.V5));
        byte[] text = CorpusGenerator.Text(new Random(5), fields, 6000, 0.2);
        Assert.True(text.Length > 1_000_000);
        BatchRun expected = BatchRun.OfText(parser, text);
        Assert.True(expected.Summary.RejectedLines > 100 && expected.Summary.HeaderLines > 10);
        (await BatchRun.OfBatches(parser, new MemoryStream(text))).AssertIs(expected);
        (await BatchRun.OfBatches(parser, new SlowStream(text, 50_000))).AssertIs(expected);
        (await BatchRun.OfBatches(parser, new MemoryStream(Gzip.Compress(text)))).AssertIs(expected);
    }

    /// <summary>The rest of a batch is read, too: its headers count, and its rejected lines are reported once.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task ReadAsync_BatchesThatAreNotReadToTheirEnd_RejectsAndCountsTheSame(int most)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            string[] fields = FormatGenerator.Any(random);
            FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(string.Join(' ', fields)));
            byte[] text = CorpusGenerator.Text(random, fields, 80, hostility: 1);
            BatchRun expected = BatchRun.OfText(parser, text);
            var input = new RandomStream(text, random, 1 + (text.Length / 7));
            BatchRun run = await BatchRun.OfBatches(parser, input, () => random.Next(most + 1));
            Assert.Equal(expected.Rejections, run.Rejections);
            Assert.Equal(expected.Summary, run.Summary);
        }
    }

    [Fact]
    public async Task ReadAsync_BatchThatIsReadTwice_ReportsItsRejectionsOnce()
    {
        var run = new BatchRun();
        FlowLogBatches batches = s_parser.ReadAsync(new MemoryStream("bad\n10.0.0.1 1 A\nbad\n"u8.ToArray()), run.Options);
        await foreach (FlowLogBatch batch in batches)
        {
            Assert.Equal(1, Count(batch, stopAtFirst: true));
            Assert.Single(run.Rejections);
            Assert.Equal(1, Count(batch, stopAtFirst: false));
            Assert.Equal(1, Count(batch, stopAtFirst: false));
            Assert.Equal((1, 2), (batches.Summary.Records, batches.Summary.RejectedLines));
        }

        Assert.Equal(["FieldCount 1 0", "FieldCount 3 17"], run.Rejections.Select(r => string.Join(' ', r.Split(' ').Take(3))));
        Assert.Equal((1, 2, 21), (batches.Summary.Records, batches.Summary.RejectedLines, batches.Summary.BytesRead));

        static int Count(FlowLogBatch batch, bool stopAtFirst)
        {
            int count = 0;
            foreach (FlowLogRecord _ in s_parser.Parse(batch))
            {
                count++;
                if (stopAtFirst)
                    break;
            }

            return count;
        }
    }

    /// <summary>Each read of the stream yields a batch; positions and the format of the header continue from one to the next.</summary>
    [Fact]
    public async Task ReadAsync_BatchForEachRead_HasItsPositionAndRemembersTheHeader()
    {
        string[] reads =
        [
            "srcaddr bytes action\r\n10.0.0.1 1 A\n", "10.0.0.2 2 A\n\nsrcaddr bytes\n10.0.0.3 3\n", "10.0.0.4 4 A\n",
            "\uFEFFsrcaddr bytes action\n10.0.0.5 5 A\n", "10.0.0.6 6 A",
        ];
        var seen = new List<string>();
        var positions = new List<string>();
        FlowLogBatches batches = s_parser.ReadAsync(new PartStream(reads), new EcsWriterOptions
        {
            SourceName = "a.log",
            OnRejected = (in FlowLogRejection r) => seen.Add($"{r.SourceName} {r.Reason} {r.LineNumber} {r.ByteOffset}"),
        });
        await foreach (FlowLogBatch batch in batches)
        {
            positions.Add($"{batch.LineNumber} {batch.ByteOffset} {batch.LineCount}");
            foreach (FlowLogRecord record in s_parser.Parse(batch))
                seen.Add(record.GetInt64(FlowLogField.Bytes)!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        // A header ends a batch and is not part of one. The lengths: 22 + 13; 13 + 1, 14, 11; 13; 3 + 21, 13; 12.
        Assert.Equal(["2 22 1", "3 35 2", "6 63 1", "7 74 1", "9 111 1", "10 124 1"], positions);
        Assert.Equal(["1", "2", "a.log FormatMismatch 6 63", "5", "6"], seen);
        Assert.Equal(
            new FlowLogSummary
            {
                Records = 4,
                RejectedLines = 2,
                MismatchedLines = 2,
                HeaderLines = 3,
                BlankLines = 1,
                BytesRead = 136,
            },
            batches.Summary);
    }

    [Theory]
    [InlineData(64 * 1024, false)]
    [InlineData((64 * 1024) + 1, true)]
    [InlineData(128 * 1024, true)]
    [InlineData(500 * 1024, true)]
    public async Task ReadAsync_LongLine_IsReadUpTo64KiBAndRejectedAbove(int length, bool isTooLong)
    {
        // Carriage returns, since the last one that is kept of a long line is not part of the line's end.
        foreach (char filling in "x\r")
        {
            string line = "10.0.0.2 2 " + new string(filling, length - 11);
            byte[] text = Encoding.ASCII.GetBytes("10.0.0.1 1 A\n" + line + "\n10.0.0.3 3 A\n");
            BatchRun expected = BatchRun.OfText(s_parser, text);
            if (filling == 'x')
                Assert.Equal(isTooLong ? (2, 1) : (3, 0), (expected.Summary.Records, expected.Summary.RejectedLines));
            (await BatchRun.OfBatches(s_parser, new MemoryStream(text))).AssertIs(expected);
            (await BatchRun.OfBatches(s_parser, new SlowStream(text, 3000))).AssertIs(expected);
        }
    }

    [Fact]
    public async Task ReadAsync_Pipe_ReadsTheRecordsAndDoesNotCompleteIt()
    {
        byte[] text = CorpusGenerator.Text(new Random(7), ["srcaddr", "bytes", "action"], 3000, 0.1);
        var pipe = new Pipe();
        Task writing = WriteAsync();
        var run = new BatchRun();
        await run.ReadAsync(s_parser, s_parser.ReadAsync(pipe.Reader, run.Options));
        await writing;
        run.AssertIs(BatchRun.OfText(s_parser, text));
        Assert.True((await pipe.Reader.ReadAsync()).IsCompleted);

        async Task WriteAsync()
        {
            foreach (byte[] chunk in text.Chunk(1000))
                await pipe.Writer.WriteAsync(chunk);
            await pipe.Writer.CompleteAsync();
        }
    }

    [Fact]
    public async Task ReadAsync_Sequence_ReadsTheRecords()
    {
        byte[] text = CorpusGenerator.Text(new Random(8), ["srcaddr", "bytes", "action"], 3000, 0.1);
        foreach (byte[] content in new[] { text, Gzip.Compress(text) })
        {
            var first = new Piece(content.AsMemory(0, 5), null);
            Piece last = first;
            foreach (byte[] piece in content[5..].Chunk(777))
                last = new Piece(piece, last);
            var run = new BatchRun();
            var sequence = new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
            await run.ReadAsync(s_parser, s_parser.ReadAsync(sequence, run.Options));
            run.AssertIs(BatchRun.OfText(s_parser, text));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("x")]
    public async Task ReadAsync_TextWithoutRecords_HasNone(string text)
    {
        byte[] utf8 = Encoding.ASCII.GetBytes(text);
        (await BatchRun.OfBatches(s_parser, new MemoryStream(utf8))).AssertIs(BatchRun.OfText(s_parser, utf8));
    }

    [Fact]
    public async Task ReadAsync_InputFails_ReadsTheRecordsBeforeThat()
    {
        var input = new SlowStream("10.0.0.1 1 A\n10.0.0.2 2 A\n10.0"u8.ToArray(), 20, new IOException("the disk is gone"));
        FlowLogBatches batches = s_parser.ReadAsync(input, new EcsWriterOptions { SourceName = "a.log" });
        int records = 0;
        FlowLogSourceException e = await Assert.ThrowsAsync<FlowLogSourceException>(async () =>
        {
            await foreach (FlowLogBatch batch in batches)
            {
                foreach (FlowLogRecord _ in s_parser.Parse(batch))
                    records++;
            }
        });
        Assert.Equal("a.log: reading failed after 26 bytes of text (the disk is gone)", e.Message);
        Assert.Equal((2, 2, 2), (records, e.Summary.Records, batches.Summary.Records));
    }

    [Fact]
    public async Task ReadAsync_GzipCutOff_NamesTheSource()
    {
        byte[] input = Gzip.Compress("10.0.0.1 1 A\n");
        FlowLogSourceException e = await Assert.ThrowsAsync<FlowLogSourceException>(
            () => BatchRun.OfBatches(s_parser, new MemoryStream(input, 0, input.Length - 1)));
        Assert.Equal(
            "bucket/key: the gzip content is cut off, in the member that begins at byte 0 of the compressed data (after 13 bytes of text)",
            e.Message);
    }

    /// <summary>Yields each part in a read of its own.</summary>
    private sealed class PartStream(string[] parts) : MemoryStream
    {
        private int _next;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            // The first two bytes are read separately, to detect compression.
            if (_next == parts.Length)
                return ValueTask.FromResult(0);
            byte[] part = Encoding.UTF8.GetBytes(parts[_next]);
            int start = _next == 0 ? (int)Position : 0;
            int length = Math.Min(buffer.Length, part.Length - start);
            part.AsSpan(start, length).CopyTo(buffer.Span);
            if (start + length == part.Length)
                _next++;
            else
                Position = start + length;
            return ValueTask.FromResult(length);
        }
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? previous)
        {
            Memory = memory;
            if (previous is null)
                return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
