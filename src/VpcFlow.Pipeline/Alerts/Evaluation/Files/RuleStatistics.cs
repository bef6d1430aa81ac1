using System.Globalization;

namespace VpcFlow.Pipeline.Alerts.Evaluation.Files;

/// <summary>The groups of a rule over files, counted in steps of time.</summary>
internal sealed class RuleStatistics
{
    private readonly Dictionary<long, List<AlertGroup>> _steps = [];
    private readonly long _step;

    public RuleStatistics(FlowLogAlertRule rule, FlowLogStatisticsOptions options)
    {
        Rule = rule;
        _step = (long)StepOf(rule).TotalMilliseconds;
        var query = new FlowLogStatisticsQuery
        {
            Groups = [TimeOf(rule), .. rule.Groups],
            Measures = [rule.Measure],
            Filter = rule.Filter,
        };
        Statistics = new FlowLogStatistics(query, options);
    }

    public FlowLogAlertRule Rule { get; }

    public FlowLogStatistics Statistics { get; }

    /// <summary>
    /// The most that a group can measure that did not fit into memory: from the threshold on, groups can have been missed.
    /// </summary>
    public long RemovedBound { get; private set; }

    /// <summary>Returns the step of a rule: windows follow each other, since different values of parts of a window don't add up.</summary>
    public static TimeSpan StepOf(FlowLogAlertRule rule) => rule.Kind == FlowLogAlertKind.Silence ? rule.Every : rule.Window;

    /// <summary>Returns the grouping of records by the steps of a rule.</summary>
    public static FlowLogGrouping TimeOf(FlowLogAlertRule rule)
        => FlowLogGrouping.Parse(string.Create(CultureInfo.InvariantCulture, $"time/{(long)StepOf(rule).TotalMinutes}m"));

    /// <summary>The beginnings of the steps that have groups.</summary>
    public IEnumerable<DateTimeOffset> Steps => _steps.Keys.Select(DateTimeOffset.FromUnixTimeMilliseconds);

    /// <summary>Takes what was counted, once everything was read.</summary>
    public void Complete()
    {
        FlowLogStatisticsTable table = Statistics.CreateTable();
        RemovedBound = table.RemovedBound;
        foreach (FlowLogStatisticsRow row in table.Rows)
        {
            var key = new AlertKey(row.Keys.Skip(1).Select(k => k.Text));
            if (row.Keys[0].Number is not { } start || row.Values[0].Number is not { } value || !key.IsWhole)
                continue;
            if (!_steps.TryGetValue(start, out List<AlertGroup>? groups))
                _steps.Add(start, groups = []);
            groups.Add(new AlertGroup(
                key, value, DateTimeOffset.FromUnixTimeMilliseconds(start), DateTimeOffset.FromUnixTimeMilliseconds(start + _step)));
        }
    }

    /// <summary>Returns the groups of the steps within a window.</summary>
    public IReadOnlyList<AlertGroup> In(AlertWindow window)
    {
        long end = window.To.ToUnixTimeMilliseconds();
        var groups = new List<AlertGroup>();
        for (long start = window.From.ToUnixTimeMilliseconds(); start < end; start += _step)
            groups.AddRange(_steps.GetValueOrDefault(start, []));
        return groups;
    }
}
