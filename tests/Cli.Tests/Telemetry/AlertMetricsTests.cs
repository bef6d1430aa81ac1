using VpcFlow.Cli.Tests.Alerting;
using VpcFlow.Cli.Tests.Faults;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>The metrics and the health of <c>vpcflow alert</c>, with a stand-in of a cluster.</summary>
public sealed class AlertMetricsTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SearchCluster _cluster = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Alert_RuleThatFires_CountsEvaluationsAndMessages()
    {
        _cluster.CountOf = _ => 5000;
        using ShipProcess alert = Start("0");
        Scrape scrape = await Scrape.WaitAsync(alert, s => s.Sum("vpcflow_alert_messages_total", "status", "sent") > 0
            && s.Sum("vpcflow_alert_messages_waiting") == 0 && s.Sum("vpcflow_ready") == 1
            && s.Sum("vpcflow_alert_evaluations_total", "outcome", "completed") > 0);
        Assert.Equal(1, scrape.Sum("vpcflow_alert_messages_total"));
        Assert.Equal(1, scrape.Sum("vpcflow_alert_evaluations_total", "outcome", "completed"));
        Assert.Equal(0, scrape.Sum("vpcflow_alert_evaluations_total", "outcome", "failed"));
        Uri url = await Scrape.UrlOfAsync(alert);
        Assert.Equal((200, "ready\n"), await Scrape.HealthAsync(url, "ready"));
        Assert.Equal((200, "live\n"), await Scrape.HealthAsync(url, "live"));
        alert.Signal("TERM");
        Assert.Equal(0, await alert.WaitAsync());
    }

    [Fact]
    public async Task Alert_ClusterThatRefuses_CountsFailures()
    {
        _cluster.SearchReply = new ClusterReply(403, """{"error":{"type":"refused","reason":"as the cluster says"}}""");
        using ShipProcess alert = Start("127.0.0.1:0");
        Scrape scrape = await Scrape.WaitAsync(alert, s => s.Sum("vpcflow_alert_evaluations_total", "outcome", "failed") > 0);
        Assert.Equal(0, scrape.Sum("vpcflow_alert_evaluations_total", "outcome", "completed"));
        alert.Signal("TERM");
        await alert.WaitAsync();
    }

    /// <summary>Starts a rule whose next window ends long after the test.</summary>
    private ShipProcess Start(string address)
    {
        string config = _folder.Write("vpcflow.json", """
            { "Alerts": { "Rules": { "Id": "own", "Groups": ["srcaddr"], "Threshold": 1, "Window": "1d" } } }
            """);
        return new(["alert", "--to", _cluster.Url, "--config", config, "--rule", "own", "--state", _folder["state"], "--metrics", address]);
    }
}
