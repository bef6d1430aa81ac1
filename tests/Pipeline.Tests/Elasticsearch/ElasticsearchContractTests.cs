using VpcFlow.Pipeline.Tests.Contracts;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch;

public sealed class ElasticsearchContractTests : SinkContract
{
    private readonly FakeCluster _cluster = new();

    protected override bool IsIdempotent => true;

    protected override ValueTask<IFlowLogSink> CreateAsync() => new(new ElasticsearchSink(new ElasticsearchSinkOptions
    {
        Connection = new ElasticsearchConnection
        {
            Nodes = [new Uri("http://cluster:9200")],
            Handler = new ClusterHandler(_cluster, TimeProvider.System, TimeSpan.FromMilliseconds(5)),
        },
        DeadLetterFolder = Path.Combine(Path.GetTempPath(), "vpcflow-no-dead-letters"),
        IdleInterval = TimeSpan.FromMilliseconds(10),
    }));

    protected override ValueTask<IReadOnlyList<string>> ReadBackAsync()
    {
        Assert.Empty(_cluster.Violations);
        return new(_cluster.Interfaces());
    }
}
