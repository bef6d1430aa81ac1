using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Sinks.Parquet.Pages;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>A column of truth values, which are computed.</summary>
internal sealed class BooleanColumn(ColumnSpec spec) : ColumnBuffer(spec)
{
    private readonly ValueList<int> _values = new();
    private int _min = 1;
    private int _max;

    public override long Memory => _values.Memory;

    public override long EstimatedSize => _values.Count / 8;

    public override void Add(ReadOnlySpan<long> values)
    {
        Span<int> added = stackalloc int[64];
        for (int i = 0; i < values.Length; i++)
        {
            bool isAbsent = Levels.IsAbsent(values[i]);
            added[i] = isAbsent ? Levels.Absent<int>(Levels.Of(values[i])) : (int)values[i];
            AbsentCount += isAbsent ? 1 : 0;
            if (!isAbsent)
                (_min, _max) = (Math.Min(_min, added[i]), Math.Max(_max, added[i]));
        }

        _values.Add(added[..values.Length]);
    }

    public override ColumnSummary Write(ColumnScratch scratch, int[]? order)
    {
        int[] values = new int[PageRows];
        for (int start = 0; start < _values.Count; start += PageRows)
        {
            Span<int> page = values.AsSpan(0, Math.Min(PageRows, _values.Count - start));
            _values.CopyTo(order, start, page);
            Span<int> present = scratch.WriteLevels(page, Spec, AbsentCount);
            WriteBits(scratch, present);
            scratch.Pages.WriteData(page.Length, PageEncoding.Plain);
        }

        bool isKnown = AbsentCount < _values.Count;
        return new ColumnSummary(scratch.Pages.End(), AbsentCount, isKnown ? [(byte)_min] : [], isKnown ? [(byte)_max] : []);
    }

    public override void Clear()
    {
        base.Clear();
        _values.Clear();
        (_min, _max) = (1, 0);
    }

    protected override void AddPresent(in RowSlice rows, ulong selected, FieldAccess access)
        => throw new InvalidOperationException("No field is a truth value.");

    protected override void AddAbsent(int count) => throw new InvalidOperationException("No field is a truth value.");

    /// <summary>Writes eight values into each byte, the first one into its lowest bit.</summary>
    private static void WriteBits(ColumnScratch scratch, ReadOnlySpan<int> values)
    {
        int length = (values.Length + 7) / 8;
        Span<byte> bytes = scratch.Pages.Page.GetSpan(length)[..length];
        bytes.Clear();
        for (int i = 0; i < values.Length; i++)
            bytes[i / 8] |= (byte)(values[i] << (i % 8));
        scratch.Pages.Page.Advance(length);
    }
}
