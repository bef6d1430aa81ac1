using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Pipeline.Alerts.Running;

namespace VpcFlow.Cli.Alerting;

/// <summary>The rules that are evaluated: those that come with vpcflow, as the settings change them, and those of the settings.</summary>
internal static class AlertRuleSet
{
    /// <summary>Returns the rules with whether each is evaluated.</summary>
    /// <param name="settings">The settings of rules.</param>
    /// <param name="only">The ids of the only rules to evaluate; empty for all that are enabled.</param>
    /// <exception cref="UsageException">A rule makes no sense, or there is none with an id.</exception>
    public static IReadOnlyList<(FlowLogAlertRule Rule, bool IsEnabled)> Create(
        IReadOnlyList<AlertRuleSettings> settings, IReadOnlyCollection<string> only)
    {
        var rules = new List<(FlowLogAlertRule Rule, bool IsEnabled)>(FlowLogAlertRules.All.Select(r => (r, true)));
        for (int i = 0; i < settings.Count; i++)
        {
            string path = $"Alerts:Rules:{i}";
            if (settings.Take(i).Any(s => s.Id == settings[i].Id))
                throw new UsageException($"{path}: there are settings of the rule {settings[i].Id} already");
            FlowLogAlertRule rule = Create(settings[i], path);
            int at = rules.FindIndex(r => r.Rule.Id == rule.Id);
            if (at < 0)
                rules.Add((rule, settings[i].Enabled));
            else
                rules[at] = (rule, settings[i].Enabled);
        }

        if (only.FirstOrDefault(id => !rules.Any(r => r.Rule.Id == id)) is { } unknown)
        {
            string advice = Formats.NearestName.Find(unknown, [.. rules.Select(r => r.Rule.Id)]) is { } nearest
                ? $"did you mean '{nearest}'?"
                : "--rules lists them";
            throw new UsageException($"--rule: there is no rule '{unknown}'; {advice}");
        }

        return only.Count == 0 ? rules : [.. rules.Select(r => (r.Rule, only.Contains(r.Rule.Id)))];
    }

    private static FlowLogAlertRule Create(AlertRuleSettings settings, string path)
    {
        FlowLogAlertRule? shipped = FlowLogAlertRules.Find(settings.Id!);
        TimeSpan window = settings.Window ?? shipped?.Window ?? throw Missing(settings, path, nameof(settings.Window));
        FlowLogAlertRule rule = (shipped ?? new FlowLogAlertRule
        {
            Id = settings.Id!,
            Title = settings.Title ?? settings.Id!,
            Threshold = settings.Threshold ?? throw Missing(settings, path, nameof(settings.Threshold)),
            Window = window,
        }) with
        {
            Window = window,
        };
        rule = rule with
        {
            Title = settings.Title ?? rule.Title,
            Kind = settings.Kind ?? rule.Kind,
            Filter = settings.Where is { } filter ? Combine(rule.Filter, WhereArgument.Parse(filter, $"{path}:Where")) : rule.Filter,
            Groups = settings.Groups.Count > 0 ? [.. settings.Groups.Select(g => ParseGroup(g, $"{path}:Groups"))] : rule.Groups,
            Measure = settings.Measure is { } measure ? Parse(measure, $"{path}:Measure", FlowLogMeasure.Parse) : rule.Measure,
            Threshold = settings.Threshold ?? rule.Threshold,

            // A shorter window than the usual schedule of a rule would leave records out.
            Every = settings.Every ?? (shipped is not null && shipped.Every < window ? shipped.Every : window),
            Hold = settings.Hold ?? rule.Hold,
            Memory = settings.Memory ?? rule.Memory,
            QuietPeriod = settings.QuietPeriod ?? rule.QuietPeriod,
            Reminder = settings.Reminder ?? rule.Reminder,
            Severity = settings.Severity ?? rule.Severity,
            Tags = settings.Tags.Count > 0 ? [.. settings.Tags] : rule.Tags,
            Recipients = [.. settings.Recipients],
            Top = settings.Top.Count > 0 ? [.. settings.Top.Select(g => ParseGroup(g, $"{path}:Top"))] : rule.Top,
            Explanation = settings.Explanation ?? rule.Explanation,
            WhatToDo = settings.WhatToDo ?? rule.WhatToDo,
            Runbook = settings.Runbook is { } runbook ? ClusterConnection.ParseUrl($"{path}:Runbook", runbook) : rule.Runbook,
        };
        if (rule.Id == FailureWatch.RuleId)
            throw new UsageException($"{path}: the id {rule.Id} is that of the alert that rules can't be evaluated");
        return rule.FindProblem() is { } problem ? throw new UsageException($"{path}: {rule.Id}: {problem}") : rule;
    }

    /// <summary>Returns the filter for records that two filters select; one of them may be <see langword="null"/>.</summary>
    public static FlowLogFilter? Combine(FlowLogFilter? one, FlowLogFilter? other)
        => one is null || other is null ? one ?? other : FlowLogFilter.Parse($"({one}) and ({other})");

    private static FlowLogGrouping ParseGroup(string text, string path) => Parse(text, path, FlowLogGrouping.Parse);

    private static T Parse<T>(string text, string path, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"{path}: {e.Message}");
        }
    }

    private static UsageException Missing(AlertRuleSettings settings, string path, string name)
    {
        string advice = Formats.NearestName.Find(settings.Id!, [.. FlowLogAlertRules.All.Select(r => r.Id)]) is { } nearest
            ? $"did you mean '{nearest}'?"
            : "'vpcflow alert --rules' lists those that do";
        return new($"{path}:{name}: the setting is missing: no rule '{settings.Id}' comes with vpcflow; {advice}");
    }
}
