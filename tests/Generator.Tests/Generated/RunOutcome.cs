using System.Text;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Everything that a caller sees of a run: documents or records, the summary, and rejections with their reasons.</summary>
internal sealed class RunOutcome
{
    /// <summary>The longest valid namespace, so that documents fill the buffers that were sized for them.</summary>
    private static readonly string s_namespace = new('n', 100);

    private readonly List<string> _rejections = [];
    private string _text = "";
    private FlowLogSummary _summary;

    public FlowLogSummary Summary => _summary;

    /// <summary>Writes the documents of a whole text with any <c>WriteEcs</c>.</summary>
    public static RunOutcome OfWrite(WriteDocuments write, byte[] utf8, FlowLogErrorHandling onError, FlowLogOrigin? origin = null)
    {
        var outcome = new RunOutcome();
        var output = new ExactBufferWriter();
        outcome._summary = write(utf8, output, outcome.Options(onError, origin: origin));
        outcome._text = Encoding.Latin1.GetString(output.ToArray());
        return outcome;
    }

    /// <summary>Converts a stream that yields at most <paramref name="chunkSize"/> bytes at a time.</summary>
    public static async Task<RunOutcome> OfConvertAsync(
        FlowLogParser parser, byte[] utf8, int chunkSize, FlowLogErrorHandling onError, int threads, FlowLogOrigin? origin = null)
    {
        var outcome = new RunOutcome();
        using var output = new MemoryStream();
        using var input = new ChunkedStream(utf8, chunkSize);
        outcome._summary = await parser.ConvertAsync(input, output, outcome.Options(onError, threads, origin));
        outcome._text = Encoding.Latin1.GetString(output.ToArray());
        return outcome;
    }

    /// <summary>Renders the typed records of a text.</summary>
    public static RunOutcome OfParse(RenderRecords render, byte[] utf8)
    {
        var outcome = new RunOutcome();
        var records = new List<string>();
        render(utf8, outcome.Options(FlowLogErrorHandling.Skip), records);
        outcome._text = string.Join('\n', records);
        int rejected = outcome._rejections.Count(r => !r.StartsWith(nameof(FlowLogRejectReason.FormatMismatch), StringComparison.Ordinal));
        outcome._summary = new FlowLogSummary { Records = records.Count, RejectedLines = rejected };
        return outcome;
    }

    /// <summary>
    /// Renders the typed records of the batches of a stream that yields at most <paramref name="chunkSize"/> bytes at a time.
    /// </summary>
    public static async Task<RunOutcome> OfBatches(RenderBatches render, byte[] utf8, int chunkSize)
    {
        var outcome = new RunOutcome();
        var records = new List<string>();
        using var input = new ChunkedStream(utf8, chunkSize);
        FlowLogSummary summary = await render(input, outcome.Options(FlowLogErrorHandling.Skip), records);

        // Of the lines after headers of other formats, not all are reported.
        long rejected = summary.RejectedLines - summary.MismatchedLines;
        outcome._summary = new FlowLogSummary { Records = summary.Records, RejectedLines = rejected };
        outcome._text = string.Join('\n', records);
        return outcome;
    }

    /// <summary>Asserts that two runs over the same text have the same outcome.</summary>
    public static void AssertEqual(RunOutcome expected, RunOutcome actual, string context)
    {
        AssertEqual(expected._rejections, actual._rejections, context, "rejection");
        AssertEqual(expected._text.Split('\n'), actual._text.Split('\n'), context, "document or record");
        Assert.True(expected._summary == actual._summary, $"{context}:\nexpected: {expected._summary}\nactual:   {actual._summary}");
    }

    private static void AssertEqual(IReadOnlyList<string> expected, IReadOnlyList<string> actual, string context, string what)
    {
        int i = 0;
        while (i < expected.Count && i < actual.Count && expected[i] == actual[i])
            i++;
        Assert.True(
            i == expected.Count && i == actual.Count,
            $"{context}, {what} {i}:\nexpected: {expected.ElementAtOrDefault(i)}\nactual:   {actual.ElementAtOrDefault(i)}");
    }

    private EcsWriterOptions Options(FlowLogErrorHandling onError, int threads = 1, FlowLogOrigin? origin = null) => new()
    {
        Origin = origin,
        SourceName = "s3://bucket/key",
        TimeProvider = new FixedClock(),
        Namespace = s_namespace,
        OnError = onError,
        MaxDegreeOfParallelism = threads,
        OnRejected = (in FlowLogRejection r) => _rejections.Add(
            $"{r.Reason} {r.Field} line {r.LineNumber} byte {r.ByteOffset} {r.SourceName}: {r.Message} | {Convert.ToHexString(r.Found)} | "
            + $"{r.Expected} | {Convert.ToHexString(r.Line)}"),
    };

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
    }
}
