using VpcFlow.Pipeline.Tests.Sources.Moto;

namespace VpcFlow.Pipeline.Tests.Sources.Sqs;

/// <summary>Who has a message while it is in work, and after a stop.</summary>
[Collection(MotoCollection.Name)]
public sealed class SqsLeaseTests(MotoServer server)
{
    [MotoFact]
    public async Task ReadAsync_WorkThatTakesLongerThanTheTimeout_KeepsEveryMessage()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        for (int i = 0; i < 3; i++)
        {
            await queue.PutAsync($"{i}", Lines.Gzip(1));
            await queue.SendAsync(Bodies.Notification(queue.Bucket, $"{i}"));
        }

        var gate = new TaskCompletionSource();
        using var begun = new SemaphoreSlim(0);
        CollectingSink sink = CreateSink(begun, gate.Task);
        Task<FlowLogSourceCounters> run = queue.RunAsync(sink, queue.Options(visibility: 6));
        for (int i = 0; i < 3; i++)
            await begun.WaitAsync();
        for (int i = 0; i < 12; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            Assert.False(await queue.IsVisibleAsync(), $"A message was visible after {i + 1} seconds.");
        }

        gate.SetResult();
        FlowLogSourceCounters counters = await run;
        Assert.Equal((3, 3), (sink.Documents.Count, sink.Writes));
        Assert.Equal((0, 0), (counters.Returned, counters.Problems));
        Assert.Equal(0, await queue.CountMessagesAsync());
    }

    [MotoFact]
    public async Task ReadAsync_Stop_GivesBackWhatIsInWorkAndWhatWaits()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        for (int i = 0; i < 4; i++)
        {
            await queue.PutAsync($"{i}", Lines.Gzip(1, first: 1 + i));
            await queue.SendAsync(Bodies.Notification(queue.Bucket, $"{i}"));
        }

        using var stop = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var stopped = new CollectingSink
        {
            OnWrite = _ =>
            {
                started.TrySetResult();
                return new TaskCompletionSource().Task;
            },
        };
        using (var source = new SqsSource(queue.Options()))
        {
            var options = new FlowLogPipelineOptions { MaxDegreeOfParallelism = 1, MaxBatchesInFlight = 1 };
            Task run = new FlowLogPipeline(source, stopped, options).RunAsync(stop.Token);
            await started.Task;
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
            Assert.Equal(0, source.Counters.Parked);
        }

        // The timeout is five minutes, so what was not given back would not be found.
        var sink = new CollectingSink();
        FlowLogSourceCounters counters = await queue.RunAsync(sink, queue.Options(maxReceiveCount: 1));
        Assert.Equal(4, sink.Documents.Count);
        Assert.Equal(0, counters.Parked);
    }

    [MotoFact]
    public async Task ReadAsync_MoreMessagesThanWorkers_LeavesTheRestToOthers()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        for (int i = 0; i < 3; i++)
        {
            await queue.PutAsync($"{i}", Lines.Gzip(1, first: 1 + i));
            await queue.SendAsync(Bodies.Notification(queue.Bucket, $"{i}"));
        }

        var gate = new TaskCompletionSource();
        using var begun = new SemaphoreSlim(0);
        CollectingSink sink = CreateSink(begun, gate.Task);
        Task run = queue.RunAsync(sink, queue.Options(workers: 2));
        for (int i = 0; i < 2; i++)
            await begun.WaitAsync();
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.True(await queue.IsVisibleAsync());
        gate.SetResult();
        await run;
        Assert.Equal(3, sink.Documents.Count);
    }

    /// <summary>Creates a sink that says when a write begins, and then waits.</summary>
    private static CollectingSink CreateSink(SemaphoreSlim begun, Task gate) => new()
    {
        OnWrite = _ =>
        {
            begun.Release();
            return gate;
        },
    };
}
