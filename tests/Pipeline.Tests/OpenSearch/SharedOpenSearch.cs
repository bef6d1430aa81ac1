namespace VpcFlow.Pipeline.Tests.OpenSearch;

/// <summary>A real OpenSearch for all tests of a class, which run one after another: a start takes longer than most of them.</summary>
/// <param name="isSecure">Whether it has TLS, users and roles.</param>
/// <param name="settings">The settings that are different from the defaults.</param>
public abstract class SharedOpenSearch(bool isSecure, params string[] settings) : IAsyncLifetime
{
    private OpenSearchServer? _server;

    internal OpenSearchServer Server => _server!;

    public async Task InitializeAsync()
    {
        if (OpenSearchServer.Program is null)
            return;
        _server = await OpenSearchServer.StartAsync(isSecure, settings);
        await PrepareAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <summary>Sets it up for all tests.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;
}
