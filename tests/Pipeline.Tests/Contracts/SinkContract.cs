using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Contracts;

/// <summary>What every sink holds: inherit it, and say how to create the sink and how to read back what it has made durable.</summary>
public abstract class SinkContract
{
    /// <summary>Creates a sink on an empty target.</summary>
    protected abstract ValueTask<IFlowLogSink> CreateAsync();

    /// <summary>
    /// Returns the interfaces (<c>aws.vpcflow.interface_id</c>) of the records that are durable at the target, in its order.
    /// </summary>
    protected abstract ValueTask<IReadOnlyList<string>> ReadBackAsync();

    /// <summary>Whether a record that is delivered again is there once.</summary>
    protected virtual bool IsIdempotent => false;

    /// <summary>Whether records are there in the order in which they were delivered.</summary>
    protected virtual bool KeepsOrder => false;

    [Fact]
    public async Task Contract_ManyObjects_EveryRecordIsThereOnceWhenTheRunEnds()
    {
        IFlowLogSink sink = await CreateAsync();
        FakeObject[] objects = [.. Enumerable.Range(0, 20).Select(i => Object($"eni-{i}", i % 4 == 0 ? 3000 : 17))];
        await RunAsync(sink, objects);
        await EndAsync(sink);
        string[] expected = [.. Enumerable.Range(0, 20).SelectMany(i => Names($"eni-{i}", i % 4 == 0 ? 3000 : 17))];
        IReadOnlyList<string> actual = await ReadBackAsync();
        Assert.Equal(InOrder(expected), InOrder(actual));
        Assert.All(objects, o => Assert.Equal(["Complete"], o.Told));
    }

    [Fact]
    public async Task Contract_DeliveredTwice_IsThereAsOftenAsTheSinkSays()
    {
        IFlowLogSink sink = await CreateAsync();
        await RunAsync(sink, [Object("eni", 100)]);
        await RunAsync(sink, [Object("eni", 100)]);
        await EndAsync(sink);
        Assert.Equal(IsIdempotent ? 100 : 200, (await ReadBackAsync()).Count);
    }

    [Fact]
    public async Task Contract_WriteReturns_TheBatchIsNotNeededAnyMore()
    {
        // The memory of a batch is reused as soon as its write returns: with room for one batch, each overwrites the one before.
        IFlowLogSink sink = await CreateAsync();
        var options = new FlowLogPipelineOptions { KeepsOrder = true, MaxDegreeOfParallelism = 1, MaxBatchesInFlight = 1 };
        await new FlowLogPipeline(new FakeSource([Object("eni", 10_000)]), sink, options).RunAsync();
        await EndAsync(sink);
        Assert.Equal(Names("eni", 10_000).Order(StringComparer.Ordinal), (await ReadBackAsync()).Order(StringComparer.Ordinal));
    }

    private string[] InOrder(IEnumerable<string> names) => KeepsOrder ? [.. names] : [.. names.Order(StringComparer.Ordinal)];

    private static FakeObject Object(string name, int lines)
        => new(name, FlowLines.Bytes(string.Concat(Enumerable.Range(0, lines).Select(i => FlowLines.Line(name, i) + "\n"))));

    private static IEnumerable<string> Names(string name, int lines) => Enumerable.Range(0, lines).Select(i => $"{name}-{i}");

    private static async Task RunAsync(IFlowLogSink sink, FakeObject[] objects)
    {
        var options = new FlowLogPipelineOptions { KeepsOrder = true, MaxDegreeOfParallelism = 3 };
        await new FlowLogPipeline(new FakeSource(objects), sink, options).RunAsync();
    }

    private static async ValueTask EndAsync(IFlowLogSink sink)
    {
        if (sink is IAsyncDisposable later)
            await later.DisposeAsync();
        else if (sink is IDisposable now)
            now.Dispose();
    }
}
