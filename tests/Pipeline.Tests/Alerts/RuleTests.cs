using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Tests.Alerts;

/// <summary>The rules that come with the package are whole, and can be evaluated.</summary>
public class RuleTests
{
    public static TheoryData<string> Ids => [.. FlowLogAlertRules.All.Select(r => r.Id)];

    /// <summary>The specification's list.</summary>
    [Fact]
    public void Ids_Always_AreThoseOfTheSpecification() => Assert.Equal(
        [
            "rejected-interface", "rejected-source", "port-scan", "host-sweep", "exposed-ssh", "exposed-rdp", "exposed-smb", "exposed-vnc",
            "exposed-telnet", "exposed-database", "transfer-interface", "transfer-source", "new-country", "new-system", "icmp-volume",
            "unusual-protocol", "mining", "skipdata", "silent-interface", "silent-account", "delivery-lag", "dead-letters",
        ],
        FlowLogAlertRules.All.Select(r => r.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_Always_IsWholeAndFound(string id)
    {
        FlowLogAlertRule rule = FlowLogAlertRules.Find(id.ToUpperInvariant())!;
        Assert.Null(rule.FindProblem());
        Assert.All(
            [rule.Title, rule.Explanation, rule.WhatToDo, rule.FalsePositives],
            text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.All([rule.Explanation, rule.WhatToDo, rule.FalsePositives], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
        Assert.NotEmpty(rule.Tags);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_OverACluster_CanBeEvaluated(string id)
    {
        var connection = new ElasticsearchConnection { Nodes = [new Uri("http://localhost:9200")] };
        using var client = new ElasticsearchClient(connection, new Clock(TimeProvider.System));
        Assert.Null(new ClusterData(client, "logs").ProblemOf(FlowLogAlertRules.Find(id)!));
    }

    [Fact]
    public void Find_WithAnUnknownId_ReturnsNull() => Assert.Null(FlowLogAlertRules.Find("nothing"));

    [Fact]
    public void FindProblem_WithARuleThatMakesNoSense_SaysWhy()
    {
        FlowLogAlertRule rule = FlowLogAlertRules.Find("port-scan")!;
        FlowLogAlertRule silence = FlowLogAlertRules.Find("silent-account")!;
        (FlowLogAlertRule Rule, string Problem)[] cases =
        [
            (rule with { Id = "Port Scan" }, "the id is 'Port Scan'"),
            (rule with { Window = TimeSpan.FromSeconds(90), Every = TimeSpan.FromMinutes(1) }, "the window is 00:01:30"),
            (rule with { Every = TimeSpan.FromHours(1) }, "it is evaluated every 01:00:00"),
            (rule with { Threshold = 0 }, "the threshold is 0"),
            (rule with { Hold = TimeSpan.FromSeconds(-1) }, "it has a negative time"),
            (rule with { Groups = [FlowLogGrouping.Parse("time/5m")] }, "it groups by time/5m"),
            (rule with { Measure = FlowLogMeasure.Parse("max(end)") }, "it measures max(end)"),
            (silence with { Groups = [] }, "it has no groups"),
            (silence with { Memory = TimeSpan.Zero }, "it has no memory"),
            (rule with { Kind = FlowLogAlertKind.DeadLetters }, "it has groups"),
        ];
        Assert.All(cases, c => Assert.StartsWith(c.Problem, c.Rule.FindProblem(), StringComparison.Ordinal));
    }
}
