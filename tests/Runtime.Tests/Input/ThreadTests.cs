using System.Buffers;
using System.Text;

namespace VpcFlow.Tests.Input;

/// <summary>The outcome does not depend on the number of threads that convert the blocks of a stream.</summary>
public class ThreadTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    private static readonly FlowLogParser s_parser = FlowLogParser.Create(FlowLogFormat.Parse(FlowLogFormats.Default));

    private static readonly byte[] s_line =
        "2 123456789010 eni-1 10.0.0.1 10.0.0.2 443 40000 6 10 840 1750000000 1750000059 ACCEPT OK\n"u8.ToArray();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task ConvertAsync_ManyBlocks_EqualsTheWholeText(int threads)
    {
        string[] fields = FlowLogFormat.Parse(FlowLogFormats.V5).ToHeader().Split(' ');
        byte[] input = Corpus(1, fields, headers: false);
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(FlowLogFormats.V5));
        var expectedRejections = new List<string>();
        var expected = new ArrayBufferWriter<byte>();
        FlowLogSummary expectedSummary = parser.WriteEcs(input, expected, Options(1, expectedRejections));
        Assert.True(input.Length > 1_000_000 && expectedSummary.RejectedLines > 100);

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
    public async Task ConvertAsync_HeadersThatChangeTheFormatBetweenBlocks_EqualsOneThread(int threads)
    {
        string[] fields = FlowLogFormat.Parse(FlowLogFormats.Default).ToHeader().Split(' ');
        byte[] input = Corpus(2, fields, headers: true);
        (byte[] documents, List<string> rejections, FlowLogSummary summary) one = await Convert(input, 1);
        (byte[] documents, List<string> rejections, FlowLogSummary summary) many = await Convert(input, threads);
        Assert.True(one.summary.HeaderLines > 10);
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
        var options = new EcsWriterOptions
        {
            MaxDegreeOfParallelism = threads,
            OnRejected = (in FlowLogRejection _) =>
            {
                if (++calls == 100_000)
                    throw new InvalidOperationException("enough");
            },
        };
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => s_parser.ConvertAsync(new MemoryStream(input), new MemoryStream(), options));
        Assert.Equal(100_000, calls);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task ConvertAsync_OutputFailsWhileAnotherThreadWaitsForInput_EndsWithThatFailure(int threads)
    {
        var input = new WaitingStream(s_line, times: 2);
        var options = new EcsWriterOptions { MaxDegreeOfParallelism = threads };
        Task<FlowLogSummary> conversion = s_parser.ConvertAsync(input, new FullStream(input.Waits), options);
        IOException failure = await Assert.ThrowsAsync<IOException>(() => conversion.WaitAsync(s_timeout));
        Assert.Equal("No space left.", failure.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task ConvertAsync_CancelledWhileItWaitsForInput_EndsWithTheCallersToken(int threads)
    {
        using var cancellation = new CancellationTokenSource();
        var input = new WaitingStream(s_line, times: 20);
        var output = new MemoryStream();
        var options = new EcsWriterOptions { MaxDegreeOfParallelism = threads };
        Task<FlowLogSummary> conversion = s_parser.ConvertAsync(input, output, options, cancellation.Token);
        await input.Waits.WaitAsync(s_timeout);
        await cancellation.CancelAsync();
        OperationCanceledException end = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => conversion.WaitAsync(s_timeout));
        Assert.Equal(cancellation.Token, end.CancellationToken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task ConvertAsync_InputThatComesSlowly_IsWrittenAsItComes(int threads)
    {
        using var cancellation = new CancellationTokenSource();
        var input = new WaitingStream(s_line, times: 10);
        var output = new MemoryStream();
        var options = new EcsWriterOptions { MaxDegreeOfParallelism = threads };
        Task conversion = s_parser.ConvertAsync(input, output, options, cancellation.Token);
        await input.Waits.WaitAsync(s_timeout);
        for (int i = 0; Lines(output) < 10 && i < 1000; i++)
            await Task.Delay(10);
        Assert.Equal(10, Lines(output));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => conversion.WaitAsync(s_timeout));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void MaxDegreeOfParallelism_OutOfRange_Throws(int threads)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new EcsWriterOptions { MaxDegreeOfParallelism = threads });

    private static int Lines(MemoryStream output) => output.ToArray().AsSpan().Count((byte)'\n');

    private static async Task<(byte[] Documents, List<string> Rejections, FlowLogSummary Summary)> Convert(byte[] input, int threads)
    {
        var rejections = new List<string>();
        var output = new MemoryStream();
        FlowLogSummary summary = await new FlowLogReader().ConvertAsync(new MemoryStream(input), output, Options(threads, rejections));
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

    private static EcsWriterOptions Options(int threads, List<string> rejections) => new()
    {
        MaxDegreeOfParallelism = threads,
        OnError = FlowLogErrorHandling.Document,
        SourceTime = DateTimeOffset.UnixEpoch,
        OnRejected = (in FlowLogRejection r) => rejections.Add(r.Message),
    };
}
