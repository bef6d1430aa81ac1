using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>What a run of <c>vpcflow ship</c> has done so far; changed under its own lock.</summary>
internal sealed class ShipTotals
{
    private readonly Lock _lock = new();
    private FlowLogSummary _summary;
    private long _objects;
    private long _leftOut;
    private long _failed;
    private long _withoutRecord;
    private DateTimeOffset? _newest;

    /// <summary>The number of objects that failed, now or for good.</summary>
    public long Failed
    {
        get
        {
            lock (_lock)
                return _failed;
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
            if (outcome.Failure is not null)
                _failed++;
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
            Add(phrases, _failed, "failed");
            if (_newest is { } newest && now > newest)
                phrases.Add($"newest object {Amounts.Duration(now - newest)} ago");
            phrases[^1] = phrases[^1].TrimEnd(',');
            return phrases;
        }
    }

    private static void Add(List<string> phrases, long count, string what)
    {
        if (count > 0)
            phrases.Add($"{Amounts.Number(count)} {what},");
    }
}
