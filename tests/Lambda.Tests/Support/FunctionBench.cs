using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Lambda.Tests.Support;

/// <summary>A function that delivers to a cluster, with a folder for what can't be delivered.</summary>
internal sealed class FunctionBench : IAsyncDisposable
{
    private readonly ClusterServer _server;
    private readonly FunctionProcess _process;

    public FunctionBench(params (string Name, string Value)[] environment)
    {
        _server = new ClusterServer(Cluster);
        _process = new FunctionProcess(
            Api.Address,
            [
                ("VPCFLOW__SINKS__ELASTICSEARCH__HOSTS", _server.Url.AbsoluteUri),
                ("VPCFLOW__STATE", Folder["state"]),
                .. environment,
            ]);
    }

    public FakeCluster Cluster { get; } = new();

    public RuntimeApi Api { get; } = new();

    public TemporaryFolder Folder { get; } = new();

    public Task WaitForLogAsync(string text) => _process.WaitForLogAsync(text);

    public Task<Answer> InvokeAsync(string text, TimeSpan? time = null, string? requestId = null) => Api.InvokeAsync(text, time, requestId);

    public async ValueTask DisposeAsync()
    {
        _process.Dispose();
        Api.Dispose();
        await _server.DisposeAsync();
        Folder.Dispose();
        Assert.Empty(Cluster.Violations);
    }
}
