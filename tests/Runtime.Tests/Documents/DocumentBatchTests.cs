using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Tests.Input;

namespace VpcFlow.Tests.Documents;

/// <summary>A rendered batch has the end of each document and the position of its line.</summary>
public class DocumentBatchTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public async Task WriteEcs_RandomText_HasTheEndsAndThePositions(double hostility)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            string[] fields = FormatGenerator.Any(random);
            byte[] text = CorpusGenerator.Text(random, fields, 200, hostility);
            FlowLogParser parser = FlowLogParser.Create(
                FlowLogFormat.Parse(string.Join(' ', fields)), new FlowLogParserOptions { PreserveOriginal = true });
            var options = new EcsWriterOptions { OnError = FlowLogErrorHandling.Document, SourceTime = DateTimeOffset.UnixEpoch };
            var expected = new ArrayBufferWriter<byte>();
            FlowLogSummary whole = parser.WriteEcs(text, expected, options);
            using var documents = new DocumentBatch();
            var all = new MemoryStream();
            int count = 0;
            await foreach (FlowLogBatch batch in parser.ReadAsync(new RandomStream(text, random, 1 + (text.Length / 5)), options))
            {
                FlowLogSummary summary = batch.WriteEcs(documents, options);
                Assert.Equal((summary.Records + summary.RejectedLines, summary.BytesWritten), (documents.Count, documents.Utf8.Length));
                all.Write(documents.Utf8.Span);
                count += documents.Count;
                AssertPositions(documents, text);
            }

            Assert.Equal(Encoding.UTF8.GetString(expected.WrittenSpan), Encoding.UTF8.GetString(all.ToArray()));
            Assert.Equal(whole.Records + whole.RejectedLines, count);
        }
    }

    [Fact]
    public async Task Item_NoSuchDocument_Throws()
    {
        using var documents = new DocumentBatch();
        Assert.Throws<ArgumentOutOfRangeException>(() => documents[0]);
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse("bytes"));
        await foreach (FlowLogBatch batch in parser.ReadAsync(new MemoryStream("10\n2\n"u8.ToArray())))
            batch.WriteEcs(documents);
        Assert.Equal(2, documents.Count);
        Assert.StartsWith("{\"@timestamp\":", Encoding.UTF8.GetString(documents[1].Span), StringComparison.Ordinal);
        Assert.EndsWith("}", Encoding.UTF8.GetString(documents[1].Span), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => documents[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => documents.Position(-1));
        documents.Clear();
        Assert.Equal((0, 0), (documents.Count, documents.Utf8.Length));
    }

    /// <summary>Asserts that the line at the position of a document is its original text.</summary>
    private static void AssertPositions(DocumentBatch documents, byte[] text)
    {
        for (int i = 0; i < documents.Count; i++)
        {
            FlowLogPosition position = documents.Position(i);
            int start = (int)position.ByteOffset;
            Assert.True(start == 0 || text[start - 1] == '\n');
            Assert.Equal(position.LineNumber, 1 + text.AsSpan(0, start).Count((byte)'\n'));
            int end = Array.IndexOf(text, (byte)'\n', start);
            string line = Encoding.UTF8.GetString(text[start..(end < 0 ? text.Length : end)]);
            string original = (string)JsonNode.Parse(documents[i].Span)!["event"]!["original"]!;
            if (line.Length < 64 * 1024 && !line.TrimStart(' ', '\uFEFF').StartsWith('{'))
                Assert.Equal(line.TrimEnd('\r').TrimStart('\uFEFF'), original.TrimEnd('\r').TrimStart('\uFEFF'));
        }
    }
}
