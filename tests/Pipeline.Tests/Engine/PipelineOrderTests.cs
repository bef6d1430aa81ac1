using System.Text;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Engine;

/// <summary>Whatever the number of workers and the speed of objects and sink, the output is that of one after the other.</summary>
public class PipelineOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task RunAsync_KeepingTheOrder_WritesWhatConvertingOneByOneDoes(int degree)
    {
        for (int seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            byte[][] contents = [.. Enumerable.Range(0, random.Next(1, 25)).Select(i => Content(random, $"eni-{i}"))];
            (byte[] expected, FlowLogSummary summary, string[] rejected) = await OneByOne(contents);

            var delay = new Delay(seed);
            FakeObject[] objects = [.. contents.Select((c, i) => new FakeObject($"o{i}", c) { Before = delay.WaitAsync })];
            var actual = new MemoryStream();
            var reported = new List<string>();
            var ended = new List<string>();
            using var sink = new DocumentStreamSink(new DelayedStream(actual, delay), _ => s_documents);
            var options = new FlowLogPipelineOptions
            {
                KeepsOrder = true,
                MaxDegreeOfParallelism = degree,
                MaxBatchesInFlight = random.Next(1, 12),
                OnRejected = (in FlowLogRejection r) => reported.Add($"{r.SourceName}:{r.LineNumber}"),
                OnObject = o =>
                {
                    ended.Add(o.Object.Name);
                    Assert.True(o.Object is FakeObject { Told.Count: 0 });
                },
            };
            FlowLogSummary sum = await new FlowLogPipeline(new FakeSource(objects), sink, options).RunAsync();

            Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(actual.ToArray()));
            Assert.Equal(summary, sum);
            Assert.Equal(rejected, reported);
            Assert.Equal(objects.Select(o => o.Name), ended);
            Assert.All(objects, o => Assert.Equal(["Complete"], o.Told));
            Assert.All(objects, o => Assert.Equal((1, 1), (o.Opened, Math.Min(1, o.Closed))));
        }
    }

    [Fact]
    public async Task RunAsync_WithoutOrder_DeliversEachBatchOnceAndThoseOfAnObjectInTurn()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            byte[][] contents = [.. Enumerable.Range(0, 15).Select(i => Content(random, $"eni-{i}"))];
            var delay = new Delay(seed);
            FakeObject[] objects = [.. contents.Select((c, i) => new FakeObject($"o{i}", c) { Before = delay.WaitAsync })];
            var last = new Dictionary<string, long>();
            long records = 0;
            var sink = new FakeSink(async (delivery, cancellationToken) =>
            {
                long offset = delivery.Batch.ByteOffset;
                int count = Count(delivery.Batch);
                await delay.WaitAsync();
                await delivery.Turn.WaitAsync(cancellationToken);
                lock (last)
                {
                    Assert.True(offset > last.GetValueOrDefault(delivery.Object.Name, -1));
                    last[delivery.Object.Name] = offset;
                    records += count;
                }
            });
            var options = new FlowLogPipelineOptions { MaxDegreeOfParallelism = 4, MaxBatchesInFlight = 7 };
            FlowLogSummary summary = await new FlowLogPipeline(new FakeSource(objects), sink, options).RunAsync();
            Assert.Equal((await OneByOne(contents)).Summary with { BytesWritten = 0 }, summary);
            Assert.Equal(summary.Records, records);
        }
    }

    /// <summary>What a sink does not read of a batch is read all the same, so that rejected lines are counted.</summary>
    [Fact]
    public async Task RunAsync_SinkThatReadsNothing_CountsEverything()
    {
        byte[] content = Content(new Random(3), "eni");
        var sink = new FakeSink((_, _) => default);
        FlowLogSummary summary = await new FlowLogPipeline(new FakeSource([new FakeObject("o", content)]), sink).RunAsync();
        Assert.Equal((await OneByOne([content])).Summary with { BytesWritten = 0 }, summary);
    }

    private static readonly EcsWriterOptions s_documents = new() { SourceTime = DateTimeOffset.UnixEpoch };

    private static int Count(FlowLogBatch batch)
    {
        int count = 0;
        foreach (FlowLogRecord unused in batch.Records)
            count++;
        return count;
    }

    private static byte[] Content(Random random, string name)
    {
        byte[] text = FlowLines.Bytes(FlowLines.Text(random, name, random.Next(4) == 0 ? random.Next(6000) : random.Next(50)));
        return random.Next(2) == 0 ? FlowLines.Gzip(text) : text;
    }

    private static async Task<(byte[] Output, FlowLogSummary Summary, string[] Rejected)> OneByOne(byte[][] contents)
    {
        var output = new MemoryStream();
        var rejected = new List<string>();
        FlowLogSummary summary = default;
        for (int i = 0; i < contents.Length; i++)
        {
            var options = new EcsWriterOptions
            {
                SourceName = $"o{i}",
                SourceTime = DateTimeOffset.UnixEpoch,
                OnRejected = (in FlowLogRejection r) => rejected.Add($"{r.SourceName}:{r.LineNumber}"),
            };
            summary += await new FlowLogReader().ConvertAsync(new MemoryStream(contents[i]), output, options);
        }

        return (output.ToArray(), summary, [.. rejected]);
    }

    /// <summary>Waits for a random time, often not at all.</summary>
    private sealed class Delay(int seed)
    {
        private readonly Random _random = new(seed);

        public async Task WaitAsync()
        {
            int kind;
            lock (_random)
                kind = _random.Next(20);
            if (kind == 0)
                await Task.Delay(1);
            else if (kind < 5)
                await Task.Yield();
        }
    }

    private sealed class DelayedStream(Stream inner, Delay delay) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await delay.WaitAsync();
            await inner.WriteAsync(buffer, cancellationToken);
        }
    }
}
