using System.Collections.Immutable;
using VpcFlow.Pipeline.Statistics.Counting;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Sketches;
using VpcFlow.Pipeline.Statistics.Tables;

namespace VpcFlow.Pipeline.Statistics.Results;

/// <summary>Orders groups and shows them as rows.</summary>
internal sealed class TableBuilder(FlowLogStatisticsQuery query, EntryLayout layout, BoundedGroups groups)
{
    private readonly GroupTable _table = groups.Table;
    private readonly int _time = query.Groups.IndexOf(query.Groups.FirstOrDefault(g => g.IsTime)!);

    public FlowLogStatisticsTable Build()
    {
        long[] weights = new long[_table.Count];
        for (int entry = 0; entry < weights.Length; entry++)
            weights[entry] = ValueOf(entry, query.OrderIndex).Number ?? -1;
        var order = new KeyOrder(_table, weights, _time);
        int[] entries = query.Top is { } top ? SelectTop(order, top) : [.. Enumerable.Range(0, _table.Count)];
        Array.Sort(entries, order);
        return new FlowLogStatisticsTable(query)
        {
            Rows = [.. entries.Select(CreateRow)],
            Totals = CreateTotals(),
            GroupCount = groups.Floor == 0 ? _table.Count : null,
            RemovedBound = (long)groups.Floor,
        };
    }

    /// <summary>Returns the first groups, of each time if there is a time.</summary>
    private int[] SelectTop(KeyOrder order, int top)
    {
        var worstFirst = Comparer<int>.Create((x, y) => order.Compare(y, x));
        var best = new Dictionary<ulong, PriorityQueue<int, int>>();
        for (int entry = 0; entry < _table.Count; entry++)
        {
            ulong time = _time < 0 ? 0 : order.TimeOf(entry);
            if (!best.TryGetValue(time, out PriorityQueue<int, int>? queue))
                best.Add(time, queue = new PriorityQueue<int, int>(worstFirst));
            if (queue.Count < top)
                queue.Enqueue(entry, entry);
            else if (top > 0)
                queue.EnqueueDequeue(entry, entry);
        }

        return [.. best.Values.SelectMany(q => q.UnorderedItems).Select(i => i.Element)];
    }

    private FlowLogStatisticsRow CreateRow(int entry) => new(
        [.. Enumerable.Range(0, query.Groups.Length).Select(i => KeyOf(entry, i))],
        [.. Enumerable.Range(0, query.Measures.Length).Select(i => ValueOf(entry, i))]);

    private FlowLogGroupValue KeyOf(int entry, int value)
    {
        GroupOperand operand = layout.Key.Operands[value];
        return KeyValues.Create(operand, layout.Key.Get(ref _table.Entry(entry), value), _table.Texts);
    }

    private FlowLogMeasureValue ValueOf(int entry, int measure)
    {
        Span<ulong> words = _table[entry];
        MeasurePlace place = layout.Measures[measure];
        long error = (long)words[layout.Error];
        if (place.Kind == FlowLogMeasureKind.Distinct)
            return ValueOf(_table.Distinct(entry, place.Place), isPartial: error > 0);
        if (error == 0 || place.Place != layout.Weight)
            return ValueOf(words, place, isPartial: error > 0);

        // The truth is between what was counted and that with all that may be missing.
        long half = error / 2;
        return new FlowLogMeasureValue((long)MeasurePlace.Sum(words[place.Place], (ulong)half), error - half, IsPartial: false);
    }

    private ImmutableArray<FlowLogMeasureValue> CreateTotals() =>
    [
        .. layout.Measures.Select(p => p.Kind == FlowLogMeasureKind.Distinct
            ? ValueOf(CountAll(p.Place), isPartial: false)
            : ValueOf(groups.Totals, p, isPartial: false)),
    ];

    private DistinctCounter CountAll(int counter)
    {
        var all = new DistinctCounter();
        all.Merge(groups.Removed[counter]);
        for (int entry = 0; entry < _table.Count; entry++)
            all.Merge(_table.Distinct(entry, counter));
        return all;
    }

    private static FlowLogMeasureValue ValueOf(DistinctCounter counter, bool isPartial) => new(counter.Count, counter.Error, isPartial);

    private static FlowLogMeasureValue ValueOf(ReadOnlySpan<ulong> words, MeasurePlace place, bool isPartial)
    {
        long value = (long)words[place.Place];
        bool isNone = place.Kind is FlowLogMeasureKind.Min or FlowLogMeasureKind.Max && value == MeasurePlace.None(place.Kind);
        bool isTooLarge = place.Kind == FlowLogMeasureKind.Sum && value == MeasurePlace.MaxSum;
        return new FlowLogMeasureValue(isNone ? null : value, 0, isPartial || isTooLarge);
    }
}
