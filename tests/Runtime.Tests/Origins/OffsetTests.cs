using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Tests.Input;

namespace VpcFlow.Tests.Origins;

/// <summary>Wherever a line is and however it is read, <c>log.offset</c> is its position in the decompressed text.</summary>
public class OffsetTests
{
    private const int Lines = 6000;

    private static readonly EcsWriterOptions s_options = new()
    {
        Origin = FlowLogOrigin.File("flow.log"),
        OnError = FlowLogErrorHandling.Document,
        SourceTime = DateTimeOffset.UnixEpoch,
    };

    private static readonly FlowLogReader s_reader = new()
    {
        ParserOptions = new FlowLogParserOptions { PreserveOriginal = true },
    };

    [Theory]
    [InlineData(1, false)]
    [InlineData(4, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    public async Task ConvertAsync_HeadersOddLinesAndRejections_HaveTheirOffsets(int threads, bool isCompressed)
    {
        byte[] text = Text(new Random(threads));
        using var input = new MemoryStream(isCompressed ? Compress(text) : text);
        using var output = new MemoryStream();
        var options = new EcsWriterOptions
        {
            Origin = s_options.Origin,
            OnError = s_options.OnError,
            MaxDegreeOfParallelism = threads,
        };
        FlowLogSummary summary = await s_reader.ConvertAsync(input, output, options);
        Assert.True(summary is { RejectedLines: > 100, HeaderLines: > 100, Records: > 3000 }, summary.ToString());
        AssertOffsets(text, output.ToArray(), summary.Records + summary.RejectedLines);
    }

    [Fact]
    public async Task WriteEcs_BatchesOfAStream_HaveTheOffsetsOfTheirPositions()
    {
        byte[] text = Text(new Random(7));
        using var documents = new DocumentBatch();
        using var all = new MemoryStream();
        int count = 0;
        await foreach (FlowLogBatch batch in s_reader.ReadAsync(new RandomStream(text, new Random(1), 50_000)))
        {
            batch.WriteEcs(documents, s_options);
            for (int i = 0; i < documents.Count; i++)
                Assert.Equal(documents.Position(i).ByteOffset, Offset(JsonNode.Parse(documents[i].Span)!));
            all.Write(documents.Utf8.Span);
            count += documents.Count;
        }

        AssertOffsets(text, all.ToArray(), count);
    }

    /// <summary>A line that is longer than a block is skipped in pieces.</summary>
    [Fact]
    public async Task ConvertAsync_LineLongerThanABlock_HasItsOffset()
    {
        byte[] text = Encoding.ASCII.GetBytes($"bytes\n1\n{new string('x', 400_000)}\n2\n");
        using var output = new MemoryStream();
        await s_reader.ConvertAsync(new MemoryStream(text), output, s_options);
        Assert.Equal([6, 8, 400_009], JsonAssert.SplitLines(output.ToArray()).Select(d => Offset(JsonNode.Parse(d)!)));
    }

    /// <summary>Asserts that the text at the offset of each document is its original.</summary>
    private static void AssertOffsets(byte[] text, byte[] output, long count)
    {
        string[] documents = JsonAssert.SplitLines(output);
        Assert.Equal(count, documents.Length);
        long last = -1;
        foreach (string document in documents)
        {
            JsonNode json = JsonNode.Parse(document)!;
            long offset = Offset(json);
            Assert.True(offset > last, document);
            last = offset;
            byte[] original = Encoding.UTF8.GetBytes((string)json["event"]!["original"]!);
            Assert.True(text.AsSpan((int)offset).StartsWith(original), document);
            Assert.True(offset == 0 || text[offset - 1] == '\n', document);
            Assert.Equal("flow.log", (string)json["log"]!["file"]!["path"]!);
        }
    }

    private static long Offset(JsonNode document) => (long)document["log"]!["offset"]!;

    /// <summary>Lines of several formats, with fast and careful records, blank lines and invalid ones.</summary>
    private static byte[] Text(Random random)
    {
        var text = new StringBuilder();
        string[] headers = ["srcaddr bytes", "vpc-id dstport start", "bytes"];
        int format = 0;
        for (int i = 0; i < Lines; i++)
        {
            if (i == 0 || random.Next(40) == 0)
                text.Append(headers[format = random.Next(3)]).Append('\n');
            string line = format switch
            {
                0 => $"10.0.0.{random.Next(256)} {random.Next()}",
                1 => $"vpc-{random.Next()} {random.Next(65_536)} {random.Next()}",
                _ => $"{random.Next()}",
            };
            text.Append(random.Next(20) switch
            {
                0 => line + "\r\n",
                1 => line + " x y\n",
                2 => line.Replace(" ", "  ", StringComparison.Ordinal) + "\n",
                3 => "\n",
                _ => line + "\n",
            });
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>Compresses a text into two members.</summary>
    private static byte[] Compress(byte[] text)
    {
        using var compressed = new MemoryStream();
        foreach (byte[] part in new[] { text[..(text.Length / 3)], text[(text.Length / 3)..] })
        {
            using var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(part);
        }

        return compressed.ToArray();
    }
}
