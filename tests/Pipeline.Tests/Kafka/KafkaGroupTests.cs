using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Sources;

namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>Several members of a group, and a broker that goes and comes.</summary>
[Collection(KafkaCollection.Name)]
public sealed class KafkaGroupTests(KafkaFixture kafka)
{
    private const int Partitions = 6;

    [KafkaFact]
    public async Task Members_ComeAndGoInTheMiddleOfALoad_EveryRecordIsDeliveredAndCommitted()
    {
        using KafkaBench bench = await KafkaBench.CreateAsync(kafka.Server, Partitions);
        var sink = new CollectingSink { OnWrite = _ => Task.Delay(15) };
        Task sending = SendAsync(bench, rounds: 40, each: 25);
        using var stopFirst = new CancellationTokenSource();
        using var stopAll = new CancellationTokenSource();
        using KafkaSource first = bench.Source(stopsAtEnd: false, runSize: 2000);
        using KafkaSource second = bench.Source(stopsAtEnd: false, runSize: 2000);
        using KafkaSource third = bench.Source(stopsAtEnd: false, runSize: 2000);
        Task one = RunAsync(first, sink, stopFirst.Token);
        await Task.Delay(1500);
        Task two = RunAsync(second, sink, stopAll.Token);
        await Task.Delay(1500);
        Task three = RunAsync(third, sink, stopAll.Token);
        await Task.Delay(1500);
        await stopFirst.CancelAsync();
        await one;
        first.Dispose();
        await sending;
        await KafkaSourceTests.WaitAsync(
            async () => sink.Documents.Count == 6000 && (await bench.CommittedAsync(Partitions)).Sum() == 6000);
        await stopAll.CancelAsync();
        await Task.WhenAll(two, three);
        Assert.Equal(6000, KafkaBench.Interfaces(sink).Distinct().Count());
        Assert.Empty(bench.Parked());
    }

    [KafkaFact]
    public async Task Broker_KilledAndStarted_EveryRecordIsDeliveredAndCommitted()
    {
        await using KafkaServer server = await KafkaServer.StartAsync();
        using KafkaBench bench = await KafkaBench.CreateAsync(server, Partitions);
        var sink = new CollectingSink { OnWrite = _ => Task.Delay(10) };
        using var stop = new CancellationTokenSource();
        using KafkaSource source = bench.Source(stopsAtEnd: false, runSize: 2000);
        await SendAsync(bench, rounds: 20, each: 25);
        Task running = RunAsync(source, sink, stop.Token);
        await KafkaSourceTests.WaitAsync(() => Task.FromResult(sink.Documents.Count > 100));
        await server.KillAsync();
        await Task.Delay(1500);
        await server.StartAsync();
        await SendAsync(bench, rounds: 4, each: 25, first: 1000);
        await KafkaSourceTests.WaitAsync(
            async () => sink.Documents.Count == 3600 && (await bench.CommittedAsync(Partitions)).Sum() == 3600);
        await stop.CancelAsync();
        await running;
        Assert.Equal(3600, KafkaBench.Interfaces(sink).Distinct().Count());
    }

    private static async Task SendAsync(KafkaBench bench, int rounds, int each, int first = 0)
    {
        for (int round = 0; round < rounds; round++)
        {
            for (int partition = 0; partition < Partitions; partition++)
                await bench.Topic.SendAsync(partition, KafkaBench.Records($"p{partition}", each, first + (round * each)));
            await Task.Delay(50);
        }
    }

    private static Task RunAsync(KafkaSource source, IFlowLogSink sink, CancellationToken stop)
        => new FlowLogPipeline(source, sink, new() { MaxDegreeOfParallelism = 2, MaxBatchesInFlight = 4 }).RunAsync(stoppingToken: stop);
}
