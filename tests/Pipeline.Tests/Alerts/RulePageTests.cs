using System.Text;
using VpcFlow.Pipeline.Alerts.Rules;
using VpcFlow.Pipeline.Alerts.Wording;

namespace VpcFlow.Pipeline.Tests.Alerts;

/// <summary>
/// The pages in <c>docs/alerts</c> and the table in <c>docs/alerts.md</c> derive from the rules. With the environment variable
/// <c>UPDATE_DOCS=1</c> they are written instead of compared; look at the difference before you commit it.
/// </summary>
public class RulePageTests
{
    private const string Begin = "<!-- begin rules -->\n\n";
    private const string End = "\n<!-- end rules -->";

    public static TheoryData<string> Ids => [.. FlowLogAlertRules.All.Select(r => r.Id)];

    private static bool IsUpdate => Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_Always_IsThatOfTheRule(string id)
    {
        string path = Repository.Path("docs", "alerts", id + ".md");
        string page = CreatePage(FlowLogAlertRules.Find(id)!);
        if (IsUpdate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page);
        }

        Assert.True(
            File.Exists(path) && page == File.ReadAllText(path),
            $"docs/alerts/{id}.md is not the page of the rule; run this test with UPDATE_DOCS=1 to write it.");
    }

    [Fact]
    public void Pages_OfRulesThatAreGone_AreGone() => Assert.Equal(
        FlowLogAlertRules.All.Select(r => r.Id).Order(StringComparer.Ordinal),
        Directory.GetFiles(Repository.Path("docs", "alerts")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Table_Always_HasAllRules()
    {
        string path = Repository.Path("docs", "alerts.md");
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        string table = CreateTable();
        if (IsUpdate)
            File.WriteAllText(path, page[..begin] + table + page[end..]);
        else
            Assert.True(table == page[begin..end], "docs/alerts.md does not have the rules; run this test with UPDATE_DOCS=1 to write it.");
    }

    private static string CreateTable()
    {
        var table = new StringBuilder("| rule | fires | severity |\n|---|---|---|\n");
        foreach (FlowLogAlertRule rule in FlowLogAlertRules.All)
            table.Append($"| [`{rule.Id}`](alerts/{rule.Id}.md) | {ConditionOf(rule)} | {rule.Severity} |\n");
        return table.ToString();
    }

    private static string CreatePage(FlowLogAlertRule rule)
    {
        var page = new StringBuilder();
        page.Append($"# {rule.Title}\n\n{rule.Explanation}\n\n## Definition\n\n| | |\n|---|---|\n");
        Append(page, "id", $"`{rule.Id}`");
        Append(page, "fires", ConditionOf(rule));
        Append(page, "records", rule.Filter is null ? "all" : $"`{rule.Filter}`");
        Append(page, "by", rule.Groups.IsEmpty ? "all together" : Code(rule.Groups));
        if (rule.Kind is not (FlowLogAlertKind.Delay or FlowLogAlertKind.DeadLetters))
            Append(page, "measure", $"`{rule.Measure}`");
        Append(page, "evaluated", $"every {RuleSpan.Format(rule.Every)}");
        Append(page, "severity", $"{rule.Severity}");
        Append(page, "quiet period", RuleSpan.Format(rule.QuietPeriod));
        if (rule.Reminder is { } reminder)
            Append(page, "reminder", $"every {RuleSpan.Format(reminder)}");
        Append(page, "tags", Code(rule.Tags));
        if (rule.Fields.Length > 0)
            Append(page, "fields", Code(rule.Fields.Select(f => FlowLogFieldInfo.Get(f).Name)));
        page.Append($"\n## What to do\n\n{rule.WhatToDo}\n\n## False positives\n\n{rule.FalsePositives}\n\n");
        page.Append("[All rules](../alerts.md#rules)\n");
        return page.ToString();
    }

    private static string ConditionOf(FlowLogAlertRule rule)
    {
        string window = AlertText.Duration(rule.Window);
        string memory = AlertText.Duration(rule.Memory);
        return rule.Kind switch
        {
            FlowLogAlertKind.Silence => $"no records for {window}, after records over {memory}",
            FlowLogAlertKind.New => $"{AlertText.Amount(rule, rule.Threshold)} within {window}, after {memory} of learning",
            FlowLogAlertKind.Delay => $"records arrive {AlertText.Amount(rule, rule.Threshold)} late on average, within {window}",
            FlowLogAlertKind.Threshold or FlowLogAlertKind.DeadLetters =>
                $"{AlertText.Amount(rule, rule.Threshold)} within {window}",
            _ => throw new InvalidOperationException($"{rule.Kind} is not a kind of rule."),
        };
    }

    private static void Append(StringBuilder page, string name, string value) => page.Append($"| {name} | {value} |\n");

    private static string Code(IEnumerable<object> values) => string.Join(", ", values.Select(v => $"`{v}`"));
}
