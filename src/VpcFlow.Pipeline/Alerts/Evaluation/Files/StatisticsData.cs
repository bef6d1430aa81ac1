namespace VpcFlow.Pipeline.Alerts.Evaluation.Files;

/// <summary>
/// Evaluates rules over the records of files, by the time of records. The files are read once for all rules, and a second time for what
/// there is to say about the groups that fired.
/// </summary>
internal sealed class StatisticsData : IAlertData
{
    /// <summary>The memory for the groups of a rule.</summary>
    private const long MemoryLimit = 64 << 20;

    private static readonly string[] s_times = ["min(end)", "max(end)", "min(start)", "max(start)"];

    private readonly Dictionary<string, RuleStatistics> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FlowLogAlertRule Rule, HashSet<AlertKey> Keys)> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DetailStatistics> _details = new(StringComparer.Ordinal);
    private readonly FlowLogStatistics _times;
    private readonly FlowLogStatisticsOptions _options;

    /// <summary>Creates statistics of rules that <see cref="ProblemOf"/> has nothing against.</summary>
    public StatisticsData(IEnumerable<FlowLogAlertRule> rules, IAddressEnricher? enricher)
    {
        _options = new FlowLogStatisticsOptions { Enricher = enricher, MemoryLimit = MemoryLimit };
        _times = new FlowLogStatistics(new FlowLogStatisticsQuery
        {
            Measures = [.. s_times.Select(FlowLogMeasure.Parse)],
        });
        foreach (FlowLogAlertRule rule in rules.Where(r => ProblemOf(r) is null))
            _rules.Add(rule.Id, new RuleStatistics(rule, _options));
    }

    public bool CanBeLate => false;

    /// <summary>What counts the records.</summary>
    public FlowLogStatisticsSet Counted => new(_rules.Values.Select(r => r.Statistics).Prepend(_times));

    /// <summary>The lines that could not be read, which are dead letters.</summary>
    public long Rejected { get; set; }

    /// <summary>The time from the first to the last record; <see langword="null"/> if there is none.</summary>
    public AlertWindow? Span { get; private set; }

    /// <summary>The rules that fired or were reminded of, so that the files have to be read again.</summary>
    public bool HasQuestions => _asked.Count > 0;

    public string? ProblemOf(FlowLogAlertRule rule) => rule switch
    {
        { Kind: FlowLogAlertKind.Delay } => "files do not say when records were delivered",
        _ when _options.Enricher is null && NeedsEnricher(rule) =>
            "it needs what databases of addresses know, see --geoip-city and --geoip-asn",
        _ => null,
    };

    /// <summary>Returns the fields that a rule needs and no record has. Groups before the last one can be absent.</summary>
    public IReadOnlyList<FlowLogField> MissingFields(FlowLogAlertRule rule)
    {
        FlowLogAlertRule needed = rule with { Groups = [.. rule.Groups.TakeLast(1)] };
        return [.. _rules[rule.Id].Statistics.MissingFields.Intersect(needed.Fields)];
    }

    /// <summary>Returns the beginnings of the steps in which a rule has groups.</summary>
    public IEnumerable<DateTimeOffset> StepsOf(FlowLogAlertRule rule) => _rules[rule.Id].Steps;

    /// <summary>Whether groups over the threshold can have been missed, because they did not fit into memory.</summary>
    public bool IsIncomplete(FlowLogAlertRule rule) => _rules[rule.Id].RemovedBound >= rule.Threshold;

    /// <summary>Takes what was counted, once everything was read.</summary>
    public void Complete()
    {
        foreach (RuleStatistics rule in _rules.Values)
            rule.Complete();

        // The time of a record is its end or, without one, its start.
        long?[] times = [.. _times.CreateTable().Totals.Select(v => v.Number)];
        if ((times[0] ?? times[2], times[1] ?? times[3]) is ({ } first, { } last))
            Span = new AlertWindow(DateTimeOffset.FromUnixTimeMilliseconds(first), DateTimeOffset.FromUnixTimeMilliseconds(last));
    }

    /// <summary>Returns what counts the details of the groups that fired, when the files are read again.</summary>
    public FlowLogStatisticsSet AskDetails()
    {
        foreach ((FlowLogAlertRule rule, HashSet<AlertKey> keys) in _asked.Values)
            _details.Add(rule.Id, new DetailStatistics(rule, keys, _options));
        return new FlowLogStatisticsSet(_details.Values.SelectMany(d => d.All));
    }

    /// <summary>Takes the details, once everything was read again.</summary>
    public void CompleteDetails()
    {
        foreach (DetailStatistics details in _details.Values)
            details.Complete();
    }

    public Task<IReadOnlyList<AlertGroup>> MeasureAsync(FlowLogAlertRule rule, AlertWindow window, CancellationToken cancellationToken)
    {
        if (rule.Kind != FlowLogAlertKind.DeadLetters)
            return Task.FromResult(_rules[rule.Id].In(window));

        // Lines that are not records have no time: they count at the end.
        long count = window.To > Span?.To ? Rejected : 0;
        return Task.FromResult<IReadOnlyList<AlertGroup>>([new AlertGroup(new AlertKey([]), count, window.From, window.To)]);
    }

    public Task<AlertDetails> DescribeAsync(
        FlowLogAlertRule rule, AlertKey key, AlertWindow window, CancellationToken cancellationToken)
    {
        if (rule.Kind == FlowLogAlertKind.DeadLetters)
            return Task.FromResult(AlertDetails.None);
        if (_details.TryGetValue(rule.Id, out DetailStatistics? details))
            return Task.FromResult(details.Describe(key, window));
        if (!_asked.TryGetValue(rule.Id, out (FlowLogAlertRule Rule, HashSet<AlertKey> Keys) asked))
            _asked[rule.Id] = asked = (rule, []);
        asked.Keys.Add(key);
        return Task.FromResult(AlertDetails.None);
    }

    private static bool NeedsEnricher(FlowLogAlertRule rule)
        => rule.Groups.Concat(rule.Top).Append(rule.Measure.Value).Any(g => g is { NeedsEnricher: true });
}
