using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Decoding;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Filtering;

/// <summary>
/// A field. One that the parser of the format does not read, because of its options, is read from the text of the line.
/// </summary>
internal sealed class FieldColumn : FilterColumn
{
    private const int MaxFast = RecordPlan.MaxFastSlots;

    private readonly FieldSlot? _slot;
    private readonly int _offset;
    private readonly int _absentHighOffset;

    private FieldColumn(FieldSlot? slot, RowLayout? layout)
    {
        _slot = slot;
        _offset = slot is null ? -1 : layout!.OffsetOf(slot.Index);
        _absentHighOffset = layout?.AbsentHighOffset ?? -1;
    }

    public static FieldColumn Create(FlowLogField field, RowSchema? schema)
        => new(schema?.Plan.Slots.FirstOrDefault(s => s.Column.Field == field), schema?.Layout);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ulong Present(scoped in FilterRows rows)
    {
        if (_slot is null)
            return 0;
        int slot = _slot.Index;
        if (slot < MaxFast && ((rows.AnyAbsent >> slot) & 1) == 0)
            return ulong.MaxValue;
        ulong absent = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            ulong bits = slot < MaxFast ? rows.Absent(i) : rows.Value<ulong>(i, _absentHighOffset);
            absent |= ((bits >> (slot % MaxFast)) & 1) << i;
        }

        return ~absent;
    }

    /// <summary>Returns the text of a line in which the field is present.</summary>
    public ReadOnlySpan<byte> TextOf(scoped in FilterRows rows, int line) => rows.TextOf(line, _slot!.Index);

    /// <summary>Reads the numbers; returns a bit for each line in which there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong ReadNumbers(scoped in FilterRows rows, Span<long> values)
    {
        ulong present = Present(in rows);
        if (present == 0 || _offset < 0)
            return present == 0 ? 0 : ReadTexts(in rows, present & rows.Active, values);
        ref long target = ref MemoryMarshal.GetReference(values);
        ref byte value = ref Unsafe.Add(ref rows.Rows, _offset);
        int count = rows.Count;
        int size = rows.Size;
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref target, i) = Unsafe.ReadUnaligned<long>(ref value);
            value = ref Unsafe.Add(ref value, size);
        }

        return present;
    }

    /// <summary>Reads the address of a line in which the field is present; one that was not validated can be something else.</summary>
    public bool TryReadAddress(scoped in FilterRows rows, int line, out FlowLogAddress address)
    {
        if (_offset < 0)
            return AddressDecoder.TryDecode(TextOf(in rows, line), out address, out _);
        address = rows.Value<FlowLogAddress>(line, _offset);
        return true;
    }

    private ulong ReadTexts(scoped in FilterRows rows, ulong lines, Span<long> values)
    {
        ulong numbers = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            if (((lines >> i) & 1) != 0 && ScalarNumberDecoder.TryDecode(TextOf(in rows, i), _slot!.MaxValue, out values[i], out _))
                numbers |= 1UL << i;
        }

        return numbers;
    }
}
