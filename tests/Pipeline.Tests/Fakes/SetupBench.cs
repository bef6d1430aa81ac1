namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>Set-ups of a <see cref="SetupCluster"/> in the same process.</summary>
internal static class SetupBench
{
    public static FlowLogSetup Setup(this SetupCluster cluster, FlowLogSetupOptions? options = null) => new(
        new ElasticsearchConnection
        {
            Nodes = [new Uri("http://node-1:9200")],
            Handler = new ClusterHandler(cluster.Cluster, TimeProvider.System, TimeSpan.Zero),
        },
        options);
}
