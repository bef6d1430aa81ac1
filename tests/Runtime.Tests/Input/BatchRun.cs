using System.Text;
using VpcFlow.Input;

namespace VpcFlow.Tests.Input;

/// <summary>Everything that a caller sees of records, whether they come from a text or from batches.</summary>
internal sealed class BatchRun
{
    public List<string> Records { get; } = [];

    public List<string> Rejections { get; } = [];

    public FlowLogSummary Summary { get; private set; }

    public EcsWriterOptions Options => new()
    {
        SourceName = "bucket/key",
        OnRejected = (in FlowLogRejection r) => Rejections.Add($"{r.Reason} {r.LineNumber} {r.ByteOffset} {r.Line.Length} {r.Message}"),
    };

    /// <summary>Reads a whole text at once.</summary>
    public static BatchRun OfText(FlowLogParser parser, byte[] text)
    {
        var run = new BatchRun();
        FlowLogRecords records = parser.Parse(text, run.Options);
        using (records)
        {
            while (records.MoveNext())
                run.Records.Add(Shown(records.Current));
        }

        run.Summary = records.Summary;
        return run;
    }

    /// <summary>Reads all batches, at most <paramref name="limit"/> records of each.</summary>
    public static async Task<BatchRun> OfBatches(FlowLogParser parser, Stream input, Func<int>? limit = null)
    {
        var run = new BatchRun();
        var pool = new CountingPool();
        await run.ReadAsync(parser, new FlowLogBatches(InputFormats.Fixed(parser), input, run.Options, default, pool), limit);
        Assert.Equal(0, pool.Missing);
        return run;
    }

    public async Task ReadAsync(FlowLogParser parser, FlowLogBatches batches, Func<int>? limit = null)
    {
        await foreach (FlowLogBatch batch in batches)
        {
            int left = limit?.Invoke() ?? int.MaxValue;
            if (left == 0)
                continue;
            foreach (FlowLogRecord record in parser.Parse(batch))
            {
                Records.Add(Shown(record));
                if (--left == 0)
                    break;
            }
        }

        Summary = batches.Summary;
    }

    public void AssertIs(BatchRun expected)
    {
        Assert.Equal(expected.Rejections, Rejections);
        Assert.Equal(expected.Records, Records);
        Assert.Equal(expected.Summary, Summary);
    }

    private static string Shown(FlowLogRecord record) => $"{record.ToString()} {Encoding.Latin1.GetString(record.Line)}";
}
