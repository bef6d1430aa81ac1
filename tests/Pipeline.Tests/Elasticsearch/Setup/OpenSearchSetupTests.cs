using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch.Setup;

/// <summary>What a set-up does to an OpenSearch with Index State Management, which the real one here lacks.</summary>
public class OpenSearchSetupTests
{
    private const string Policy = "/_plugins/_ism/policies/vpcflow";

    private readonly SetupCluster _cluster = new(isOpenSearch: true, "2.19.1");

    [Fact]
    public async Task EmptyCluster_GetsACompleteTemplateAndAPolicy()
    {
        await RunAsync(new FlowLogSetupOptions { Retention = TimeSpan.FromDays(90) });
        Assert.Equal(["PUT /_plugins/_ism/policies/vpcflow", "PUT /_index_template/vpcflow"], _cluster.Changes);
        JsonObject template = _cluster.Stored["/_index_template/vpcflow"];
        Assert.Null(template["composed_of"]);
        Assert.NotNull(template["template"]!["mappings"]!["properties"]!["aws"]);
        JsonObject policy = _cluster.Stored[Policy];
        Assert.Equal("7d", (string?)policy["states"]![0]!["actions"]![0]!["rollover"]!["min_index_age"]);
        Assert.Equal("90d", (string?)policy["states"]![0]!["transitions"]![0]!["conditions"]!["min_rollover_age"]);
        Assert.NotNull(policy["states"]![1]!["actions"]![0]!["delete"]);
        Assert.Equal("""["logs-aws.vpcflow-*"]""", policy["ism_template"]![0]!["index_patterns"]!.ToJsonString());
    }

    [Fact]
    public async Task WithoutRetention_RollsOverAndDeletesNothing()
    {
        await RunAsync();
        Assert.DoesNotContain("\"delete\"", _cluster.Stored[Policy].ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(_cluster.Stored[Policy]["states"]![0]!["actions"]![0]!["rollover"]);
    }

    [Fact]
    public async Task SecondTime_ChangesNothing_AndOtherRetentionUpdatesThePolicy()
    {
        var options = new FlowLogSetupOptions { Retention = TimeSpan.FromDays(90), Grants = Enum.GetValues<FlowLogSetupGrant>() };
        await RunAsync(options);
        FlowLogSetupPlan second = await RunAsync(options);
        Assert.Equal(4, second.Steps.Count);
        Assert.All(second.Steps, s => Assert.Equal(FlowLogSetupAction.Unchanged, s.Action));

        FlowLogSetupPlan third = await RunAsync(new FlowLogSetupOptions { Retention = TimeSpan.FromDays(3) });
        Assert.Equal([FlowLogSetupAction.Update, FlowLogSetupAction.Unchanged], third.Steps.Select(s => s.Action));
        Assert.Equal("3d", (string?)_cluster.Stored[Policy]["states"]![0]!["actions"]![0]!["rollover"]!["min_index_age"]);
    }

    [Fact]
    public async Task WithoutIndexStateManagement_TheRestIsDone_AndSaid()
    {
        _cluster.Missing.Add("/_plugins/_ism");
        FlowLogSetupPlan plan = await RunAsync(new FlowLogSetupOptions { Retention = TimeSpan.FromDays(90) });
        Assert.False(plan.IsComplete);
        Assert.Equal(FlowLogSetupAction.Unavailable, plan.Steps[0].Action);
        Assert.Contains("no handler found for uri", plan.Steps[0].Note, StringComparison.Ordinal);
        Assert.Equal(["PUT /_index_template/vpcflow"], _cluster.Changes);
    }

    [Fact]
    public async Task WithoutIndexStateManagement_NothingIsMissing_UnlessRetentionIsAskedFor()
    {
        _cluster.Missing.Add("/_plugins/_ism");
        FlowLogSetupPlan plan = await RunAsync();
        Assert.True(plan.IsComplete);
        Assert.Equal(FlowLogSetupAction.Skipped, plan.Steps[0].Action);
    }

    [Fact]
    public async Task PolicyOfSomebodyElse_StaysUnlessForced()
    {
        _cluster.Store(Policy, """{"description":"mine","states":[]}""");
        Assert.Equal(FlowLogSetupAction.Refused, (await RunAsync()).Steps[0].Action);
        Assert.Equal("mine", (string?)_cluster.Stored[Policy]["description"]);
        await RunAsync(new FlowLogSetupOptions { Force = true });
        Assert.StartsWith("Managed by vpcflow ", (string?)_cluster.Stored[Policy]["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removal_DeletesEverything()
    {
        await RunAsync(new FlowLogSetupOptions { Grants = Enum.GetValues<FlowLogSetupGrant>() });
        Assert.Equal(4, _cluster.Stored.Count);
        using FlowLogSetup setup = _cluster.Setup();
        await setup.ApplyAsync(await setup.PlanRemovalAsync());
        Assert.Empty(_cluster.Stored);
    }

    [Fact]
    public void PlanFor_WithoutACluster_HasTheRequestsForAnEmptyOne()
    {
        FlowLogSetupPlan openSearch = FlowLogSetup.PlanFor(FlowLogSetupProduct.OpenSearch);
        Assert.Equal(["/_plugins/_ism/policies/vpcflow", "/_index_template/vpcflow", "/api/saved_objects/_import?overwrite=true"],
            openSearch.Steps.Select(s => s.Path));
        FlowLogSetupPlan elasticsearch = FlowLogSetup.PlanFor(FlowLogSetupProduct.Elasticsearch);
        Assert.Contains("logsdb", JsonNode.Parse(elasticsearch.Steps[1].Body!)!.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<FlowLogSetupPlan> RunAsync(FlowLogSetupOptions? options = null)
    {
        using FlowLogSetup setup = _cluster.Setup(options);
        FlowLogSetupPlan plan = await setup.PlanAsync();
        Assert.Empty(plan.Problems);
        await setup.ApplyAsync(plan);
        return plan;
    }
}
