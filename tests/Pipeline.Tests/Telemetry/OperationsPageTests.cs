using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using VpcFlow.Pipeline.Telemetry;
using VpcFlow.Tests;

namespace VpcFlow.Pipeline.Tests.Telemetry;

/// <summary>The page about operation, the rules of Prometheus and the dashboard of Grafana name what there is.</summary>
public sealed partial class OperationsPageTests
{
    private static readonly string s_page = File.ReadAllText(Repository.Path("docs", "operations.md"));
    private static readonly string s_rules = File.ReadAllText(Repository.Path("packaging", "prometheus", "vpcflow-rules.yml"));
    private static readonly string s_dashboard = File.ReadAllText(Repository.Path("packaging", "grafana", "vpcflow.json"));

    /// <summary>The names of the metrics by those in Prometheus.</summary>
    private static readonly IReadOnlyDictionary<string, string> s_metrics = FindMetrics();

    [Fact]
    public void Table_Always_HasEveryMetricUnderBothNames()
    {
        string[] expected = [.. s_metrics.Select(m => $"{m.Value} {m.Key}").Order(StringComparer.Ordinal)];
        IEnumerable<string> found = RowPattern().Matches(s_page).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}");
        Assert.Equal(expected, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhatToDo_Always_HasASectionForEachMetric()
    {
        string sections = s_page[s_page.IndexOf("## What to do when", StringComparison.Ordinal)..];
        Assert.All(s_metrics.Values, m => Assert.Contains($"`{m}`", sections, StringComparison.Ordinal));
    }

    [Fact]
    public void Outcomes_Always_AreAllExplained()
        => Assert.All(ObjectOutcomes.All, o => Assert.Contains($"\n| `{o}` | ", s_page, StringComparison.Ordinal));

    /// <summary>Each rule leads to a section of its own, which names it.</summary>
    [Fact]
    public void Rules_Always_LeadToTheirSection()
    {
        Match[] rules = RulePattern().Matches(s_rules).ToArray();
        Assert.Equal(rules.Length, Regex.Count(s_rules, "- alert:"));
        Assert.Equal(rules.Length, rules.Select(r => r.Groups[2].Value).Distinct().Count());
        Dictionary<string, string> sections = s_page.Split("\n### ").Skip(1).ToDictionary(s => AnchorOf(s.Split('\n')[0]));
        foreach (Match rule in rules)
            Assert.StartsWith($"`{rule.Groups[1].Value}`", sections[rule.Groups[2].Value].Split("\n\n")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Queries_Always_AskForMetricsThatThereAre(bool areRules)
    {
        string[] names = [.. NamePattern().Matches(areRules ? s_rules : s_dashboard).Select(m => m.Value).Distinct()];
        Assert.True(names.Length >= 8);
        Assert.All(names, n => Assert.Contains(HistogramPattern().Replace(n, ""), s_metrics.Keys));
    }

    private static Dictionary<string, string> FindMetrics()
    {
        // What the tool itself adds.
        var metrics = new Dictionary<string, string>
        {
            ["vpcflow_ready"] = "vpcflow.ready",
            ["vpcflow_alert_messages_total"] = "vpcflow.alert.messages",
            ["vpcflow_alert_messages_waiting"] = "vpcflow.alert.messages.waiting",
        };
        Assert.NotNull(Instruments.Objects);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == FlowLogTelemetry.MeterName)
                    metrics.Add(NameOf(instrument), instrument.Name);
            },
        };
        listener.Start();
        return metrics;
    }

    private static string NameOf(Instrument instrument)
    {
        string unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return instrument.Name.Replace('.', '_') + unit + (instrument is Counter<long> ? "_total" : "");
    }

    private static string AnchorOf(string heading) => Regex.Replace(heading.ToLowerInvariant().Replace(' ', '-'), "[^a-z0-9_-]", "");

    [GeneratedRegex(@"^\| `(vpcflow[a-z._]+)` \| `(vpcflow_[a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"- alert: (\w+)(?:(?!- alert:)[\s\S])*?runbook: docs/operations\.md#(\S+)")]
    private static partial Regex RulePattern();

    [GeneratedRegex("vpcflow_[a-z_]+")]
    private static partial Regex NamePattern();

    [GeneratedRegex("_(bucket|count|sum)$")]
    private static partial Regex HistogramPattern();
}
