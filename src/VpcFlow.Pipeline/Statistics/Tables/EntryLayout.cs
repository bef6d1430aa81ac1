namespace VpcFlow.Pipeline.Statistics.Tables;

/// <summary>
/// The words of an entry: its key, the number of records, the weight that may be missing, and a word for each measure that is not the
/// number of records or of different values. Counters of different values are kept beside the entries.
/// </summary>
internal sealed class EntryLayout
{
    public EntryLayout(FlowLogStatisticsQuery query)
    {
        Key = new KeyLayout([.. query.Groups.Select(g => g.Operand)]);
        Measures = new MeasurePlace[query.Measures.Length];
        Count = Key.Words;
        Error = Key.Words + 1;
        int words = Key.Words + 2;
        for (int i = 0; i < Measures.Length; i++)
        {
            FlowLogMeasureKind kind = query.Measures[i].Kind;
            Measures[i] = kind switch
            {
                FlowLogMeasureKind.Count => new MeasurePlace(kind, Count),
                FlowLogMeasureKind.Distinct => new MeasurePlace(kind, Distincts++),
                FlowLogMeasureKind.Sum or FlowLogMeasureKind.Min or FlowLogMeasureKind.Max => new MeasurePlace(kind, words++),
                _ => throw new InvalidOperationException($"{kind} is not a kind of measure."),
            };
        }

        Size = words;
        Weight = query.Measures[query.OrderIndex].IsAdditive ? Measures[query.OrderIndex].Place : Count;
    }

    public KeyLayout Key { get; }

    /// <summary>The places of the measures, in their order.</summary>
    public MeasurePlace[] Measures { get; }

    /// <summary>The number of counters of different values.</summary>
    public int Distincts { get; }

    /// <summary>The word with the number of records.</summary>
    public int Count { get; }

    /// <summary>The word with the weight that the entry may have had before it was added.</summary>
    public int Error { get; }

    /// <summary>
    /// The word that decides which entries are kept if there are too many: the measure that groups are ordered by, or the number of records
    /// if that one can't be added up.
    /// </summary>
    public int Weight { get; }

    /// <summary>The number of words of an entry.</summary>
    public int Size { get; }

    /// <summary>Clears the measures of an entry.</summary>
    public void Initialize(Span<ulong> entry)
    {
        entry[Key.Words..].Clear();
        foreach (MeasurePlace measure in Measures)
        {
            if (measure.Kind is FlowLogMeasureKind.Min or FlowLogMeasureKind.Max)
                entry[measure.Place] = (ulong)MeasurePlace.None(measure.Kind);
        }
    }

    /// <summary>Adds the measures of an entry to those of another one, except counters of different values.</summary>
    public void Add(Span<ulong> target, ReadOnlySpan<ulong> source)
    {
        target[Count] += source[Count];
        target[Error] = MeasurePlace.Sum(target[Error], source[Error]);
        foreach (MeasurePlace measure in Measures)
        {
            switch (measure.Kind)
            {
                case FlowLogMeasureKind.Sum:
                    target[measure.Place] = MeasurePlace.Sum(target[measure.Place], source[measure.Place]);
                    break;
                case FlowLogMeasureKind.Min:
                    target[measure.Place] = (ulong)Math.Min((long)target[measure.Place], (long)source[measure.Place]);
                    break;
                case FlowLogMeasureKind.Max:
                    target[measure.Place] = (ulong)Math.Max((long)target[measure.Place], (long)source[measure.Place]);
                    break;
                case FlowLogMeasureKind.Count or FlowLogMeasureKind.Distinct:
                    break;
                default:
                    throw new InvalidOperationException($"{measure.Kind} is not a kind of measure.");
            }
        }
    }
}
