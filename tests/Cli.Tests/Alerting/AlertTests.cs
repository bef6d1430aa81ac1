using System.Text;

namespace VpcFlow.Cli.Tests.Alerting;

/// <summary><c>vpcflow alert</c> as a user runs it.</summary>
public sealed class AlertTests : IDisposable
{
    private const string Header =
        "account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rules_AreListed_WithWhatTheSettingsChange()
    {
        ToolResult result = await Tool.RunAsync("alert", "--rules", "--config", Config(
            """
            { "Rules": [
                { "Id": "mining", "Enabled": false },
                { "Id": "port-scan", "Threshold": 7, "Severity": "Critical" },
                { "Id": "my-own", "Threshold": 3, "Window": "1h", "Title": "Mine" } ] }
            """));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(24, result.Lines.Length);
        string[] lines = [.. result.Lines.Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Contains("mining no High 3 records 15m Traffic to ports of mining pools", lines);
        Assert.Contains("port-scan yes Critical 7 different values of dstport 10m One source tries many ports", lines);
        Assert.Equal("my-own yes Medium 3 records 1h Mine", lines[^1]);
    }

    [Fact]
    public async Task Files_FireAlerts_OnStandardOutput()
    {
        ToolResult result = await Tool.RunAsync("alert", "--once", Scan(), "--rule", "port-scan", "--rule", "exposed-ssh");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(2, result.Lines.Length);
        Assert.Equal(
            "2025-11-28 12:05:00 UTC FIRED SSH accepted from the internet: 111122223333, eni-1, 10.0.0.5 [High]: 1 record of account-id "
                + "111122223333, interface-id eni-1, dstaddr 10.0.0.5 within 5 minutes; the rule fires from 1 record on.",
            result.Lines[0]);
        Assert.StartsWith(
            "2025-11-28 12:10:00 UTC FIRED One source tries many ports: 5.6.7.8 [Medium]: 60 ", result.Lines[1], StringComparison.Ordinal);
        Assert.EndsWith("2 alerts by 2 rules\n", result.Error, StringComparison.Ordinal);

        // Again, since nothing is remembered.
        ToolResult again = await Tool.RunAsync("alert", "--once", Scan(), "--rule", "port-scan", "--rule", "exposed-ssh");
        Assert.Equal(result.Output, again.Output);
    }

    [Fact]
    public async Task Files_WithAWhere_AreEvaluatedInPart()
    {
        ToolResult result = await Tool.RunAsync("alert", "--once", Scan(), "--rule", "port-scan", "--where", "dstport <= 49", "-q");
        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
        string config = Config("""{ "Rules": { "Id": "port-scan", "Where": "not srcaddr = 5.6.7.8" } }""");
        Assert.Equal("", (await Tool.RunAsync("alert", "--once", Scan(), "--rule", "port-scan", "--config", config)).Output);
    }

    [Fact]
    public async Task Input_ThatLacksFields_NamesTheRulesThatAreLeftOut()
    {
        string file = _folder.Write("flow.log", "interface-id start end log-status\neni-1 1764331200 1764331260 SKIPDATA\n");
        ToolResult result = await Tool.RunAsync("alert", "--once", file);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            "left out: the rule port-scan, which needs srcaddr, dstport, protocol, action\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("FIRED Records were skipped: -, eni-1 [Low]", Assert.Single(result.Lines), StringComparison.Ordinal);
        ToolResult required = await Tool.RunAsync("alert", "--once", file, "--rule", "port-scan");
        Assert.Equal(2, required.ExitCode);
        Assert.Contains(
            "the rule port-scan needs srcaddr, dstport, protocol, action, which no input has", required.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_SendsASample()
    {
        ToolResult result = await Tool.RunAsync("alert", "--test");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains(" TEST ", Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.Equal("The sample was sent to stdout.\n", result.Error);
    }

    [Fact]
    public async Task Test_WithAMailServerThatIsNotThere_SaysSo_AndReachesTheOthers()
    {
        string config = Config(
            """{ "To": ["ops@example.com", "stdout"], "Email": { "Host": "localhost", "Port": 1, "From": "vpcflow@example.com" } }""");
        ToolResult result = await Tool.RunAsync("alert", "--test", "--config", config);
        Assert.Equal(4, result.ExitCode);
        Assert.Single(result.Lines);
        Assert.StartsWith(
            "vpcflow: The sample was not sent to ops@example.com: localhost:1 can't be reached: ", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nThe sample was sent to stdout.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_WithoutACluster_TellsSoOnceAndFails()
    {
        string state = _folder["state"];
        ToolResult first = await Tool.RunAsync("alert", "--to", "http://localhost:1", "--once", "--state", state);
        Assert.Equal(3, first.ExitCode);
        Assert.Contains("vpcflow: rejected-interface: http://localhost:1 can't be reached: ", first.Error, StringComparison.Ordinal);
        Assert.Contains("EVALUATION FAILED", Assert.Single(first.Lines), StringComparison.Ordinal);
        ToolResult second = await Tool.RunAsync("alert", "--to", "http://localhost:1", "--once", "--state", state);
        Assert.Equal((3, ""), (second.ExitCode, second.Output));
    }

    [Theory]
    [InlineData("""{ "Rules": { "Id": "port-scan", "Where": "srcadr = 1" } }""", "Alerts:Rules:0:Where: ")]
    [InlineData(
        """{ "Rules": { "Id": "minning", "Enabled": false } }""",
        "Alerts:Rules:0:Window: the setting is missing: no rule 'minning' comes with vpcflow; did you mean 'mining'?")]
    [InlineData("""{ "Rules": { "Id": "own", "Window": "5m" } }""", "Alerts:Rules:0:Threshold: the setting is missing")]
    [InlineData("""{ "Rules": { "Id": "own", "Threshold": 1 } }""", "Alerts:Rules:0:Window: the setting is missing")]
    [InlineData("""{ "Rules": { "Id": "Own", "Threshold": 1, "Window": "5m" } }""", "Alerts:Rules:0: Own: the id is 'Own'")]
    [InlineData("""{ "Rules": { "Id": "evaluation", "Threshold": 1, "Window": "5m" } }""", "Alerts:Rules:0: the id evaluation is that")]
    [InlineData("""{ "Rules": [{ "Id": "mining" }, { "Id": "mining" }] }""", "Alerts:Rules:1: there are settings of the rule mining")]
    [InlineData("""{ "Rules": { "Id": "mining", "Groups": ["scope(srcaddr)"] } }""", "mining can't be evaluated: A cluster can't group")]
    [InlineData("""{ "Rules": { "Id": "mining", "Recipients": ["ops@example.com"] } }""", "'ops@example.com' can't receive alerts")]
    [InlineData("""{ "Routes": { "To": ["stdout"], "Tags": ["security"] } }""", "nobody receives the alerts of the rule ")]
    [InlineData(
        """{ "To": ["stdout"], "Routes": { "To": ["stdout"], "Rules": ["expsed-ssh"] } }""",
        "Alerts:Routes:0:Rules: no rule has the id 'expsed-ssh'; did you mean 'exposed-ssh'?")]
    [InlineData(
        """{ "Routes": [{ "To": ["stdout"], "Rules": ["Exposed-*", "evaluation"] }, { "To": ["stdout"], "Rules": ["x*"] }] }""",
        "Alerts:Routes:1:Rules: no rule has the id 'x*'; expected rejected-interface, ")]
    [InlineData(
        """{ "To": ["stdout"], "Routes": { "To": ["stdout"], "Tags": ["Scan", "securty"] } }""",
        "Alerts:Routes:0:Tags: no rule has the tag 'securty'; did you mean 'security'?")]
    [InlineData(
        """{ "To": ["stdout"], "Routes": { "To": ["stdout"], "Rules": ["mining"], "Severities": ["Low"] } }""",
        "Alerts:Routes:0: no alert can take this route: no rule meets its conditions on rules, severities and tags")]
    public async Task Settings_ThatMakeNoSense_AreRefused(string alerts, string message)
    {
        ToolResult result = await Tool.RunAsync(
            "alert", "--once", "--to", "http://localhost:1", "--config", Config(alerts), "--state", _folder["state"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommandLine_ThatMakesNoSense_IsRefused()
    {
        (string[] Arguments, string Message)[] cases =
        [
            ([], "there is nothing to evaluate rules over"),
            (["--rule", "port-scam"], "there is no rule 'port-scam'; did you mean 'port-scan'?"),
            ([Scan(), "--to", "http://localhost:1"], "give files, or a cluster by --to, and not both"),
        ];
        foreach ((string[] arguments, string message) in cases)
        {
            ToolResult result = await Tool.RunAsync(["alert", .. arguments]);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains(message, result.Error, StringComparison.Ordinal);
        }
    }

    private string Config(string alerts) => _folder.Write("vpcflow.json", $$"""{ "Alerts": {{alerts}} }""");

    /// <summary>A source that is refused at 60 ports, and reaches SSH.</summary>
    private string Scan()
    {
        var text = new StringBuilder(Header + "\n");
        for (int port = 1; port <= 60; port++)
            text.Append($"111122223333 eni-1 5.6.7.8 10.0.0.5 40000 {port} 6 1 60 1764331210 1764331240 REJECT OK\n");
        text.Append("111122223333 eni-1 5.6.7.8 10.0.0.5 40000 22 6 1 60 1764331210 1764331240 ACCEPT OK\n");
        return _folder.Write("scan.log", text.ToString());
    }
}
