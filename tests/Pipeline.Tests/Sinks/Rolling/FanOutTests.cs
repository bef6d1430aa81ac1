using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Sources;

namespace VpcFlow.Pipeline.Tests.Sinks.Rolling;

/// <summary>Several sinks that each receive everything.</summary>
public sealed class FanOutTests
{
    [Fact]
    public async Task Objects_AreAcknowledged_WhenAllSinksHaveThem()
    {
        var release = new TaskCompletionSource();
        var fast = new CollectingSink();
        var slow = new CollectingSink { OnWrite = _ => release.Task };
        FakeObject only = FileFolder.Object("only", 10);
        Task run = new FlowLogPipeline(new FakeSource([only]), new FlowLogFanOutSink([fast, slow])).RunAsync();
        while (fast.Documents.Count < 10)
            await Task.Delay(5);
        Assert.Empty(only.Told);
        release.SetResult();
        await run;
        Assert.Equal(["Complete"], only.Told);
        Assert.Equal(fast.Documents.Keys.Order(), slow.Documents.Keys.Order());
    }

    [Fact]
    public async Task OneSinkFails_TheObjectComesAgainUnderTheSameIds()
    {
        bool fails = true;
        var good = new CollectingSink();
        var bad = new CollectingSink
        {
            OnWrite = _ => fails ? throw new FlowLogDeliveryException("not now", isTransient: true) : Task.CompletedTask,
        };
        var sink = new FlowLogFanOutSink([bad, good]);
        FakeObject first = FileFolder.Object("only", 10);
        await new FlowLogPipeline(new FakeSource([first]), sink).RunAsync();
        Assert.Equal(["Abandon"], first.Told);
        Assert.Equal(10, good.Documents.Count);

        fails = false;
        FakeObject again = FileFolder.Object("only", 10);
        await new FlowLogPipeline(new FakeSource([again]), sink).RunAsync();
        Assert.Equal(["Complete"], again.Told);
        Assert.Equal((10, 10), (good.Documents.Count, bad.Documents.Count));
    }

    [Fact]
    public async Task FailuresOfSeveral_TheWorstCounts()
    {
        IFlowLogSink Failing(Exception e) => new FakeSink((_, _) => throw e);
        var permanent = new FlowLogDeliveryException("never", isTransient: false);
        var transient = new FlowLogDeliveryException("later", isTransient: true);
        FakeObject only = FileFolder.Object("only", 1);
        await new FlowLogPipeline(new FakeSource([only]), new FlowLogFanOutSink([Failing(permanent), Failing(transient)])).RunAsync();
        Assert.Equal(["Abandon"], only.Told);
        var fatal = new FlowLogFanOutSink([Failing(transient), Failing(new IOException("disk"))]);
        await Assert.ThrowsAsync<IOException>(() => new FlowLogPipeline(new FakeSource([FileFolder.Object("only", 1)]), fatal).RunAsync());
    }

    [Fact]
    public async Task FilesAndAStream_BothHaveEverything()
    {
        using var folder = new FileFolder();
        await using var parquet = new FlowLogFileSink(new FlowLogFileSinkOptions
        {
            Folder = folder.Path,
            Format = FlowLogFileFormat.Parquet,
            IdleInterval = TimeSpan.FromMilliseconds(20),
        });
        using var output = new MemoryStream();
        using var documents = new DocumentStreamSink(output);
        FakeObject[] objects = [.. Enumerable.Range(0, 30).Select(i => FileFolder.Object($"o{i}", 500))];
        await new FlowLogPipeline(new FakeSource(objects), new FlowLogFanOutSink([documents, parquet])).RunAsync();
        Assert.Equal(15_000, folder.Interfaces().Distinct().Count());
        Assert.Equal(15_000, output.ToArray().Count(b => b == '\n'));
        Assert.All(objects, o => Assert.Equal(["Complete"], o.Told));
    }
}
