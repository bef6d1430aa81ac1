using System.Buffers;
using System.Text;

namespace VpcFlow.Tests.IO;

/// <summary>However many threads convert the blocks of a stream, the outcome is that of one.</summary>
public class ThreadTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task ConvertAsync_ManyBlocks_GivesWhatTheWholeTextGives(int threads)
    {
        string[] fields = FlowLogFormat.Parse(FlowLogFormats.V5).ToHeader().Split(' ');
        byte[] input = Corpus(1, fields, headers: false);
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(FlowLogFormats.V5));
        var expectedRejections = new List<string>();
        var expected = new ArrayBufferWriter<byte>();
        FlowLogSummary expectedSummary = parser.WriteEcs(input, expected, Options(1, expectedRejections));
        Assert.True(input.Length > 1_000_000 && expectedSummary.Rejected > 100);

        var rejections = new List<string>();
        var output = new MemoryStream();
        FlowLogSummary summary = await parser.ConvertAsync(new MemoryStream(input), output, Options(threads, rejections));

        Assert.Equal(expectedSummary, summary);
        Assert.Equal(expectedRejections, rejections);
        Assert.True(expected.WrittenSpan.SequenceEqual(output.ToArray()));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Converter_HeadersThatChangeTheFormatBetweenBlocks_GivesWhatOneThreadGives(int threads)
    {
        string[] fields = FlowLogFormat.Parse(FlowLogFormats.Default).ToHeader().Split(' ');
        byte[] input = Corpus(2, fields, headers: true);
        (byte[] documents, List<string> rejections, FlowLogSummary summary) one = await Convert(input, 1);
        (byte[] documents, List<string> rejections, FlowLogSummary summary) many = await Convert(input, threads);
        Assert.True(one.summary.Headers > 10);
        Assert.Equal(one.summary, many.summary);
        Assert.Equal(one.rejections, many.rejections);
        Assert.True(one.documents.AsSpan().SequenceEqual(many.documents));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task ConvertAsync_HandlerThrows_EndsWithItsException(int threads)
    {
        byte[] input = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("nonsense\n", 200_000)));
        int calls = 0;
        var options = new FlowLogOptions
        {
            Threads = threads,
            OnRejected = (in FlowLogRejection _) =>
            {
                if (++calls == 100_000)
                    throw new InvalidOperationException("enough");
            },
        };
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(FlowLogFormats.Default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => parser.ConvertAsync(new MemoryStream(input), new MemoryStream(), options));
        Assert.Equal(100_000, calls);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void Threads_OutOfRange_Throws(int threads) => Assert.Throws<ArgumentOutOfRangeException>(() => new FlowLogOptions { Threads = threads });

    private static async Task<(byte[] Documents, List<string> Rejections, FlowLogSummary Summary)> Convert(byte[] input, int threads)
    {
        var rejections = new List<string>();
        var output = new MemoryStream();
        FlowLogSummary summary = await new FlowLogConverter().ConvertAsync(new MemoryStream(input), output, Options(threads, rejections));
        return (output.ToArray(), rejections, summary);
    }

    private static byte[] Corpus(int seed, string[] fields, bool headers)
    {
        var random = new Random(seed);
        var text = new MemoryStream();
        string[] current = fields;
        while (text.Length < 1_500_000)
        {
            if (headers)
            {
                current = FormatGenerator.Vpc(random);
                text.Write(Encoding.ASCII.GetBytes(string.Join(' ', current) + "\n"));
            }

            byte[] lines = CorpusGenerator.Text(random, current, random.Next(1, 600), hostility: headers ? 0 : 0.05);
            text.Write(lines);
            if (lines.Length > 0 && lines[^1] != '\n')
                text.WriteByte((byte)'\n');
        }

        return text.ToArray();
    }

    private static FlowLogOptions Options(int threads, List<string> rejections) => new()
    {
        Threads = threads,
        OnError = FlowLogErrorHandling.Document,
        SourceTime = DateTimeOffset.UnixEpoch,
        OnRejected = (in FlowLogRejection r) => rejections.Add(r.Message),
    };
}
