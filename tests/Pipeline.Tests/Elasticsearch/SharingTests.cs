using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch;

/// <summary>How documents share requests.</summary>
public class SharingTests
{
    [Fact]
    public async Task SmallObjects_ShareARequest_AndEachCompletesWithIt()
    {
        await using var bench = new SinkBench();
        FakeObject[] objects = [.. Enumerable.Range(0, 30).Select(i => SinkBench.Object($"eni{i}", 2))];
        await bench.RunAsync(objects);
        Assert.Single(bench.Cluster.BulkRequests);
        Assert.All(objects, o => Assert.Equal(["Complete"], o.Told));
        bench.AssertDelivered(Enumerable.Range(0, 30).SelectMany(i => SinkBench.Interfaces($"eni{i}", 2)));
    }

    [Fact]
    public async Task ObjectWithANamespace_IsInTheDataStreamOfThat()
    {
        await using var bench = new SinkBench();
        byte[] line = FlowLines.Bytes(FlowLines.Line("eni", 0) + "\n");
        await bench.RunAsync(new FakeObject("plain", line), new FakeObject("team", line) { Namespace = "team" });
        Assert.Single(bench.Cluster.BulkRequests);
        Assert.Equal(
            ["logs-aws.vpcflow-default", "logs-aws.vpcflow-team"],
            bench.Cluster.Documents.Keys.Select(k => k.Split('/')[0]).Order());
        (_, string document) = bench.Cluster.Documents.Single(d => d.Key.StartsWith("logs-aws.vpcflow-team/", StringComparison.Ordinal));
        Assert.Contains("\"namespace\":\"team\"", document, StringComparison.Ordinal);
        Assert.Empty(bench.Cluster.Violations);
    }

    [Fact]
    public async Task LargeObject_IsSentInRequestsOfTheSize()
    {
        await using var bench = new SinkBench(requestSize: 100_000);
        await bench.RunAsync(SinkBench.Object("eni", 2000));
        bench.AssertDelivered(SinkBench.Interfaces("eni", 2000));
        int[] sizes = [.. bench.Cluster.BulkRequests.Select(r => r.Content().Length)];
        Assert.All(sizes, s => Assert.InRange(s, 1, 100_000));
        Assert.InRange(sizes.Count(s => s > 95_000), sizes.Length - 2, sizes.Length);
        Assert.All(bench.Cluster.BulkRequests, r => Assert.InRange(r.Body.Length, 1, r.Content().Length / 5));
    }

    [Fact]
    public async Task DocumentsThatKeepComing_AreSentAfterFiveSeconds()
    {
        await using var bench = new SinkBench();
        var times = new List<TimeSpan>();
        bench.Cluster.OnRequest = request =>
        {
            if (request.IsBulk)
                times.Add(bench.Time.Elapsed);
            return null;
        };

        // One object every 200 ms, which is too often for a request for each, and too little to fill one.
        FakeObject[] objects = [.. Enumerable.Range(0, 60).Select(i => SinkBench.Object($"eni{i}", 1))];
        await bench.Time.RunAsync(bench.StartAsync(new SlowSource(objects, bench.Time, TimeSpan.FromMilliseconds(200)), default));
        bench.AssertDelivered(Enumerable.Range(0, 60).Select(i => $"eni{i}-0"));
        Assert.InRange(times.Count, 3, 4);
        Assert.InRange(times[0].TotalSeconds, 5, 5.6);
        Assert.InRange((times[1] - times[0]).TotalSeconds, 4.9, 5.6);
    }

    [Fact]
    public async Task LastDocuments_AreSentWhenNoMoreCome()
    {
        await using var bench = new SinkBench();
        await bench.RunAsync(SinkBench.Object("eni", 1));
        Assert.InRange(bench.Time.Elapsed.TotalSeconds, 0.25, 0.6);
    }

    [Fact]
    public async Task Cancelled_AbandonsTheObjects_AndTheSinkGoesOn()
    {
        await using var bench = new SinkBench();
        using var stop = new CancellationTokenSource();
        bench.Cluster.OnRequest = request =>
        {
            if (!request.IsBulk)
                return null;
            stop.Cancel();
            return ClusterReply.Hang;
        };
        FakeObject source = SinkBench.Object("eni", 5);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bench.Time.RunAsync(bench.StartAsync(new FakeSource([source]), stop.Token)));
        Assert.Equal(["Abandon"], source.Told);
        bench.Cluster.OnRequest = _ => null;
        FakeObject again = SinkBench.Object("eni", 5);
        await bench.RunAsync(again);
        Assert.Equal(["Complete"], again.Told);
        bench.AssertDelivered(SinkBench.Interfaces("eni", 5));
    }

    [Fact]
    public async Task Disposed_CancelsWhatIsLeft()
    {
        var bench = new SinkBench();
        bench.Cluster.OnRequest = request => request.IsBulk ? ClusterReply.Hang : null;
        FakeObject source = SinkBench.Object("eni", 5);
        Task run = bench.StartAsync(new FakeSource([source]), default);
        Task disposal = Task.Run(async () =>
        {
            while (!bench.Cluster.BulkRequests.Any())
                await Task.Delay(10);
            await bench.DisposeAsync();
        });
        await bench.Time.RunAsync(disposal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(["Abandon"], source.Told);
    }

    [Fact]
    public async Task ObjectWithoutIdentity_HasIdsThatAreItsOwn()
    {
        await using var bench = new SinkBench();
        int bulks = 0;
        bench.Cluster.OnRequest = request =>
        {
            if (!request.IsBulk || ++bulks > 1)
                return null;
            bench.Cluster.Answer(request);
            return ClusterReply.Torn;
        };
        byte[] content = FlowLines.Bytes(FlowLines.Line("eni", 0) + "\n");
        await bench.RunAsync(new NamelessObject(content), new NamelessObject(content));
        bench.AssertDelivered(["eni-0", "eni-0"]);
    }

    private sealed class NamelessObject(byte[] content) : FlowLogObject
    {
        public override string Name => "standard input";

        public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => new(new MemoryStream(content));
    }

    /// <summary>A source whose objects arrive one after the other.</summary>
    private sealed class SlowSource(IReadOnlyList<FlowLogObject> objects, TimeProvider time, TimeSpan interval) : IFlowLogSource
    {
        public async IAsyncEnumerable<FlowLogObject> ReadAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (FlowLogObject next in objects)
            {
                yield return next;
                await Task.Delay(interval, time, cancellationToken);
            }
        }
    }
}
