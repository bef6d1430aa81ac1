using System.Runtime.CompilerServices;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Columns;
using VpcFlow.Pipeline.Statistics.Sketches;
using VpcFlow.Pipeline.Statistics.Tables;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Statistics.Counting;

/// <summary>
/// Counts rows, for one thread at a time, in a table that is small enough for the caches of a processor: it is added to
/// <see cref="Groups"/> and cleared whenever it is full.
/// </summary>
internal sealed class RowCounter
{
    /// <summary>The memory of texts and counters above which the table is full.</summary>
    private const long MaxMemory = 8 * 1024 * 1024;

    private readonly EntryLayout _layout;
    private readonly ulong[] _keys;
    private readonly ulong[] _codes = new ulong[RowBatch.Capacity];
    private readonly int[] _entries = new int[RowBatch.Capacity];

    public RowCounter(EntryLayout layout)
    {
        _layout = layout;
        _keys = new ulong[RowBatch.Capacity * layout.Key.Words];
        Table = new GroupTable(layout);
        Totals = new ulong[layout.Size];
        Clear();
    }

    public GroupTable Table { get; }

    /// <summary>The measures of all rows, as those of an entry.</summary>
    public ulong[] Totals { get; }

    /// <summary>Whether the table may lack room for the next rows.</summary>
    public bool IsFull
        => Table.Count > GroupTable.ChunkSize - RowBatch.Capacity || Table.Texts.Memory + Table.DistinctMemory > MaxMemory;

    /// <summary>Removes all that was counted.</summary>
    public void Clear()
    {
        if (Table.Texts.Memory > MaxMemory / 2)
            Table.Texts = new KeyTexts();
        else
            Table.Texts.Clear();
        Table.Clear();
        Array.Clear(Totals);
        _layout.Initialize(Totals);
    }

    /// <summary>Counts rows; there must be room.</summary>
    /// <param name="query">The columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="selected">A bit for each row: set if it is counted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(BoundQuery query, scoped in FilterRows rows, ulong selected)
    {
        var lines = new SelectedRows(selected, stackalloc byte[RowBatch.Capacity]);
        if (lines.Count == 0)
            return;
        FindEntries(query, in rows, in lines);
        Span<ulong> totals = Totals;
        totals[_layout.Count] += (ulong)lines.Count;
        ref ulong first = ref Table.FirstChunk;
        int size = _layout.Size;
        int place = _layout.Count;
        for (int i = 0; i < lines.Count; i++)
            Unsafe.Add(ref first, (_entries[i] * size) + place)++;
        for (int i = 0; i < query.Numbers.Length; i++)
        {
            if (query.Numbers[i] is { } column)
                Measure(column, _layout.Measures[i], in rows, in lines);
        }

        for (int i = 0; i < query.Distincts.Length; i++)
            CountDistinct(query.Distincts[i], i, in rows, in lines);
    }

    /// <summary>Finds the entries of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindEntries(BoundQuery query, scoped in FilterRows rows, scoped in SelectedRows lines)
    {
        int words = _layout.Key.Words;
        Span<ulong> keys = _keys.AsSpan(0, lines.Count * words);
        keys.Clear();
        Span<ulong> codes = _codes.AsSpan(0, lines.Count);
        for (int i = 0; i < query.Groups.Length; i++)
        {
            query.Groups[i].Encode(in rows, in lines, Table.Texts, codes);
            _layout.Key.Add(keys, i, codes);
        }

        Table.FindAll(keys, _entries.AsSpan(0, lines.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Measure(NumberColumn column, MeasurePlace measure, scoped in FilterRows rows, scoped in SelectedRows lines)
    {
        Span<long> values = stackalloc long[RowBatch.Capacity];
        ulong present = column.Read(in rows, values);
        ref ulong first = ref Unsafe.Add(ref Table.FirstChunk, measure.Place);
        ref ulong total = ref Totals[measure.Place];
        int size = _layout.Size;
        for (int i = 0; i < lines.Count; i++)
        {
            int line = lines[i];
            if (((present >> line) & 1) == 0)
                continue;
            ref ulong value = ref Unsafe.Add(ref first, _entries[i] * size);
            long number = values[line];
            switch (measure.Kind)
            {
                case FlowLogMeasureKind.Sum:
                    value = MeasurePlace.Sum(value, (ulong)number);
                    total = MeasurePlace.Sum(total, (ulong)number);
                    break;
                case FlowLogMeasureKind.Min:
                    value = (ulong)Math.Min((long)value, number);
                    total = (ulong)Math.Min((long)total, number);
                    break;
                case FlowLogMeasureKind.Max:
                    value = (ulong)Math.Max((long)value, number);
                    total = (ulong)Math.Max((long)total, number);
                    break;
                default:
                    throw new InvalidOperationException($"{measure.Kind} is not made of numbers.");
            }
        }
    }

    private void CountDistinct(GroupColumn column, int counter, scoped in FilterRows rows, scoped in SelectedRows lines)
    {
        Span<ulong> hashes = _codes.AsSpan(0, lines.Count);
        column.Hash(in rows, in lines, hashes);
        long growth = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            if (hashes[i] == 0)
                continue;
            DistinctCounter distinct = Table.Distinct(_entries[i], counter);
            growth -= distinct.Memory;
            distinct.Add(hashes[i]);
            growth += distinct.Memory;
        }

        Table.DistinctMemory += growth;
    }
}
