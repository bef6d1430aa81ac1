using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch.Setup;

/// <summary>The creation of alert rules in Kibana.</summary>
public class AlertRuleSetupTests
{
    private static readonly FlowLogSetupOptions s_options = new() { Kibana = new Uri("http://kibana:5601/s/team"), AlertRules = true };

    [Fact]
    public async Task Rules_AreCreatedSwitchedOff_ThenUnchanged_ThenRemoved()
    {
        (SetupCluster cluster, KibanaRules kibana) = Create();
        using FlowLogSetup setup = cluster.Setup(s_options);
        FlowLogSetupPlan first = await setup.PlanAsync();
        Assert.Equal(
            "skipped     other alert rules: Kibana can't evaluate port-scan, host-sweep, new-country, new-system, silent-interface, "
                + "silent-account, delivery-lag; 'vpcflow alert' can",
            first.Steps[^1].ToString());
        await setup.ApplyAsync(first);
        Assert.Equal(15, kibana.Rules.Count);
        Assert.All(kibana.Rules.Values, r =>
        {
            Assert.False((bool)r["enabled"]!);
            Assert.Equal("event.ingested", (string?)r["params"]!["timeField"]);
        });
        Assert.DoesNotContain((await setup.PlanAsync()).Steps, s => s.IsRequest);
        await setup.ApplyAsync(await setup.PlanRemovalAsync());
        Assert.Empty(kibana.Rules);
        Assert.DoesNotContain((await setup.PlanRemovalAsync()).Steps, s => s.IsRequest);
    }

    [Fact]
    public async Task Rule_HasTheGroupsAndTheThreshold()
    {
        (SetupCluster cluster, KibanaRules kibana) = Create();
        using FlowLogSetup setup = cluster.Setup(s_options);
        await setup.ApplyAsync(await setup.PlanAsync());
        const string Title = "Large transfer from one source to the internet";
        JsonObject rule = kibana.Rules.Values.Single(r => (string?)r["name"] == $"[VPC flow logs] {Title}");
        JsonNode parameters = rule["params"]!;
        Assert.Equal("1h", (string?)rule["schedule"]!["interval"]);
        Assert.Equal(["vpcflow", "security", "exfiltration", "cost"], rule["tags"]!.AsArray().Select(t => (string)t!));
        Assert.Equal(
            ("sum", "source.bytes", "source.ip", 20_000_000_000, 1, "h"),
            ((string)parameters["aggType"]!, (string)parameters["aggField"]!, (string)parameters["termField"]!,
                (long)parameters["threshold"]![0]!, (int)parameters["timeWindowSize"]!, (string)parameters["timeWindowUnit"]!));
    }

    [Fact]
    public async Task Rule_ThatWasChanged_StaysUnlessForced_AndIsNotSwitchedOff()
    {
        (SetupCluster cluster, KibanaRules kibana) = Create();
        using FlowLogSetup setup = cluster.Setup(s_options);
        await setup.ApplyAsync(await setup.PlanAsync());
        JsonObject rule = kibana.Rules.Values.First();
        rule["enabled"] = true;
        rule["params"]!["threshold"] = new JsonArray(5);
        Assert.DoesNotContain((await setup.PlanAsync()).Steps, s => s.IsRequest);
        using FlowLogSetup forced = cluster.Setup(new FlowLogSetupOptions { Kibana = s_options.Kibana, AlertRules = true, Force = true });
        FlowLogSetupPlan plan = await forced.PlanAsync();
        Assert.Equal(FlowLogSetupAction.Replace, Assert.Single(plan.Steps, s => s.IsRequest).Action);
        await forced.ApplyAsync(plan);
        Assert.True((bool)kibana.Rules.Values.First()["enabled"]!);
        Assert.DoesNotContain((await forced.PlanAsync()).Steps, s => s.IsRequest);
    }

    [Fact]
    public async Task Rules_AreNotCreated_UnlessAsked()
    {
        (SetupCluster cluster, KibanaRules kibana) = Create();
        using FlowLogSetup setup = cluster.Setup(new FlowLogSetupOptions { Kibana = s_options.Kibana });
        await setup.ApplyAsync(await setup.PlanAsync());
        Assert.Empty(kibana.Rules);
    }

    [Fact]
    public async Task Removal_ByAUserWhoCanSeeNoRules_LeavesThemAlone_AndCreationIsRefused()
    {
        (SetupCluster cluster, _) = Create();
        Func<ClusterRequest, ClusterReply?> usual = cluster.Cluster.OnRequest;
        cluster.Cluster.OnRequest = r => r.Path.Contains("/api/alerting/", StringComparison.Ordinal)
            ? new ClusterReply(403, """{"statusCode":403,"message":"Unauthorized to get a \"stackAlerts\" rule"}""")
            : usual(r);
        using FlowLogSetup setup = cluster.Setup(s_options);
        FlowLogSetupPlan removal = await setup.PlanRemovalAsync();
        Assert.Empty(removal.Problems);
        Assert.Contains(removal.Steps, s => s.ToString() == "unchanged   alert rule mining: the user can't see whether it is there");
        Assert.Contains("Unauthorized to get", Assert.Single((await setup.PlanAsync()).Problems), StringComparison.Ordinal);
    }

    private static (SetupCluster Cluster, KibanaRules Kibana) Create()
    {
        var cluster = new SetupCluster(isOpenSearch: false, "9.2.0");
        var dashboards = new DashboardCluster(isKibana: true, "9.2.0");
        var kibana = new KibanaRules();
        Func<ClusterRequest, ClusterReply?> usual = cluster.Cluster.OnRequest;
        cluster.Cluster.OnRequest = r =>
        {
            if (!r.Url.StartsWith("/s/team/", StringComparison.Ordinal))
                return usual(r);
            ClusterRequest inSpace = r with { Url = r.Url["/s/team".Length..] };
            return kibana.Answer(inSpace) ?? dashboards.Answer(inSpace);
        };
        return (cluster, kibana);
    }
}
