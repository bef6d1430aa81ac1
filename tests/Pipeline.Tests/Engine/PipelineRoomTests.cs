using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Engine;

/// <summary>Memory depends on the batches in flight: what a slow sink has not taken is not read.</summary>
public class PipelineRoomTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_SinkThatWaits_HasNoMoreThanTheRoom(bool keepsOrder)
    {
        byte[] large = FlowLines.Bytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => FlowLines.Line("eni", i) + "\n")));
        FakeObject[] objects = [.. Enumerable.Range(0, 6).Select(i => new FakeObject($"o{i}", large))];
        var go = new TaskCompletionSource();
        int waiting = 0;
        int most = 0;
        var sink = new FakeSink(async (_, _) =>
        {
            int now = Interlocked.Increment(ref waiting);
            lock (go)
                most = Math.Max(most, now);
            await go.Task;
            Interlocked.Decrement(ref waiting);
        });
        var source = new FakeSource(objects);
        var options = new FlowLogPipelineOptions { KeepsOrder = keepsOrder, MaxDegreeOfParallelism = 2, MaxBatchesInFlight = 9 };
        Task<FlowLogSummary> run = new FlowLogPipeline(source, sink, options).RunAsync();
        while (Volatile.Read(ref waiting) < 9)
            await Task.Delay(5);
        await Task.Delay(100);
        Assert.Equal(9, waiting);
        Assert.True(source.Requested <= 3, $"{source.Requested} objects were requested.");
        go.SetResult();
        Assert.Equal(120_000, (await run).Records);
        Assert.Equal(9, most);
    }

    /// <summary>Small objects may be many, so that they fill a request together; of large ones, no more text than that.</summary>
    [Fact]
    public async Task RunAsync_MaxTextInFlight_LimitsLargeObjectsAndNotSmallOnes()
    {
        byte[] large = FlowLines.Bytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => FlowLines.Line("eni", i) + "\n")));
        byte[] small = FlowLines.Bytes(FlowLines.Line("eni", 1) + "\n");
        // A block has at least 64 KiB, and each of two workers may have read one more.
        Assert.InRange(await CountInFlightAsync(large, 6, atLeast: 4), 4, 12);
        Assert.Equal(64, await CountInFlightAsync(small, 200, atLeast: 64));
    }

    /// <summary>Objects that wait for their commit have no batch, and more of them may be open.</summary>
    [Fact]
    public async Task RunAsync_ObjectsThatWaitForTheirCommit_AreAsManyAsTheLimit()
    {
        var go = new TaskCompletionSource();
        byte[] line = FlowLines.Bytes(FlowLines.Line("eni", 1) + "\n");
        FakeObject[] objects = [.. Enumerable.Range(0, 200).Select(i => new FakeObject($"o{i}", line))];
        var source = new FakeSource(objects);
        var options = new FlowLogPipelineOptions { MaxDegreeOfParallelism = 2, MaxBatchesInFlight = 4, MaxObjectsInFlight = 50 };
        Task<FlowLogSummary> run = new FlowLogPipeline(source, new CommittingSink(go.Task), options).RunAsync();
        while (source.Requested < 50)
            await Task.Delay(5);
        await Task.Delay(100);
        Assert.Equal(50, source.Requested);
        Assert.All(objects, o => Assert.Empty(o.Told));
        go.SetResult();
        Assert.Equal(200, (await run).Records);
        Assert.All(objects, o => Assert.Equal(["Complete"], o.Told));
    }

    /// <summary>Returns how many batches a sink has at the same time, of at most 64 and about 5 blocks of text.</summary>
    private static async Task<int> CountInFlightAsync(byte[] content, int count, int atLeast)
    {
        var go = new TaskCompletionSource();
        int waiting = 0;
        var sink = new FakeSink(async (_, _) =>
        {
            Interlocked.Increment(ref waiting);
            await go.Task;
        });
        FakeObject[] objects = [.. Enumerable.Range(0, count).Select(i => new FakeObject($"o{i}", content))];
        var options = new FlowLogPipelineOptions { MaxDegreeOfParallelism = 2, MaxBatchesInFlight = 64, MaxTextInFlight = 5 * (128 << 10) };
        Task<FlowLogSummary> run = new FlowLogPipeline(new FakeSource(objects), sink, options).RunAsync();
        int before = -1;
        while (Volatile.Read(ref waiting) is var now && (now < atLeast || now != before))
        {
            before = now;
            await Task.Delay(200);
        }

        go.SetResult();
        await run;
        return before;
    }

    private sealed class CommittingSink(Task durable) : IFlowLogSink
    {
        public ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken) => default;

        public async ValueTask CommitAsync(FlowLogObject source, CancellationToken cancellationToken)
            => await durable.WaitAsync(cancellationToken);
    }

    /// <summary>Behind a slow object, empty ones need no room for batches; they are not opened without limit all the same.</summary>
    [Fact]
    public async Task RunAsync_ManyEmptyObjectsBehindASlowOne_AreNotAllOpen()
    {
        var go = new TaskCompletionSource();
        byte[] line = FlowLines.Bytes(FlowLines.Line("eni", 1) + "\n");
        FakeObject[] objects =
        [
            new("slow", line) { Before = () => go.Task },
            .. Enumerable.Range(0, 500).Select(i => new FakeObject($"o{i}", [])),
        ];
        var source = new FakeSource(objects);
        var options = new FlowLogPipelineOptions { KeepsOrder = true, MaxDegreeOfParallelism = 2 };
        Task<FlowLogSummary> run = new FlowLogPipeline(source, new FakeSink((_, _) => default), options).RunAsync();
        while (source.Requested < options.MaxBatchesInFlight)
            await Task.Delay(5);
        await Task.Delay(100);
        Assert.Equal(options.MaxBatchesInFlight, source.Requested);
        go.SetResult();
        Assert.Equal(1, (await run).Records);
        Assert.All(objects, o => Assert.Equal(["Complete"], o.Told));
    }
}
