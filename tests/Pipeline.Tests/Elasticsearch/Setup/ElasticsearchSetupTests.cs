using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch.Setup;

/// <summary>What a set-up does to an Elasticsearch, with and without Elastic's AWS integration.</summary>
public class ElasticsearchSetupTests
{
    private const string Component = "/_component_template/vpcflow@mappings";
    private const string Template = "/_index_template/vpcflow";
    private const string Custom = "/_component_template/logs-aws.vpcflow@custom";

    private readonly SetupCluster _cluster = new(isOpenSearch: false, "9.2.0");

    [Fact]
    public async Task EmptyCluster_GetsTheTemplatesOfTheSpecification()
    {
        FlowLogSetupPlan plan = await RunAsync(new FlowLogSetupOptions { Retention = TimeSpan.FromDays(90) });
        Assert.Equal("Elasticsearch 9.2.0", plan.Product);
        Assert.Equal(["PUT /_component_template/vpcflow%40mappings", "PUT /_index_template/vpcflow"], _cluster.Changes);
        JsonObject template = _cluster.Stored[Template];
        Assert.Equal("""["logs-aws.vpcflow-*"]""", template["index_patterns"]!.ToJsonString());
        Assert.Equal(140, (int)template["priority"]!);
        Assert.Equal(
            ["logs@mappings", "logs@settings", "vpcflow@mappings", "logs-aws.vpcflow@custom", "ecs@mappings"],
            template["composed_of"]!.AsArray().Select(c => (string)c!));
        JsonNode index = template["template"]!["settings"]!["index"]!;
        Assert.Equal("logsdb", (string?)index["mode"]);
        Assert.Equal(
            ["cloud.account.id", "aws.vpcflow.interface_id", "@timestamp"], index["sort"]!["field"]!.AsArray().Select(f => (string)f!));
        Assert.Equal("arrays", (string?)index["mapping"]!["synthetic_source_keep"]);
        Assert.Equal("false", (string?)index["lifecycle"]!["prefer_ilm"]);
        Assert.Equal("90d", (string?)template["template"]!["lifecycle"]!["data_retention"]);
        Assert.Equal("vpcflow", (string?)template["_meta"]!["managed_by"]);
        Assert.False(string.IsNullOrEmpty((string?)template["_meta"]!["version"]));
    }

    [Fact]
    public async Task SecondTime_ChangesNothing()
    {
        var options = new FlowLogSetupOptions { Retention = TimeSpan.FromHours(36), Grants = Enum.GetValues<FlowLogSetupGrant>() };
        await RunAsync(options);
        int changes = _cluster.Changes.Count();
        FlowLogSetupPlan second = await RunAsync(options);
        Assert.Equal(changes, _cluster.Changes.Count());
        Assert.Equal(4, second.Steps.Count);
        Assert.All(second.Steps, s => Assert.Equal(FlowLogSetupAction.Unchanged, s.Action));
    }

    [Fact]
    public async Task Plan_Alone_ChangesNothingAndShowsEveryRequest()
    {
        using FlowLogSetup setup = _cluster.Setup();
        FlowLogSetupPlan plan = await setup.PlanAsync();
        Assert.Empty(_cluster.Changes);
        string text = plan.ToString();
        Assert.Contains("# create      index template vpcflow\nPUT /_index_template/vpcflow\n{", text, StringComparison.Ordinal);
        Assert.Contains("PUT /_component_template/vpcflow%40mappings\n{", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherRetention_UpdatesTheTemplateAndTheDataStreamsThatExist()
    {
        await RunAsync(new FlowLogSetupOptions { Retention = TimeSpan.FromDays(90) });
        _cluster.DataStreams["logs-aws.vpcflow-default"] = "90d";
        FlowLogSetupPlan plan = await RunAsync(new FlowLogSetupOptions { Retention = TimeSpan.FromDays(30) });
        Assert.Equal(
            [FlowLogSetupAction.Unchanged, FlowLogSetupAction.Update, FlowLogSetupAction.Update], plan.Steps.Select(s => s.Action));
        Assert.Equal("30d", _cluster.DataStreams["logs-aws.vpcflow-default"]);
        Assert.Contains("POST /logs-aws.vpcflow-default/_rollover", Assert.Single(plan.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.13.4", false)]
    [InlineData("8.16.1", true)]
    public async Task OlderVersion_HasNoLogsMode_AndSaysIfItLacksLifecycles(string version, bool hasLifecycle)
    {
        var cluster = new SetupCluster(isOpenSearch: false, version);
        using FlowLogSetup setup = cluster.Setup(new FlowLogSetupOptions { Retention = TimeSpan.FromDays(90) });
        FlowLogSetupPlan plan = await setup.PlanAsync();
        Assert.DoesNotContain("logsdb", plan.ToString(), StringComparison.Ordinal);
        Assert.Equal(hasLifecycle, plan.IsComplete);
        Assert.Equal(hasLifecycle, plan.ToString().Contains("\"data_retention\"", StringComparison.Ordinal));
        if (!hasLifecycle)
            Assert.Contains("from Elasticsearch 8.14 on, and this is 8.13.4", plan.Steps[^1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TemplateOfSomebodyElse_StaysUnlessForced()
    {
        _cluster.Store(Template, """{"index_patterns":["logs-aws.vpcflow-*"],"priority":500}""");
        FlowLogSetupPlan plan = await RunAsync();
        Assert.False(plan.IsComplete);
        Assert.Equal(FlowLogSetupAction.Refused, plan.Steps[1].Action);
        Assert.Equal(500, (int)_cluster.Stored[Template]["priority"]!);
        await RunAsync(new FlowLogSetupOptions { Force = true });
        Assert.Equal(140, (int)_cluster.Stored[Template]["priority"]!);
    }

    [Fact]
    public async Task TemplateOfANewerVersion_Stays()
    {
        _cluster.Store(Component, """{"template":{},"_meta":{"managed_by":"vpcflow","version":"999.0.0"}}""");
        FlowLogSetupPlan plan = await RunAsync();
        Assert.Equal(FlowLogSetupAction.Refused, plan.Steps[0].Action);
        Assert.Contains("from vpcflow 999.0.0, which is newer", plan.Steps[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TemplateOfAnOlderVersion_IsUpdated()
    {
        await RunAsync();
        _cluster.Stored[Template]["_meta"]!["version"] = "0.0.1";
        FlowLogSetupPlan plan = await RunAsync();
        Assert.Equal([FlowLogSetupAction.Unchanged, FlowLogSetupAction.Update], plan.Steps.Select(s => s.Action));
    }

    [Fact]
    public async Task StrongerTemplate_IsNamed()
    {
        _cluster.Store("/_index_template/mine", """{"index_patterns":["logs-aws.*"],"priority":300,"data_stream":{}}""");
        Assert.Contains("The index template mine has a higher priority", Assert.Single((await RunAsync()).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Integration_IsLeftAlone_AndExtendedOnRequest()
    {
        _cluster.Store(
            "/_index_template/logs-aws.vpcflow",
            """
            {"index_patterns":["logs-aws.vpcflow-*"],"priority":200,"data_stream":{},"template":{"mappings":{"properties":{
            "@timestamp":{"type":"date"},"source":{"properties":{"ip":{"type":"ip"}}}}}}}
            """);
        FlowLogSetupPlan plan = await RunAsync();
        Assert.Empty(plan.Steps);
        Assert.Contains("--extend-integration", Assert.Single(plan.Notes), StringComparison.Ordinal);

        var options = new FlowLogSetupOptions { ExtendIntegration = true, Retention = TimeSpan.FromDays(90) };
        await RunAsync(options);
        Assert.Equal(["PUT /_component_template/logs-aws.vpcflow%40custom"], _cluster.Changes);
        JsonNode template = _cluster.Stored[Custom]["template"]!;
        JsonNode properties = template["mappings"]!["properties"]!;
        Assert.Equal("long", (string?)properties["aws"]!["properties"]!["vpcflow"]!["properties"]!["packets_lost_no_route"]!["type"]);
        Assert.Null(properties["@timestamp"]);
        Assert.Null(properties["source"]!["properties"]!["ip"]);
        Assert.NotNull(properties["source"]!["properties"]!["bytes"]);
        Assert.Equal("90d", (string?)template["lifecycle"]!["data_retention"]);

        // What was added counts as mapped from now on, and must be added again nevertheless.
        Assert.Equal(FlowLogSetupAction.Unchanged, Assert.Single((await RunAsync(options)).Steps).Action);
    }

    [Fact]
    public async Task Grants_AreApiKeysWithTheLeastPrivileges_ReturnedOnce()
    {
        using FlowLogSetup setup = _cluster.Setup(new FlowLogSetupOptions { Grants = Enum.GetValues<FlowLogSetupGrant>() });
        IReadOnlyList<FlowLogApiKey> keys = await setup.ApplyAsync(await setup.PlanAsync());
        Assert.Equal(["vpcflow-ship", "vpcflow-alert"], keys.Select(k => k.Name));
        Assert.Equal("id-of-vpcflow-ship:secret", Encoding.UTF8.GetString(Convert.FromBase64String(keys[0].Secret)));
        Assert.DoesNotContain(keys[0].Secret, keys[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(
            """{"cluster":["monitor"],"indices":[{"names":["logs-aws.vpcflow-*"],"privileges":["create_doc","auto_configure"]}]}""",
            _cluster.Stored["key vpcflow-ship"]["role_descriptors"]!["vpcflow-ship"]!.ToJsonString());
        Assert.Equal(
            """{"cluster":["monitor"],"indices":[{"names":["logs-aws.vpcflow-*"],"privileges":["read"]}]}""",
            _cluster.Stored["key vpcflow-alert"]["role_descriptors"]!["vpcflow-alert"]!.ToJsonString());
        Assert.Empty(await setup.ApplyAsync(await setup.PlanAsync()));
    }

    [Fact]
    public async Task DeadLetters_HaveATemplateAndAccess()
    {
        const string Letters = "/_index_template/vpcflow-dead-letters";
        var options = new FlowLogSetupOptions
        {
            DeadLetters = true,
            Retention = TimeSpan.FromDays(90),
            Grants = Enum.GetValues<FlowLogSetupGrant>(),
        };
        await RunAsync(options);
        JsonObject template = _cluster.Stored[Letters];
        Assert.Equal("""["logs-vpcflow.dead_letters-*"]""", template["index_patterns"]!.ToJsonString());
        Assert.Equal("90d", (string?)template["template"]!["lifecycle"]!["data_retention"]);
        JsonNode document = template["template"]!["mappings"]!["properties"]!["dead_letter"]!["properties"]!["document"]!;
        Assert.Equal("""{"type":"keyword","index":false,"doc_values":false}""", document.ToJsonString());
        Assert.All(
            _cluster.Cluster.Requests.Where(r => r is { Method: "POST", Path: "/_security/api_key" }),
            r => Assert.Contains(
                """["logs-aws.vpcflow-*","logs-vpcflow.dead_letters-*"]""", Compact(r.Content()), StringComparison.Ordinal));
        Assert.All((await RunAsync(options)).Steps, s => Assert.Equal(FlowLogSetupAction.Unchanged, s.Action));

        // Letters are never deleted with their template.
        _cluster.DataStreams["logs-vpcflow.dead_letters-default"] = null;
        using FlowLogSetup setup = _cluster.Setup();
        FlowLogSetupStep refused = Assert.Single((await setup.PlanRemovalAsync()).Steps, s => s.Action == FlowLogSetupAction.Refused);
        Assert.Equal("index template vpcflow-dead-letters", refused.Name);
        Assert.Contains("logs-vpcflow.dead_letters-default needs it", refused.Note, StringComparison.Ordinal);

        static string Compact(byte[] json) => JsonNode.Parse(json)!.ToJsonString();
    }

    [Fact]
    public async Task Removal_DeletesWhatIsOurs()
    {
        await RunAsync(new FlowLogSetupOptions { Grants = [FlowLogSetupGrant.Ship] });
        _cluster.Store(Custom, """{"template":{}}""");
        using FlowLogSetup setup = _cluster.Setup();
        FlowLogSetupPlan plan = await setup.PlanRemovalAsync();
        await setup.ApplyAsync(plan);
        Assert.True(plan.IsComplete);
        Assert.Equal([Custom], _cluster.Stored.Keys);
        Assert.DoesNotContain((await setup.PlanRemovalAsync()).Steps, s => s.IsRequest);
    }

    [Fact]
    public async Task Removal_WithDataStreams_KeepsTheirTemplates()
    {
        await RunAsync();
        _cluster.DataStreams["logs-aws.vpcflow-default"] = null;
        using FlowLogSetup setup = _cluster.Setup();
        FlowLogSetupPlan plan = await setup.PlanRemovalAsync();
        Assert.False(plan.IsComplete);
        FlowLogSetupStep refused = plan.Steps.First(s => s.Action == FlowLogSetupAction.Refused);
        Assert.Contains("logs-aws.vpcflow-default needs it", refused.Note, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Steps, s => s.IsRequest);
    }

    [Theory]
    [InlineData(401, "check the API key")]
    [InlineData(403, "needs the privileges to manage index templates")]
    public async Task Refusal_IsSaid(int status, string expected)
    {
        _cluster.Cluster.OnRequest = r => r.Path == "/"
            ? new ClusterReply(200, _cluster.Root)
            : new ClusterReply(status, "{\"error\":\"no\"}");
        using FlowLogSetup setup = _cluster.Setup();
        FlowLogSetupPlan plan = await setup.PlanAsync();
        Assert.Empty(plan.Steps);
        Assert.Contains(expected, Assert.Single(plan.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_StepThatIsRefused_ThrowsWithTheReason()
    {
        using FlowLogSetup setup = _cluster.Setup();
        FlowLogSetupPlan plan = await setup.PlanAsync();
        _cluster.Cluster.OnRequest = _ => new ClusterReply(400, """{"error":{"type":"illegal_argument_exception","reason":"too many"}}""");
        FlowLogSetupException e = await Assert.ThrowsAsync<FlowLogSetupException>(() => setup.ApplyAsync(plan));
        Assert.Equal(
            "http://node-1:9200: PUT /_component_template/vpcflow%40mappings: 400 (illegal_argument_exception: too many).", e.Message);
    }

    [Fact]
    public void Retention_ThatIsNotOfWholeHours_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new FlowLogSetupOptions { Retention = TimeSpan.FromMinutes(90) });

    private async Task<FlowLogSetupPlan> RunAsync(FlowLogSetupOptions? options = null)
    {
        using FlowLogSetup setup = _cluster.Setup(options);
        FlowLogSetupPlan plan = await setup.PlanAsync();
        Assert.Empty(plan.Problems);
        var done = new List<FlowLogSetupStep>();
        await setup.ApplyAsync(plan, done.Add);
        Assert.Equal(plan.Steps, done);
        return plan;
    }
}
