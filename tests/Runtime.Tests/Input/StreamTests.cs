using System.Buffers;
using System.Globalization;
using System.Text;

namespace VpcFlow.Tests.Input;

public class StreamTests
{
    private const string Record =
        "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";

    private static readonly FlowLogParser s_parser = FlowLogParser.Create(FlowLogFormat.Parse(FlowLogFormats.Default));

    /// <summary>Lines of every kind, some with CRLF or characters of several bytes.</summary>
    private static byte[] TwentyLines { get; } = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20).Select(i => (i % 5) switch
    {
        0 => Record + "\n",
        1 => Record.Replace("eni-", "eni-é\u6F22\U0001F600", StringComparison.Ordinal) + "\r\n",
        2 => "2 unknown - - - - - - - - 1431280876 1431280934 - NODATA\n",
        3 => "\r\n",
        _ => Record.Replace(' ', i == 9 ? '\t' : ' ').Replace("22", "70000", StringComparison.Ordinal) + "\n",
    })));

    [Fact]
    public async Task ConvertAsync_EverySplitIntoTwoBlocks_EqualsTheWholeText()
    {
        (string documents, List<string> rejections, FlowLogSummary summary) = Whole(TwentyLines);
        for (int split = 0; split <= TwentyLines.Length; split++)
        {
            var input = new TwoPartStream(TwentyLines, split);
            await AssertSame(input, documents, rejections, summary);
        }
    }

    [Fact]
    public async Task ConvertAsync_AByteAtATime_EqualsTheWholeText()
    {
        (string documents, List<string> rejections, FlowLogSummary summary) = Whole(TwentyLines);
        await AssertSame(new SlowStream(TwentyLines, 1), documents, rejections, summary);
    }

    [Fact]
    public async Task ConvertAsync_NoLineFeedAtTheEnd_ReadsTheLastLine()
    {
        byte[] input = Encoding.ASCII.GetBytes(Record + "\n" + Record);
        var output = new MemoryStream();
        FlowLogSummary summary = await s_parser.ConvertAsync(new MemoryStream(input), output);
        Assert.Equal(2, summary.Records);
        Assert.Equal(input.Length, summary.BytesRead);
        Assert.Equal(output.Length, summary.BytesWritten);
    }

    [Theory]
    [InlineData(64 * 1024, false)]
    [InlineData((64 * 1024) + 1, true)]
    [InlineData(70 * 1024, true)]
    [InlineData(255 * 1024, true)]
    [InlineData(256 * 1024, true)]
    [InlineData((256 * 1024) + 1, true)]
    [InlineData(1024 * 1024, true)]
    public async Task ConvertAsync_LongLine_IsReadUpTo64KiBAndRejectedAbove(int length, bool isTooLong)
    {
        foreach (string end in new[] { "\n", "\r\n" })
        {
            string line = Record.Replace("1235b8ca123456789", new string('x', length - Record.Length + 17), StringComparison.Ordinal);
            Assert.Equal(length, line.Length);
            byte[] input = Encoding.ASCII.GetBytes(Record + "\n" + line + end + Record + "\n");
            (string documents, List<string> rejections, FlowLogSummary summary) = Whole(input);
            Assert.Equal(isTooLong ? 2 : 3, summary.Records);
            Assert.Equal(isTooLong ? 1 : 0, summary.RejectedLines);
            if (isTooLong)
                Assert.StartsWith($"LineTooLong 2 {Record.Length + 1} 65536 ", rejections[0], StringComparison.Ordinal);
            await AssertSame(new MemoryStream(input), documents, rejections, summary);
            await AssertSame(new SlowStream(input, 4096), documents, rejections, summary);
        }
    }

    [Fact]
    public async Task ConvertAsync_LastLineTooLongWithoutEnd_IsRejected()
    {
        byte[] input = Encoding.ASCII.GetBytes(Record + "\n" + new string('x', 300 * 1024));
        (string documents, List<string> rejections, FlowLogSummary summary) = Whole(input);
        Assert.Equal((1, 1), (summary.Records, summary.RejectedLines));
        await AssertSame(new SlowStream(input, 10_000), documents, rejections, summary);
    }

    [Fact]
    public async Task ConvertAsync_GzipOfSeveralMembers_ReadsAll()
    {
        byte[] input = [.. Gzip.Compress(TwentyLines), .. Gzip.Compress(TwentyLines), .. Gzip.Compress(Record + "\n")];
        byte[] text = [.. TwentyLines, .. TwentyLines, .. Encoding.ASCII.GetBytes(Record + "\n")];
        (string documents, List<string> rejections, FlowLogSummary summary) = Whole(text);
        await AssertSame(new MemoryStream(input), documents, rejections, summary);
        await AssertSame(new SlowStream(input, 1), documents, rejections, summary);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(200)]
    public async Task ConvertAsync_GzipCutOff_NamesTheSourceAndKeepsTheRecordsBeforeThat(int missing)
    {
        byte[] input = Gzip.Compress(Records(5000, "4249", i => 4249 + (i * 7919 % 100_000)));
        var output = new MemoryStream();
        var options = new EcsWriterOptions { SourceName = "bucket/key.log.gz" };
        FlowLogSourceException e = await Assert.ThrowsAsync<FlowLogSourceException>(
            () => s_parser.ConvertAsync(new MemoryStream(input, 0, input.Length - missing), output, options));
        Assert.Contains("cut off, in the member that begins at byte 0 of the compressed data (after ", e.Message, StringComparison.Ordinal);
        Assert.InRange(e.Summary.Records, 4000, 5000);
        Assert.Equal(e.Summary.Records, Encoding.UTF8.GetString(output.ToArray()).Count(c => c == '\n'));
    }

    [Fact]
    public async Task ConvertAsync_GzipCutOffInTheFirstBlock_KeepsItsWholeLines()
    {
        byte[] input = Gzip.Compress(Records(1000, "20641", i => i * 7919 % 60_000));
        var output = new MemoryStream();
        FlowLogSourceException e = await Assert.ThrowsAsync<FlowLogSourceException>(
            () => s_parser.ConvertAsync(new MemoryStream(input, 0, input.Length / 2), output));
        Assert.InRange(e.Summary.Records, 300, 700);
        Assert.Equal(0, e.Summary.RejectedLines);
        Assert.Equal(e.Summary.Records, Encoding.UTF8.GetString(output.ToArray()).Count(c => c == '\n'));
    }

    [Fact]
    public async Task ConvertAsync_GzipDamaged_NamesTheSource()
    {
        byte[] input = Gzip.Compress(TwentyLines);
        input[^6] ^= 0xFF; // in the checksum
        FlowLogSourceException e = await Assert.ThrowsAsync<FlowLogSourceException>(
            () => s_parser.ConvertAsync(new MemoryStream(input), new MemoryStream()));
        Assert.Contains("gzip", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConvertAsync_ReadFails_NamesTheSourceAndKeepsTheRecordsBeforeThat()
    {
        var output = new MemoryStream();
        byte[] text = Encoding.ASCII.GetBytes(Record + "\n" + Record + "\n" + Record[..30]);
        var input = new SlowStream(text, 50, new IOException("the disk is gone"));
        FlowLogSourceException e = await Assert.ThrowsAsync<FlowLogSourceException>(
            () => s_parser.ConvertAsync(input, output, new EcsWriterOptions { SourceName = "a.log" }));
        Assert.Contains("a.log: reading failed", e.Message, StringComparison.Ordinal);
        Assert.Contains("the disk is gone", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, e.Summary.Records);
        Assert.Equal(e.Summary.BytesWritten, output.Length);
    }

    [Fact]
    public async Task ConvertAsync_Cancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => s_parser.ConvertAsync(new MemoryStream(TwentyLines), new MemoryStream(), null, cancellation.Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task ConvertAsync_InputShorterThanAMagicNumber_IsText(int length)
    {
        var input = new MemoryStream(Encoding.ASCII.GetBytes(Record), 0, length);
        FlowLogSummary summary = await s_parser.ConvertAsync(input, new MemoryStream());
        Assert.Equal((0, length), (summary.Records, summary.RejectedLines));
    }

    /// <summary>Returns lines that differ in one of their numbers, so that they do not compress to almost nothing.</summary>
    private static string Records(int count, string number, Func<int, int> other)
        => string.Concat(Enumerable.Range(0, count).Select(
            i => Record.Replace(number, other(i).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n"));

    private static async Task AssertSame(Stream input, string documents, List<string> rejections, FlowLogSummary summary)
    {
        var output = new MemoryStream();
        var seen = new List<string>();
        Assert.Equal(summary, await s_parser.ConvertAsync(input, output, Options(seen)));
        Assert.Equal(documents, Encoding.UTF8.GetString(output.ToArray()));
        Assert.Equal(rejections, seen);
    }

    private static (string Documents, List<string> Rejections, FlowLogSummary Summary) Whole(byte[] input)
    {
        var output = new ArrayBufferWriter<byte>();
        var seen = new List<string>();
        FlowLogSummary summary = s_parser.WriteEcs(input, output, Options(seen));
        return (Encoding.UTF8.GetString(output.WrittenSpan), seen, summary);
    }

    private static EcsWriterOptions Options(List<string> seen) => new()
    {
        OnError = FlowLogErrorHandling.Document,
        SourceTime = DateTimeOffset.UnixEpoch,
        OnRejected = (in FlowLogRejection r) => seen.Add($"{r.Reason} {r.LineNumber} {r.ByteOffset} {r.Line.Length} {r.Message}"),
    };

    /// <summary>Yields the first part in one read and the second in another.</summary>
    private sealed class TwoPartStream(byte[] content, int split) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => ValueTask.FromResult(Read(Position < split ? buffer.Span[..Math.Min(buffer.Length, split - (int)Position)] : buffer.Span));
    }
}
