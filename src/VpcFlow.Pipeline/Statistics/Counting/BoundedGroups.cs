using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Sketches;
using VpcFlow.Pipeline.Statistics.Tables;

namespace VpcFlow.Pipeline.Statistics.Counting;

/// <summary>
/// All groups in bounded memory. As long as they fit, they are exact. Then the lighter half is removed whenever the memory is used up, and
/// <see cref="Floor"/> is the most that any group without an entry can weigh. A group that is added again starts with that as its error:
/// space-saving (Metwally, Agrawal, El Abbadi, 2005), in batches.
/// </summary>
internal sealed class BoundedGroups
{
    /// <summary>The number of groups that are always kept.</summary>
    private const int MinGroups = 1024;

    /// <summary>The number of entries that are looked at to find the median of all.</summary>
    private const int SampleSize = 4096;

    private readonly EntryLayout _layout;
    private readonly long _memoryLimit;

    public BoundedGroups(EntryLayout layout, long memoryLimit)
    {
        _layout = layout;
        _memoryLimit = memoryLimit;
        Table = new GroupTable(layout);
        Totals = new ulong[layout.Size];
        layout.Initialize(Totals);
        Removed = [.. Enumerable.Range(0, layout.Distincts).Select(_ => new DistinctCounter())];
    }

    public GroupTable Table { get; }

    /// <summary>The measures of all records, as those of an entry.</summary>
    public ulong[] Totals { get; }

    /// <summary>The different values of the entries that were removed.</summary>
    public DistinctCounter[] Removed { get; }

    /// <summary>The most that a group without an entry can weigh; 0 if there is none.</summary>
    public ulong Floor { get; set; }

    /// <summary>Adds what a thread has counted.</summary>
    public void Merge(RowCounter rows)
    {
        _layout.Add(Totals, rows.Totals);
        MergeTable(rows.Table, knownFloor: 0);
    }

    /// <summary>Adds other groups, which may lack entries as well.</summary>
    public void Merge(BoundedGroups other)
    {
        _layout.Add(Totals, other.Totals);
        for (int i = 0; i < Removed.Length; i++)
            Removed[i].Merge(other.Removed[i]);

        // The other one may have removed any of these groups; the entries of those that it still has say how much they lack there.
        if (other.Floor > 0)
        {
            for (int entry = 0; entry < Table.Count; entry++)
                Table[entry][_layout.Error] = MeasurePlace.Sum(Table[entry][_layout.Error], other.Floor);
        }

        MergeTable(other.Table, other.Floor);
        Floor = MeasurePlace.Sum(Floor, other.Floor);
    }

    /// <param name="other">The entries to add.</param>
    /// <param name="knownFloor">What was added to the errors of entries in case that <paramref name="other"/> lacks them.</param>
    private void MergeTable(GroupTable other, ulong knownFloor)
    {
        int[] texts = TranslationOf(other);
        int words = _layout.Key.Words;
        ulong[] keys = new ulong[GroupTable.MaxKeys * words];
        int[] entries = new int[GroupTable.MaxKeys];
        for (int first = 0; first < other.Count; first += GroupTable.MaxKeys)
        {
            if (RemoveLight())
                Array.Fill(texts, -1);
            int count = Math.Min(GroupTable.MaxKeys, other.Count - first);
            for (int i = 0; i < count; i++)
            {
                other[first + i][..words].CopyTo(keys.AsSpan(i * words));
                Translate(ref keys[i * words], other.Texts, texts);
            }

            int known = Table.Count;
            Table.FindAll(keys.AsSpan(0, count * words), entries.AsSpan(0, count));
            for (int i = 0; i < count; i++)
                Add(entries[i], isNew: entries[i] >= known, other, first + i, knownFloor);
        }

        RemoveLight();
    }

    private void Add(int entry, bool isNew, GroupTable other, int otherEntry, ulong knownFloor)
    {
        Span<ulong> target = Table[entry];
        target[_layout.Error] = isNew ? Floor : target[_layout.Error] - Math.Min(knownFloor, target[_layout.Error]);
        _layout.Add(target, other[otherEntry]);
        MergeDistincts(entry, other, otherEntry);
    }

    private void MergeDistincts(int entry, GroupTable other, int otherEntry)
    {
        for (int i = 0; i < _layout.Distincts; i++)
        {
            DistinctCounter target = Table.Distinct(entry, i);
            long before = target.Memory;
            target.Merge(other.Distinct(otherEntry, i));
            Table.DistinctMemory += target.Memory - before;
        }
    }

    private static int[] TranslationOf(GroupTable other)
    {
        int[] texts = new int[other.Texts.Count];
        Array.Fill(texts, -1);
        return texts;
    }

    /// <summary>Replaces the texts of a key by those of this table.</summary>
    private void Translate(ref ulong key, KeyTexts from, int[] known)
    {
        for (int i = 0; i < _layout.Key.Operands.Length; i++)
        {
            GroupOperand operand = _layout.Key.Operands[i];
            int text = GroupCode.TextOf(operand, _layout.Key.Get(ref key, i));
            if (text < 0)
                continue;
            if (known[text] < 0)
                known[text] = Table.Texts.Add(from[text]);
            _layout.Key.Set(ref key, i, GroupCode.WithText(operand, known[text]));
        }
    }

    /// <summary>Removes the lighter half of the entries if the memory is used up; returns whether it was.</summary>
    private bool RemoveLight()
    {
        if (Table.Memory <= _memoryLimit || Table.Count < 2 * MinGroups)
            return false;
        ulong median = Median();
        int excess = Table.Count / 2;
        Table.RemoveWhere(entry =>
        {
            ulong weight = WeightOf(entry);
            if (weight > median || excess == 0)
                return true;
            excess--;
            for (int i = 0; i < Removed.Length; i++)
                Removed[i].Merge(Table.Distinct(entry, i));
            Floor = Math.Max(Floor, weight);
            return false;
        });
        KeepUsedTexts();
        return true;
    }

    /// <summary>Returns the most that a group can weigh.</summary>
    private ulong WeightOf(int entry)
    {
        Span<ulong> words = Table[entry];
        return MeasurePlace.Sum(words[_layout.Weight], words[_layout.Error]);
    }

    private ulong Median()
    {
        int step = Math.Max(1, Table.Count / SampleSize);
        ulong[] sample = new ulong[Table.Count / step];
        for (int i = 0; i < sample.Length; i++)
            sample[i] = WeightOf(i * step);
        Array.Sort(sample);
        return sample[sample.Length / 2];
    }

    private void KeepUsedTexts()
    {
        KeyTexts all = Table.Texts;
        if (all.Count == 0)
            return;
        int[] known = TranslationOf(Table);
        Table.Texts = new KeyTexts();
        for (int entry = 0; entry < Table.Count; entry++)
            Translate(ref Table.Entry(entry), all, known);
        Table.FillPlaces();
    }
}
