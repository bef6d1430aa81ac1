using System.Collections.Immutable;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Groups;

namespace VpcFlow.Pipeline.Alerts.Evaluation.Files;

/// <summary>What else there is to say about groups that fired, counted when the files are read a second time.</summary>
internal sealed class DetailStatistics
{
    private const int TopSize = 10;

    /// <summary>The number of values that a filter lists; with more groups, it selects nothing in particular.</summary>
    private const int MaxListed = 1000;

    private static readonly ImmutableArray<FlowLogMeasure> s_amounts =
        [.. new[] { "count", "sum(bytes)", "sum(packets)", "min(start)", "max(end)" }.Select(FlowLogMeasure.Parse)];

    private readonly FlowLogAlertRule _rule;
    private readonly FlowLogStatistics _amounts;
    private readonly FlowLogStatistics? _top;
    private ILookup<(long Start, AlertKey Key), FlowLogStatisticsRow>? _amountRows;
    private ILookup<(long Start, AlertKey Key), FlowLogStatisticsRow>? _topRows;

    public DetailStatistics(FlowLogAlertRule rule, IReadOnlyCollection<AlertKey> keys, FlowLogStatisticsOptions options)
    {
        _rule = rule;
        FlowLogFilter? filter = FilterOf(rule, keys);
        ImmutableArray<FlowLogGrouping> groups = [RuleStatistics.TimeOf(rule), .. rule.Groups];
        IEnumerable<FlowLogGrouping> related = DetailSearch.Related.Select(f => FlowLogGrouping.Parse(FlowLogFieldInfo.Get(f).Name));
        _amounts = new FlowLogStatistics(
            new FlowLogStatisticsQuery { Groups = [.. groups, .. related], Measures = s_amounts, Filter = filter }, options);
        FlowLogStatisticsQuery top = DetailText.TopQuery(rule, top: null);
        if (!rule.Top.IsEmpty)
            _top = new FlowLogStatistics(top with { Groups = [.. groups, .. rule.Top], Filter = filter }, options);
    }

    public IEnumerable<FlowLogStatistics> All => _top is null ? [_amounts] : [_amounts, _top];

    /// <summary>Takes what was counted, once everything was read.</summary>
    public void Complete()
    {
        _amountRows = Index(_amounts);
        _topRows = _top is null ? null : Index(_top);
    }

    public AlertDetails Describe(AlertKey key, AlertWindow window)
    {
        if (_amountRows is null)
            return AlertDetails.None;
        (long, AlertKey) group = (window.From.ToUnixTimeMilliseconds(), key);
        FlowLogStatisticsRow[] rows = [.. _amountRows[group]];
        int related = 1 + _rule.Groups.Length;
        return new AlertDetails
        {
            Figures = DetailText.Figures(
                rows.Sum(r => r.Values[0].Number ?? 0),
                rows.Sum(r => r.Values[1].Number ?? 0),
                rows.Sum(r => r.Values[2].Number ?? 0),
                rows.Min(r => r.Values[3].Number),
                rows.Max(r => r.Values[4].Number)),
            Related =
            [
                .. DetailSearch.Related.SelectMany((f, i) => rows
                    .Select(r => r.Keys[related + i].Text)
                    .OfType<string>()
                    .Distinct()
                    .Select(v => new FlowLogAlertField(FlowLogFieldInfo.Get(f).Name, v))),
            ],
            Top = _topRows is null ? null : TableOf(_topRows[group]),
        };
    }

    private FlowLogAlertTable? TableOf(IEnumerable<FlowLogStatisticsRow> rows)
    {
        int order = _top!.Query.OrderIndex;
        return DetailText.Table(
            _rule,
            rows.Where(r => r.Keys.Skip(1 + _rule.Groups.Length).All(k => k.Text is not null))
                .OrderByDescending(r => r.Values[order].Number)
                .Take(TopSize)
                .Select(r => (
                    (IReadOnlyList<string>)[.. r.Keys.Skip(1 + _rule.Groups.Length).Select(k => k.Text!)],
                    (IReadOnlyList<double?>)[.. r.Values.Select(v => (double?)v.Number)])));
    }

    private ILookup<(long Start, AlertKey Key), FlowLogStatisticsRow> Index(FlowLogStatistics statistics)
        => statistics.CreateTable().Rows.Where(r => r.Keys[0].Number is not null).ToLookup(
            r => (r.Keys[0].Number!.Value, new AlertKey(r.Keys.Skip(1).Take(_rule.Groups.Length).Select(k => k.Text))));

    /// <summary>Restricts the filter of a rule to the groups that fired, so that the second pass counts little.</summary>
    private static FlowLogFilter? FilterOf(FlowLogAlertRule rule, IReadOnlyCollection<AlertKey> keys)
    {
        int place = rule.Groups.Length - 1;
        bool isField = place >= 0
            && rule.Groups[place].Operand is { Function: GroupFunction.Whole, Source.Fields.Length: 1 }
            && keys.Count <= MaxListed;
        if (!isField)
            return rule.Filter;
        IEnumerable<string> values = keys.Select(k => Quote(rule.Groups[place].Operand, k.Values[place]!)).Distinct();
        string listed = $"{rule.Groups[place]} in ({string.Join(", ", values)})";
        return FlowLogFilter.Parse(rule.Filter is null ? listed : $"({rule.Filter}) and {listed}");
    }

    private static string Quote(GroupOperand operand, string value)
        => operand.IsText ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : value;
}
