using System.Buffers;
using System.Text;

namespace VpcFlow.Tests.Scanning;

/// <summary>No parser reads outside the text that it is given: both adjacent pages are unreadable.</summary>
public class BoundaryTests
{
    private const string Record =
        "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";

    [Fact]
    public void WriteEcs_TextAtEveryOffsetFromUnreadablePages_WritesTheSame()
    {
        using var memory = new GuardedMemory(8192);
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(FlowLogFormats.Default));
        for (int lines = 1; lines <= 30; lines += 7)
        {
            byte[] text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Record + "\n", lines)));
            string expected = Convert(parser, text);
            for (int offset = 0; offset <= 64; offset++)
            {
                Span<byte> atStart = memory.Span.Slice(offset, text.Length);
                text.CopyTo(atStart);
                Assert.Equal(expected, Convert(parser, atStart));
                Span<byte> atEnd = memory.Span[^(text.Length + offset)..][..text.Length];
                text.CopyTo(atEnd);
                Assert.Equal(expected, Convert(parser, atEnd));
            }
        }
    }

    [Fact]
    public void Parse_TextAtEveryOffsetFromUnreadablePages_ReadsAllRecords()
    {
        using var memory = new GuardedMemory(4096);
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(FlowLogFormats.Default));
        byte[] text = Encoding.ASCII.GetBytes(Record + "\n" + Record);
        for (int offset = 0; offset <= 64; offset++)
        {
            Span<byte> atEnd = memory.Span[^(text.Length + offset)..][..text.Length];
            text.CopyTo(atEnd);
            int records = 0;
            foreach (FlowLogRecord record in parser.Parse(atEnd))
            {
                records++;
                Assert.Equal(Record, Encoding.ASCII.GetString(record.Line));
            }

            Assert.Equal(2, records);
        }
    }

    private static string Convert(FlowLogParser parser, ReadOnlySpan<byte> text)
    {
        var output = new ArrayBufferWriter<byte>();
        FlowLogSummary summary = parser.WriteEcs(text, output);
        Assert.Equal(0, summary.RejectedLines);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
