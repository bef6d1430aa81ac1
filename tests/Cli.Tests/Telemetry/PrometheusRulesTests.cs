namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>The alerting rules, as Prometheus itself reads and evaluates them.</summary>
public sealed class PrometheusRulesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PrometheusRulesTests()
    {
        _folder.Write("vpcflow-rules.yml", File.ReadAllText(Repository.Path("packaging", "prometheus", "vpcflow-rules.yml")));
        _folder.Write(
            "vpcflow-rules-test.yml",
            File.ReadAllText(Repository.Path("tests", "Cli.Tests", "Telemetry", "vpcflow-rules-test.yml")));
    }

    public void Dispose() => _folder.Dispose();

    [PromtoolFact]
    public async Task Rules_Always_AreValid()
        => Assert.Equal((0, ""), await Promtool.RunAsync("", "check", "rules", _folder["vpcflow-rules.yml"]));

    [PromtoolFact]
    public async Task Rules_SeriesThatAreWrongAndRight_FireForTheFormerOnly()
        => Assert.Equal((0, ""), await Promtool.RunAsync("", "test", "rules", _folder["vpcflow-rules-test.yml"]));
}
