using System.Text.Json;
using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.OpenSearch;

/// <summary>A set-up of a real OpenSearch with users and roles.</summary>
public sealed class SetupTests : IAsyncLifetime
{
    private const string Password = "Vy7-kelp%Orbit";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-setup-");
    private OpenSearchServer _server = null!;

    public async Task InitializeAsync() => _server = await OpenSearchServer.StartAsync(isSecure: true);

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [OpenSearchFact]
    public async Task Setup_Twice_ThenShippedAndSearchedWithTheGrants_ThenRemoved()
    {
        var options = new FlowLogSetupOptions { Grants = Enum.GetValues<FlowLogSetupGrant>() };
        using var setup = new FlowLogSetup(Connection("admin", "admin"), options);
        FlowLogSetupPlan first = await setup.PlanAsync();
        Assert.Empty(first.Problems);
        await setup.ApplyAsync(first);

        // This OpenSearch has no Index State Management.
        Assert.Equal(
            [FlowLogSetupAction.Skipped, FlowLogSetupAction.Create, FlowLogSetupAction.Create, FlowLogSetupAction.Create],
            first.Steps.Select(s => s.Action));
        FlowLogSetupPlan second = await setup.PlanAsync();
        Assert.All(second.Steps.Skip(1), s => Assert.Equal(FlowLogSetupAction.Unchanged, s.Action));

        await CreateUserAsync("ship");
        await CreateUserAsync("alert");
        FakeObject source = SinkBench.Object("first", 20);
        await using (ElasticsearchSink sink = Sink("ship"))
        {
            Assert.Empty((await sink.CheckAsync()).Problems);
            await new FlowLogPipeline(new FakeSource([source]), sink).RunAsync();
        }

        Assert.Equal(["Complete"], source.Told);
        Assert.Equal(20, (await _server.DocumentsAsync("logs-aws.vpcflow-default")).Count);

        // Each may do its own, and nothing else.
        Assert.Equal(403, await StatusAsync("ship", HttpMethod.Get, "/logs-aws.vpcflow-default/_search"));
        Assert.Equal(403, await StatusAsync("ship", HttpMethod.Delete, "/_data_stream/logs-aws.vpcflow-default"));
        Assert.Equal(403, await StatusAsync("ship", HttpMethod.Post, "/logs-other/_doc", "{\"@timestamp\":1}"));
        Assert.Equal(403, await StatusAsync("ship", HttpMethod.Put, "/_index_template/x", "{\"index_patterns\":[\"x\"]}"));
        Assert.Equal(200, await StatusAsync("alert", HttpMethod.Get, "/logs-aws.vpcflow-default/_search"));
        Assert.Equal(403, await StatusAsync("alert", HttpMethod.Post, "/logs-aws.vpcflow-default/_doc", "{\"@timestamp\":1}"));
        Assert.Equal(403, await StatusAsync("alert", HttpMethod.Get, "/logs-other/_search"));
        await EvaluateAsync("alert");

        // While there are records, their template stays.
        FlowLogSetupPlan removal = await setup.PlanRemovalAsync();
        Assert.Contains(removal.Steps, s => s.Action == FlowLogSetupAction.Refused);
        await _server.SendAsync(HttpMethod.Delete, "/_data_stream/logs-aws.vpcflow-default");
        await setup.ApplyAsync(await setup.PlanRemovalAsync());
        Assert.DoesNotContain((await setup.PlanRemovalAsync()).Steps, s => s.IsRequest);
        JsonElement templates = await _server.SendAsync(HttpMethod.Get, "/_index_template");
        Assert.DoesNotContain("vpcflow", templates.GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>Evaluates each rule over the last hour as a user, which throws if something is refused.</summary>
    private async Task EvaluateAsync(string user)
    {
        using var client = new ElasticsearchClient(Connection(user, Password), new Clock(TimeProvider.System));
        var data = new ClusterData(client, "logs-aws.vpcflow-*");
        DateTimeOffset now = DateTimeOffset.UtcNow;
        var window = new AlertWindow(now.AddHours(-1), now);
        int described = 0;
        foreach (FlowLogAlertRule rule in FlowLogAlertRules.All)
        {
            foreach (AlertGroup group in (await data.MeasureAsync(rule, window, CancellationToken.None)).Take(1))
            {
                await data.DescribeAsync(rule, group.Key, window, CancellationToken.None);
                described++;
            }
        }

        Assert.InRange(described, 1, FlowLogAlertRules.All.Length);
        Assert.Null(await DeliveryCheck.FindProblemAsync(data, now, CancellationToken.None));
    }

    private async Task CreateUserAsync(string name)
    {
        await _server.SendAsync(HttpMethod.Put, $"/_plugins/_security/api/internalusers/{name}", $$"""{"password":"{{Password}}"}""");
        await _server.SendAsync(
            HttpMethod.Put, $"/_plugins/_security/api/rolesmapping/vpcflow-{name}", $$"""{"users":["{{name}}"]}""");
    }

    private async Task<int> StatusAsync(string user, HttpMethod method, string path, string? body = null)
    {
        using HttpResponseMessage answer = await _server.SendAsync(user, Password, method, path, body);
        return (int)answer.StatusCode;
    }

    private ElasticsearchConnection Connection(string user, string password) => new()
    {
        Nodes = [_server.Url],
        UserName = user,
        Password = password,
        CertificateAuthorities = _server.Authorities,
    };

    private ElasticsearchSink Sink(string user) => new(new ElasticsearchSinkOptions
    {
        Connection = Connection(user, Password),
        DeadLetterFolder = Path.Combine(_folder.FullName, "dead"),
    });
}
