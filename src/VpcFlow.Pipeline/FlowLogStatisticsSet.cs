using System.Collections.Immutable;
using VpcFlow.Pipeline.Statistics.Counting;

namespace VpcFlow;

/// <summary>
/// Counts records for several statistics, as the sink of a pipeline: each batch is read once for all of them. Safe for use by several
/// threads at once.
/// </summary>
public sealed class FlowLogStatisticsSet : IFlowLogSink
{
    /// <summary>The statistics, those with the same filter one after the other.</summary>
    private readonly FlowLogStatistics[] _byFilter;

    /// <summary>Creates a set.</summary>
    /// <param name="statistics">The statistics. Those with the same instance of a filter evaluate it once.</param>
    public FlowLogStatisticsSet(IEnumerable<FlowLogStatistics> statistics)
    {
        Statistics = [.. statistics];
        _byFilter = [.. Statistics.GroupBy(s => s.Query.Filter).SelectMany(s => s)];
    }

    /// <summary>The statistics.</summary>
    public ImmutableArray<FlowLogStatistics> Statistics { get; }

    /// <summary>The fields that parsers have to read for all of them.</summary>
    public ImmutableArray<FlowLogField> FieldsToRead => [.. Statistics.SelectMany(s => s.Query.FieldsToRead).Distinct().Order()];

    /// <summary>Counts the records of a batch.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is <see langword="null"/>.</exception>
    public void Add(FlowLogBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        CountingTask[] tasks = [.. _byFilter.Select(s => s.Begin(batch))];
        BatchScan.Run(batch, tasks);
        for (int i = 0; i < tasks.Length; i++)
            _byFilter[i].End(tasks[i]);
    }

    /// <inheritdoc/>
    /// <remarks>Nothing is awaited; what is counted is as durable as the statistics.</remarks>
    public ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        Add(delivery.Batch);
        return ValueTask.CompletedTask;
    }
}
