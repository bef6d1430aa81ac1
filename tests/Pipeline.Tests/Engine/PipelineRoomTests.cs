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
