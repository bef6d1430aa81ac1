using VpcFlow.Pipeline.Tests.OpenSearch;
using VpcFlow.Pipeline.Tests.Sources.Moto;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>AWS and a cluster, for all tests of faults.</summary>
public sealed class FaultServers : IAsyncLifetime
{
    public MotoServer Aws { get; } = new();

    internal OpenSearchServer Cluster { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (OpenSearchServer.Program is null || MotoServer.Script is null)
            return;
        Cluster = await OpenSearchServer.StartAsync(isSecure: false);
        ToolResult setup = await Tool.RunAsync("setup", "--to", $"{Cluster.Url}");
        Assert.True(setup.ExitCode == 0, setup.Error);
    }

    public async Task DisposeAsync()
    {
        Aws.Dispose();
        if (Cluster is not null)
            await Cluster.DisposeAsync();
    }
}
