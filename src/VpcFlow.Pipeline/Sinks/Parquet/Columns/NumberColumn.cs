using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Sinks.Parquet.Pages;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>A column of whole numbers, or of doubles as their bits in order.</summary>
internal sealed class NumberColumn<T>(ColumnSpec spec) : ColumnBuffer(spec)
    where T : unmanaged, IBinaryInteger<T>, ISignedNumber<T>, IMinMaxValue<T>
{
    private readonly ValueList<T> _values = new();
    private T _min = T.MaxValue;
    private T _max = T.MinValue;

    public override long Memory => _values.Memory;

    /// <summary>The size without a dictionary: how often values repeat is not known before they are written.</summary>
    public override long EstimatedSize => (long)_values.Count * Unsafe.SizeOf<T>();

    /// <summary>The values in the order in which they came; see <see cref="Levels"/> for those that are absent.</summary>
    public ValueList<T> Values => _values;

    public override ColumnSummary Write(ColumnScratch scratch, int[]? order)
    {
        int[] places = ArrayPool<int>.Shared.Rent(_values.Count);
        Span<int> used = places.AsSpan(0, _values.Count);
        if (scratch.Dictionary.TryEncode(_values, order, used) && IsSmaller(scratch.Dictionary.Count))
            WritePlaces(scratch, used);
        else
            WritePlain(scratch, order);
        ArrayPool<int>.Shared.Return(places);
        bool isKnown = AbsentCount < _values.Count;
        return new ColumnSummary(scratch.Pages.End(), AbsentCount, isKnown ? BytesOf(_min) : [], isKnown ? BytesOf(_max) : []);
    }

    public override void Clear()
    {
        base.Clear();
        _values.Clear();
        (_min, _max) = (T.MaxValue, T.MinValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void AddPresent(in RowSlice rows, ulong selected, FieldAccess access)
    {
        Span<T> values = stackalloc T[64];
        int slot = access.Slot;
        int offset = access.Offset;
        int count = 0;
        int absent = 0;
        (T min, T max) = (_min, _max);
        for (; selected != 0; selected &= selected - 1)
        {
            int row = BitOperations.TrailingZeroCount(selected);
            if (!rows.IsPresent(row, slot))
            {
                values[count++] = Levels.Absent<T>(0);
                absent++;
                continue;
            }

            T value = T.CreateTruncating(rows.Number(row, offset));
            values[count++] = value;
            min = value < min ? value : min;
            max = value > max ? value : max;
        }

        (_min, _max) = (min, max);
        AbsentCount += absent;
        _values.Add(values[..count]);
    }

    public override void Add(ReadOnlySpan<long> values)
    {
        Span<T> added = stackalloc T[64];
        for (int i = 0; i < values.Length; i++)
        {
            if (Levels.IsAbsent(values[i]))
            {
                added[i] = Levels.Absent<T>(Levels.Of(values[i]));
                AbsentCount++;
                continue;
            }

            added[i] = T.CreateTruncating(values[i]);
            _min = T.Min(_min, added[i]);
            _max = T.Max(_max, added[i]);
        }

        _values.Add(added[..values.Length]);
    }

    protected override void AddAbsent(int count)
    {
        Span<T> values = stackalloc T[64];
        values.Fill(Levels.Absent<T>(0));
        _values.Add(values[..count]);
    }

    private byte[] BytesOf(T value)
    {
        value = Stored(value);
        return MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
    }

    /// <summary>Returns the bits that are stored for a value.</summary>
    private T Stored(T value)
        => Type == PhysicalType.Double ? T.CreateTruncating(OrderedDouble.Restore(long.CreateTruncating(value))) : value;

    /// <summary>Whether the values are smaller with a dictionary.</summary>
    private bool IsSmaller(int distinct)
    {
        long places = (_values.Count - AbsentCount) * RunEncoder.WidthOf(distinct) / 8;
        return ((long)distinct * Unsafe.SizeOf<T>()) + places < (_values.Count - AbsentCount) * Unsafe.SizeOf<T>();
    }

    private void WritePlaces(ColumnScratch scratch, Span<int> places)
    {
        ReadOnlySpan<long> distinct = scratch.Dictionary.Values;
        T[] values = ArrayPool<T>.Shared.Rent(distinct.Length);
        for (int i = 0; i < distinct.Length; i++)
            values[i] = Stored(T.CreateTruncating(distinct[i]));
        scratch.Pages.WriteDictionary(MemoryMarshal.AsBytes(values.AsSpan(0, distinct.Length)), distinct.Length);
        ArrayPool<T>.Shared.Return(values);
        int width = RunEncoder.WidthOf(distinct.Length);
        for (; !places.IsEmpty; places = places[Math.Min(places.Length, PageRows)..])
            scratch.WritePlaces(places[..Math.Min(places.Length, PageRows)], width, Spec, AbsentCount);
    }

    private void WritePlain(ColumnScratch scratch, int[]? order)
    {
        T[] values = ArrayPool<T>.Shared.Rent(PageRows);
        for (int start = 0; start < _values.Count; start += PageRows)
        {
            Span<T> page = values.AsSpan(0, Math.Min(PageRows, _values.Count - start));
            _values.CopyTo(order, start, page);
            Span<T> present = scratch.WriteLevels(page, Spec, AbsentCount);
            if (Type == PhysicalType.Double)
            {
                foreach (ref T value in present)
                    value = Stored(value);
            }

            scratch.Pages.Page.Write(MemoryMarshal.AsBytes(present));
            scratch.Pages.WriteData(page.Length, PageEncoding.Plain);
        }

        ArrayPool<T>.Shared.Return(values);
    }
}
