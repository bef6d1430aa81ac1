using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Elasticsearch.Setup;

/// <summary>The import of dashboards into both products.</summary>
public class DashboardSetupTests
{
    private static readonly FlowLogSetupOptions s_options = new() { Kibana = new Uri("http://kibana:5601/s/team") };

    [Theory]
    [InlineData(true, "8.9.0")]
    [InlineData(true, "9.2.0")]
    [InlineData(false, "2.19.1")]
    public async Task Import_Twice_CreatesThenChangesNothing_ThenRemoves(bool isKibana, string version)
    {
        (SetupCluster cluster, DashboardCluster dashboards) = Create(isKibana, version);
        using FlowLogSetup setup = cluster.Setup(s_options);
        FlowLogSetupPlan first = await setup.PlanAsync();
        Assert.Equal(FlowLogSetupAction.Create, first.Steps[^1].Action);
        await setup.ApplyAsync(first);
        Assert.Equal(8, dashboards.Objects.Keys.Count(k => k.StartsWith("dashboard/", StringComparison.Ordinal)));
        FlowLogSetupPlan second = await setup.PlanAsync();
        Assert.Equal(FlowLogSetupAction.Unchanged, second.Steps[^1].Action);

        await setup.ApplyAsync(await setup.PlanRemovalAsync());
        Assert.Empty(dashboards.Objects);
        Assert.DoesNotContain((await setup.PlanRemovalAsync()).Steps, s => s.IsRequest);
    }

    [Fact]
    public async Task Import_OfAnOtherVersion_Updates()
    {
        (SetupCluster cluster, DashboardCluster dashboards) = Create(isKibana: true, "9.2.0");
        using FlowLogSetup setup = cluster.Setup(s_options);
        await setup.ApplyAsync(await setup.PlanAsync());
        dashboards.Objects["dashboard/vpcflow-dashboard-map"]["attributes"]!["description"] = "Managed by vpcflow 0.0.1: old";
        FlowLogSetupPlan plan = await setup.PlanAsync();
        Assert.Equal(FlowLogSetupAction.Update, plan.Steps[^1].Action);
        await setup.ApplyAsync(plan);
        Assert.Equal(FlowLogSetupAction.Unchanged, (await setup.PlanAsync()).Steps[^1].Action);
    }

    [Fact]
    public async Task Import_OverDashboardsOfSomebodyElse_IsRefusedUnlessForced()
    {
        (SetupCluster cluster, DashboardCluster dashboards) = Create(isKibana: false, "2.19.1");
        using FlowLogSetup setup = cluster.Setup(s_options);
        await setup.ApplyAsync(await setup.PlanAsync());
        dashboards.Objects["dashboard/vpcflow-dashboard-map"]["attributes"]!["description"] = "mine";
        Assert.Equal(FlowLogSetupAction.Refused, (await setup.PlanAsync()).Steps[^1].Action);
        using FlowLogSetup forced = cluster.Setup(new FlowLogSetupOptions { Kibana = s_options.Kibana, Force = true });
        Assert.Equal(FlowLogSetupAction.Replace, (await forced.PlanAsync()).Steps[^1].Action);
    }

    /// <summary>As the URL of the cluster does, or one without the path of the server.</summary>
    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    public async Task Kibana_ThatIsSomethingElse_IsSaid(int status)
    {
        (SetupCluster cluster, DashboardCluster dashboards) = Create(isKibana: true, "9.2.0");
        dashboards.Status = status;
        using FlowLogSetup setup = cluster.Setup(s_options);
        string problem = Assert.Single((await setup.PlanAsync()).Problems);
        string start = $"http://kibana:5601/s/team is not Kibana or OpenSearch Dashboards: GET /api/status: {status}; ";
        Assert.StartsWith(start, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kibana_ThatIsTooOld_IsSaid()
    {
        (SetupCluster cluster, _) = Create(isKibana: true, "8.8.2");
        using FlowLogSetup setup = cluster.Setup(s_options);
        FlowLogSetupStep step = (await setup.PlanAsync()).Steps[^1];
        Assert.Equal(FlowLogSetupAction.Unavailable, step.Action);
        Assert.Equal("they need Kibana 8.9 or newer, and http://kibana:5601/s/team is 8.8.2", step.Note);
    }

    [Fact]
    public async Task Import_WithObjectsThatAreRefused_SaysWhich()
    {
        (SetupCluster cluster, _) = Create(isKibana: true, "9.2.0");
        using FlowLogSetup setup = cluster.Setup(s_options);
        FlowLogSetupPlan plan = await setup.PlanAsync();
        Func<ClusterRequest, ClusterReply?> usual = cluster.Cluster.OnRequest;
        cluster.Cluster.OnRequest = r => r.Path.EndsWith("/_import", StringComparison.Ordinal)
            ? new ClusterReply(200, """{"success":false,"errors":[{"type":"map","id":"x","error":{"type":"unsupported_type"}}]}""")
            : usual(r);
        FlowLogSetupException e = await Assert.ThrowsAsync<FlowLogSetupException>(() => setup.ApplyAsync(plan));
        Assert.Equal("http://kibana:5601/s/team: dashboards: map x: unsupported_type.", e.Message);
    }

    private static (SetupCluster Cluster, DashboardCluster Dashboards) Create(bool isKibana, string version)
    {
        var cluster = new SetupCluster(isOpenSearch: !isKibana, isKibana ? "9.2.0" : "2.19.1");
        var dashboards = new DashboardCluster(isKibana, version);
        Func<ClusterRequest, ClusterReply?> usual = cluster.Cluster.OnRequest;
        cluster.Cluster.OnRequest = r => r.Url.StartsWith("/s/team/", StringComparison.Ordinal)
            ? dashboards.Answer(r with { Url = r.Url["/s/team".Length..] })
            : usual(r);
        return (cluster, dashboards);
    }
}
