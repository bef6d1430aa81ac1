using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>What a run of <c>vpcflow ship</c> has done so far; changed under its own lock.</summary>
internal sealed class ShipTotals
{
    /// <summary>
    /// The number of failed objects that are remembered by their names; beyond it, one counts as failed although it may come again.
    /// </summary>
    private const int MaxFailing = 100_000;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);
    private FlowLogSummary _summary;
    private long _objects;
    private long _leftOut;
    private long _failed;
    private long _withoutRecord;
    private DateTimeOffset? _newest;

    /// <summary>The number of objects that failed for good, or failed and have not come again.</summary>
    public long Failed
    {
        get
        {
            lock (_lock)
                return _failed + _failing.Count;
        }
    }

    /// <summary>The number of objects that have lines, none of which is a record.</summary>
    public long WithoutRecord
    {
        get
        {
            lock (_lock)
                return _withoutRecord;
        }
    }

    public void Add(FlowLogObjectOutcome outcome)
    {
        lock (_lock)
        {
            if (outcome.IsLeftOut)
            {
                _leftOut++;
                return;
            }

            _objects++;
            _summary += outcome.Summary;
            if (!outcome.IsTransient)
                _failing.Remove(outcome.Object.Name);
            if (outcome.Failure is not null)
                AddFailed(outcome);
            else if (outcome.Status == FlowLogObjectStatus.NoRecord)
                _withoutRecord++;
            if (outcome.Object.Time is { } time && (_newest is null || time > _newest))
                _newest = time;
        }
    }

    /// <summary>Describes the totals in phrases.</summary>
    /// <param name="sinks">What the sinks have done.</param>
    /// <param name="sources">What the sources have met.</param>
    /// <param name="now">The current time, for the lag behind the newest object.</param>
    public IReadOnlyList<string> Describe(ShipSinks sinks, IReadOnlyList<ShipSource> sources, DateTimeOffset now)
    {
        ElasticsearchCounts counts = sinks.Counts;
        FlowLogSourceCounters[] met = [.. sources.Select(s => s.Counters).OfType<FlowLogSourceCounters>()];
        lock (_lock)
        {
            var phrases = new List<string>
            {
                $"{Amounts.Count(_objects, "object")},",
                $"{Amounts.Count(_summary.Records, "record")},",
            };
            if (sinks.Clusters.Count > 0)
            {
                phrases.Add($"{Amounts.Number(counts.Created)} created,");
                phrases.Add($"{Amounts.Number(counts.Duplicates)} already there,");
            }

            if (sinks.HasTopics)
                phrases.Add($"{Amounts.Number(sinks.KafkaCounts.Acknowledged)} acknowledged,");
            if (sinks.HasFiles)
                phrases.Add($"{Amounts.Count(sinks.Files, "file")} written,");
            Add(phrases, counts.Retried + sinks.KafkaCounts.Retried, "sent again");
            Add(phrases, sinks.DeadLettered, "refused and kept");
            Add(phrases, _summary.FilteredRecords, "filtered out");
            Add(phrases, _summary.RejectedLines, "rejected");
            Add(phrases, _withoutRecord, "without a record");
            Add(phrases, _leftOut, "left out");
            Add(phrases, met.Sum(c => c.Filtered), "not selected");
            Add(phrases, met.Sum(c => c.Missing), "no longer there");
            Add(phrases, met.Sum(c => c.Parked), "parked");
            Add(phrases, _failed + _failing.Count, "failed");
            if (_newest is { } newest && now > newest)
                phrases.Add($"newest object {Amounts.Duration(now - newest)} ago");
            phrases[^1] = phrases[^1].TrimEnd(',');
            return phrases;
        }
    }

    /// <summary>What comes again may be delivered then, and has not failed.</summary>
    private void AddFailed(FlowLogObjectOutcome outcome)
    {
        if (!outcome.IsTransient || (_failing.Count == MaxFailing && !_failing.Contains(outcome.Object.Name)))
            _failed++;
        else
            _failing.Add(outcome.Object.Name);
    }

    private static void Add(List<string> phrases, long count, string what)
    {
        if (count > 0)
            phrases.Add($"{Amounts.Number(count)} {what},");
    }
}
