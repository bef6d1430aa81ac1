using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using VpcFlow.Pipeline.Statistics.Counting;
using VpcFlow.Pipeline.Statistics.Results;
using VpcFlow.Pipeline.Statistics.Saving;
using VpcFlow.Pipeline.Statistics.Tables;
using VpcFlow.Records;

namespace VpcFlow;

/// <summary>
/// Counts records by groups, as the sink of a pipeline or batch by batch, in memory that is limited
/// (<see cref="FlowLogStatisticsOptions.MemoryLimit"/>). Safe for use by several threads at once. Statistics of the same query can be
/// merged, also after they were saved on different machines.
/// </summary>
public sealed class FlowLogStatistics : IFlowLogSink
{
    private readonly ConditionalWeakTable<RowSchema, BoundQuery> _bound = [];
    private readonly ConcurrentDictionary<FlowLogFormat, bool> _formats = [];
    private readonly ConcurrentBag<RowCounter> _counters = [];
    private readonly Lock _lock = new();
    private readonly EntryLayout _layout;
    private readonly BoundedGroups _groups;
    private readonly IAddressEnricher? _enricher;

    /// <summary>Creates statistics without records.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="options">The memory, and what else is known about addresses.</param>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The query groups by what only an enricher knows, and there is none; or it has no measure like that of its order.
    /// </exception>
    public FlowLogStatistics(FlowLogStatisticsQuery query, FlowLogStatisticsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        options ??= new FlowLogStatisticsOptions();
        Query = query;
        _enricher = options.Enricher;
        IEnumerable<FlowLogGrouping> all = query.Groups.Concat(query.Measures.Select(m => m.Value).OfType<FlowLogGrouping>());
        if (_enricher is null && all.FirstOrDefault(g => g.NeedsEnricher) is { } lookup)
            throw new ArgumentException($"'{lookup}' needs an enricher, which knows about addresses.", nameof(options));
        _layout = new EntryLayout(query);
        _groups = new BoundedGroups(_layout, options.MemoryLimit);
    }

    /// <summary>What is asked.</summary>
    public FlowLogStatisticsQuery Query { get; }

    /// <summary>The number of records that were counted so far.</summary>
    public long Records
    {
        get
        {
            lock (_lock)
            {
                Collect();
                return (long)_groups.Totals[_layout.Count];
            }
        }
    }

    /// <summary>The formats of the records so far, in no particular order.</summary>
    public ImmutableArray<FlowLogFormat> Formats => [.. _formats.Keys];

    /// <summary>
    /// The fields that the query needs and that no record so far could have, because its format lacks them; none before the first record.
    /// The times <c>end</c> and <c>start</c> can replace each other if the query asks for the time of records.
    /// </summary>
    public ImmutableArray<FlowLogField> MissingFields => MissingIn(fields => _formats.Keys.All(f => f.IndexOf(fields) < 0));

    /// <summary>The fields that the query needs and that some records so far could not have; in those they count as absent.</summary>
    public ImmutableArray<FlowLogField> IncompleteFields => MissingIn(fields => _formats.Keys.Any(f => f.IndexOf(fields) < 0));

    /// <summary>Counts the records of a batch that the query and the batch select.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is <see langword="null"/>.</exception>
    public void Add(FlowLogBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        CountingTask task = Begin(batch);
        BatchScan.Run(batch, [task]);
        End(task);
    }

    /// <inheritdoc/>
    /// <remarks>Nothing is awaited; what is counted is as durable as these statistics.</remarks>
    public ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        Add(delivery.Batch);
        return ValueTask.CompletedTask;
    }

    /// <summary>Adds what other statistics of the same query have counted.</summary>
    /// <param name="other">The other statistics, which keep what they have counted; nothing may be added to them at the same time.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The other statistics are of another query, or these are merged with themselves.
    /// </exception>
    public void Merge(FlowLogStatistics other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other == this)
            throw new ArgumentException("Statistics can't be merged with themselves.", nameof(other));
        if (other.Query.Signature != Query.Signature)
        {
            throw new ArgumentException(
                $"Statistics {Query.Signature} can't be merged with statistics {other.Query.Signature}.", nameof(other));
        }

        lock (other._lock)
            other.Collect();
        lock (_lock)
        {
            Collect();
            _groups.Merge(other._groups);
        }

        foreach (FlowLogFormat format in other._formats.Keys)
            _formats.TryAdd(format, true);
    }

    /// <summary>Returns what was counted so far, without the batches that are being added.</summary>
    public FlowLogStatisticsTable CreateTable()
    {
        lock (_lock)
        {
            Collect();
            return new TableBuilder(Query, _layout, _groups).Build();
        }
    }

    /// <summary>Writes what was counted so far, to be read again by <see cref="Load"/>.</summary>
    /// <param name="output">The stream; left open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The stream can't be written to.</exception>
    public void Save(Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        lock (_lock)
        {
            Collect();
            StatisticsWriter.Write(output, Query.Signature, _formats.Keys, _groups);
        }
    }

    /// <summary>Reads what <see cref="Save"/> has written.</summary>
    /// <param name="input">The stream; left open.</param>
    /// <param name="query">The same query.</param>
    /// <param name="options">The memory, and what else is known about addresses.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="input"/> or <paramref name="query"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The stream does not contain statistics, is damaged, or contains those of another query.
    /// </exception>
    public static FlowLogStatistics Load(Stream input, FlowLogStatisticsQuery query, FlowLogStatisticsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var statistics = new FlowLogStatistics(query, options);
        foreach (FlowLogFormat format in StatisticsReader.Read(input, query.Signature, statistics._groups))
            statistics._formats.TryAdd(format, true);
        return statistics;
    }

    /// <summary>Says of groups whether they were counted and are in memory, which is faster than showing all.</summary>
    /// <param name="groups">The values of their keys: of numbers, whole addresses and text.</param>
    internal bool[] HaveGroups(IEnumerable<ImmutableArray<FlowLogGroupValue>> groups)
    {
        lock (_lock)
        {
            Collect();
            return [.. groups.Select(values => GroupFinder.Has(_groups.Table, values.AsSpan()))];
        }
    }

    internal CountingTask Begin(FlowLogBatch batch)
    {
        // The lines of a file that is not a flow log have no format.
        if (!_formats.ContainsKey(batch.Format) && batch.HasRecord())
            _formats.TryAdd(batch.Format, true);
        BoundQuery query = _bound.GetValue(batch.Parser.Codec.Schema, schema => new BoundQuery(Query, schema, _enricher));
        RowCounter counter = _counters.TryTake(out RowCounter? free) ? free : new RowCounter(_layout);
        return new CountingTask(query, counter, Flush);
    }

    internal void End(CountingTask task) => _counters.Add(task.Counter);

    private void Flush(RowCounter counter)
    {
        lock (_lock)
            _groups.Merge(counter);
        counter.Clear();
    }

    /// <summary>Adds what idle counters have counted; each is taken, so that no batch gets it meanwhile.</summary>
    private void Collect()
    {
        List<RowCounter> idle = [];
        while (_counters.TryTake(out RowCounter? counter))
            idle.Add(counter);
        foreach (RowCounter counter in idle)
        {
            _groups.Merge(counter);
            counter.Clear();
            _counters.Add(counter);
        }
    }

    private ImmutableArray<FlowLogField> MissingIn(Func<FlowLogField, bool> isMissing)
    {
        if (_formats.IsEmpty)
            return [];
        IEnumerable<FlowLogGrouping> groupings = Query.Groups.Concat(Query.Measures.Select(m => m.Value).OfType<FlowLogGrouping>());
        IEnumerable<FlowLogField> missing = groupings
            .SelectMany(g => g.Operand.Source is null && g.Fields.Any(f => !isMissing(f)) ? [] : g.Fields)
            .Concat(Query.Filter?.Fields ?? []);
        return [.. missing.Where(isMissing).Distinct().Order()];
    }
}
