using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch;

public class OverloadTests
{
    [Fact]
    public async Task HourOfRandomOverload_LosesNothing_DeliversNothingTwice_AndRecovers()
    {
        var random = new Random(17);
        await using var bench = new SinkBench(requestSize: 8192, latency: TimeSpan.FromSeconds(2));
        TimeSpan hour = TimeSpan.FromHours(1);
        int refused = 0, largest = 0, largestDuring = 0;
        bench.Cluster.OnRequest = request => request.IsBulk && bench.Time.Elapsed < hour && Next(random, 10) ? new ClusterReply(429) : null;
        bench.Cluster.OnItem = (_, _) =>
        {
            if (bench.Time.Elapsed >= hour || !Next(random, 10))
                return null;
            refused++;
            return "\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"queue full\"}";
        };
        bench.Handler.OnRunning = running =>
        {
            if (bench.Time.Elapsed >= hour + TimeSpan.FromMinutes(5))
                largest = Math.Max(largest, running);
            else if (bench.Time.Elapsed > TimeSpan.FromMinutes(10) && bench.Time.Elapsed < hour)
                largestDuring = Math.Max(largestDuring, running);
        };
        var source = new EndlessSource(() => bench.Time.Elapsed < hour + TimeSpan.FromMinutes(10));
        await bench.Time.RunAsync(bench.StartAsync(source, default));
        bench.AssertDelivered(source.Names.SelectMany(n => SinkBench.Interfaces(n, 10)));
        ElasticsearchCounts counts = bench.Sink.Counts;
        Assert.Equal((source.Names.Count * 10, 0), (counts.Created + counts.Duplicates, counts.DeadLettered));
        Assert.InRange(refused, 1000, int.MaxValue);
        Assert.InRange(counts.Retried, refused, int.MaxValue);

        // Most requests meet an overload, so few are sent at a time; afterwards as many as there may be.
        Assert.InRange(largestDuring, 1, 6);
        Assert.Equal(8, largest);
    }

    private static bool Next(Random random, int percent)
    {
        lock (random)
            return random.Next(100) < percent;
    }

    private sealed class EndlessSource(Func<bool> goesOn) : IFlowLogSource
    {
        public List<string> Names { get; } = [];

        public async IAsyncEnumerable<FlowLogObject> ReadAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            while (goesOn())
            {
                await Task.Yield();
                Names.Add($"eni{Names.Count}");
                yield return SinkBench.Object(Names[^1], 10);
            }
        }
    }
}
