using VpcFlow.Pipeline.Elasticsearch.Checks;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.OpenSearch;

/// <summary>Delivery to a real OpenSearch with TLS, users and roles.</summary>
public sealed class SecureOpenSearchTests(SecureOpenSearchTests.Fixture fixture)
    : IClassFixture<SecureOpenSearchTests.Fixture>, IAsyncLifetime
{
    private const string Password = "Vy7-kelp%Orbit";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-sink-");
    private readonly OpenSearchServer _server = fixture.Server;

    public async Task InitializeAsync()
    {
        await _server.CreateTemplateAsync("logs-aws.vpcflow-*");
        await SetPasswordAsync(Password);
    }

    /// <summary>The next test finds the user without a role, and no documents.</summary>
    public async Task DisposeAsync()
    {
        await _server.TryDeleteAsync("/_plugins/_security/api/rolesmapping/ship");
        await _server.TryDeleteAsync("/_data_stream/logs-aws.vpcflow-default");
        _folder.Delete(recursive: true);
    }

    [OpenSearchFact]
    public async Task RoleThatComesAndGoes_IsSaid_AndDeliveryGoesOnByItself()
    {
        var problem = new TaskCompletionSource<string>();
        await using ElasticsearchSink sink = Sink(Password, message => problem.TrySetResult(message));
        FakeObject first = SinkBench.Object("first", 20);
        Task run = new FlowLogPipeline(new FakeSource([first]), sink).RunAsync();

        // Without a role, nothing is taken; the check says the same.
        Assert.Contains("no permissions for", await problem.Task, StringComparison.Ordinal);
        Assert.Contains("grant the cluster permission", Assert.Single((await sink.CheckAsync()).Problems), StringComparison.Ordinal);
        Assert.Empty(first.Told);

        // With the least role that the message names, the rest goes by itself.
        await GrantAsync();
        await run;
        Assert.Equal(["Complete"], first.Told);
        Assert.Empty((await sink.CheckAsync()).Problems);
        Assert.Equal(20, (await _server.DocumentsAsync("logs-aws.vpcflow-default")).Count);

        // And taken away again while it runs.
        problem = new TaskCompletionSource<string>();
        await _server.SendAsync(HttpMethod.Delete, "/_plugins/_security/api/rolesmapping/ship");
        FakeObject second = SinkBench.Object("second", 20);
        run = new FlowLogPipeline(new FakeSource([second]), sink).RunAsync();
        await problem.Task;
        Assert.Empty(second.Told);
        await GrantAsync();
        await run;
        Assert.Equal(40, (await _server.DocumentsAsync("logs-aws.vpcflow-default")).Count);
        Assert.Equal(0, sink.Counts.DeadLettered);
    }

    [OpenSearchFact]
    public async Task PasswordThatChangesAndComesBack_IsSaid_AndDeliveryGoesOnByItself()
    {
        var problem = new TaskCompletionSource<string>();
        await GrantAsync();
        await using ElasticsearchSink sink = Sink(Password, message => problem.TrySetResult(message));
        await new FlowLogPipeline(new FakeSource([SinkBench.Object("first", 20)]), sink).RunAsync();
        Assert.False(problem.Task.IsCompleted);

        await SetPasswordAsync("Another-7kelp%Orbit");
        FakeObject second = SinkBench.Object("second", 20);
        Task run = new FlowLogPipeline(new FakeSource([second]), sink).RunAsync();
        string said = await problem.Task;
        Assert.Contains("401", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, said, StringComparison.Ordinal);
        Assert.Empty(second.Told);

        await SetPasswordAsync(Password);
        await run;
        Assert.Equal(["Complete"], second.Told);
        Assert.Equal(40, (await _server.DocumentsAsync("logs-aws.vpcflow-default")).Count);
        Assert.Equal(0, sink.Counts.DeadLettered);
    }

    [OpenSearchFact]
    public async Task WrongPassword_IsSaidWithoutIt()
    {
        await using ElasticsearchSink sink = Sink("wrong-Secret", _ => { });
        string problem = Assert.Single((await sink.CheckAsync()).Problems);
        Assert.Contains("401", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-Secret", problem, StringComparison.Ordinal);
    }

    private Task SetPasswordAsync(string password) => _server.SendAsync(
        HttpMethod.Put, "/_plugins/_security/api/internalusers/ship", $$"""{"password":"{{password}}"}""");

    private async Task GrantAsync()
    {
        string role = ClusterRoles.OpenSearch(["logs-aws.vpcflow-default"]);
        await _server.SendAsync(HttpMethod.Put, "/_plugins/_security/api/roles/ship", role);
        await _server.SendAsync(HttpMethod.Put, "/_plugins/_security/api/rolesmapping/ship", """{"users":["ship"]}""");
    }

    private ElasticsearchSink Sink(string password, Action<string> onProblem) => new(new ElasticsearchSinkOptions
    {
        Connection = new ElasticsearchConnection
        {
            Nodes = [_server.Url],
            UserName = "ship",
            Password = password,
            CertificateAuthorities = _server.Authorities,
        },
        DeadLetterFolder = Path.Combine(_folder.FullName, "dead"),
        RefusedRetryDelay = TimeSpan.FromSeconds(1),
        OnProblem = onProblem,
    });

    public sealed class Fixture() : SharedOpenSearch(isSecure: true);
}
