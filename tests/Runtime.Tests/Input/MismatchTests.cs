using System.Buffers;
using System.Text;

namespace VpcFlow.Tests.Input;

/// <summary>A parser of one format reports headers of other formats once each, however many lines and blocks follow them.</summary>
public class MismatchTests
{
    private const int Lines = 20_000;

    private static readonly FlowLogParser s_parser = FlowLogParser.Create(FlowLogFormat.Parse("srcaddr bytes"));

    /// <summary>A record, and under a header of another format many blocks of lines, twice, with a record in between.</summary>
    private static readonly byte[] s_text = Encoding.ASCII.GetBytes(
        "10.0.0.1 1\n" + Part() + "srcaddr bytes\n10.0.0.2 2\n" + Part() + "vpc-id\nvpc-1\n");

    private static readonly string[] s_messages =
    [
        "a: line 3 (byte 25): found a line below the header bytes srcaddr, whose lines are all rejected, expected the format srcaddr bytes",
        $"a: line {(2 * Lines) + 7} (byte {s_text.Length - 6}): found a line below the header vpc-id, whose lines are all rejected, "
            + "expected the format srcaddr bytes",
    ];

    private readonly List<string> _seen = [];

    [Theory]
    [InlineData(1, FlowLogErrorHandling.Skip)]
    [InlineData(3, FlowLogErrorHandling.Skip)]
    [InlineData(1, FlowLogErrorHandling.Document)]
    [InlineData(3, FlowLogErrorHandling.Document)]
    public async Task ConvertAsync_HeadersOfOtherFormats_AreReportedOnceAndCounted(int threads, FlowLogErrorHandling onError)
    {
        var output = new MemoryStream();
        FlowLogSummary summary = await s_parser.ConvertAsync(new MemoryStream(s_text), output, Options(threads, onError));
        AssertIsCounted(summary);
        int documents = output.ToArray().Count(b => b == '\n');
        Assert.Equal(onError == FlowLogErrorHandling.Document ? (2 * Lines) + 3 : 2, documents);
    }

    [Fact]
    public void WriteEcs_HeadersOfOtherFormats_AreReportedOnceAndCounted()
        => AssertIsCounted(s_parser.WriteEcs(s_text, new ArrayBufferWriter<byte>(), Options()));

    [Fact]
    public void Parse_HeadersOfOtherFormats_AreReportedOnceAndCounted()
    {
        FlowLogRecords records = s_parser.Parse(s_text, Options());
        while (records.MoveNext())
            _ = records.Current;
        AssertIsCounted(records.Summary);
    }

    /// <summary>A batch may be read several times, or not at all.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ReadAsync_HeadersOfOtherFormats_AreReportedOnceAndCounted(int times)
    {
        FlowLogBatches batches = s_parser.ReadAsync(new MemoryStream(s_text), Options());
        await foreach (FlowLogBatch batch in batches)
        {
            for (int i = 0; i < times; i++)
                batch.WriteEcs(new ArrayBufferWriter<byte>());
        }

        AssertIsCounted(batches.Summary);
    }

    [Fact]
    public void WriteEcs_AFormatForEachLine_ReportsSome()
    {
        IEnumerable<FlowLogFieldInfo> fields = FlowLogFieldInfo.All.Take(40);
        string text = string.Concat(fields.SelectMany(f => fields.Where(g => g != f).Select(g => $"{f.Name} {g.Name}\n- -\n")));
        FlowLogSummary summary = s_parser.WriteEcs(Encoding.ASCII.GetBytes(text), new ArrayBufferWriter<byte>(), Options());

        // One of the pairs is the parser's own format.
        Assert.Equal((1, (40 * 39) - 1), (summary.Records, summary.MismatchedLines));
        Assert.Equal(64, _seen.Count);
    }

    private static string Part() => "bytes srcaddr\n" + string.Concat(Enumerable.Repeat("1 10.0.0.1\n", Lines));

    private void AssertIsCounted(FlowLogSummary summary)
    {
        Assert.Equal(s_messages, _seen);
        Assert.Equal(
            (2, (2 * Lines) + 1, (2 * Lines) + 1, 4),
            (summary.Records, summary.RejectedLines, summary.MismatchedLines, summary.HeaderLines));
    }

    private EcsWriterOptions Options(int threads = 1, FlowLogErrorHandling onError = FlowLogErrorHandling.Skip) => new()
    {
        SourceName = "a",
        MaxDegreeOfParallelism = threads,
        OnError = onError,
        OnRejected = (in FlowLogRejection r) => _seen.Add(r.Message),
    };
}
