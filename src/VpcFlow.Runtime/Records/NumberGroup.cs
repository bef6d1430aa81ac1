using System.Runtime.CompilerServices;
using VpcFlow.Decoding;
using VpcFlow.Generated;
using VpcFlow.Plan;

namespace VpcFlow.Records;

/// <summary>Whole numbers of a line that are decoded together: eight, four (the last of which may be repeated), or one.</summary>
internal sealed class NumberGroup
{
    private readonly FieldSlot[] _slots;
    private readonly int _offset;
    private readonly ulong _mask;

    private NumberGroup(FieldSlot[] slots, int offset)
    {
        _slots = slots;
        _offset = offset;
        _mask = slots.Aggregate(0UL, (mask, slot) => mask | (1UL << slot.Index));
    }

    /// <summary>Divides the numbers of a layout into groups, in the order of the row.</summary>
    public static IEnumerable<NumberGroup> Of(RowLayout layout)
    {
        for (int first = 0, count; first < layout.Numbers.Length; first += count)
        {
            int left = layout.Numbers.Length - first;
            count = left >= 2 * RowLayout.GroupSize ? 2 * RowLayout.GroupSize : left == 1 ? 1 : RowLayout.GroupSize;
            FieldSlot[] group = [.. Enumerable.Range(first, count).Select(n => layout.Numbers[Math.Min(n, layout.Numbers.Length - 1)])];
            yield return new NumberGroup(group, layout.OffsetOf(group[0].Index));
        }
    }

    /// <summary>Decodes the group in the lines of a batch.</summary>
    /// <param name="window">The window of the lines.</param>
    /// <param name="batch">The lines; receives the values.</param>
    /// <param name="errors">A value for each line, in which a bit is set if one of its numbers is not as expected.</param>
    public void Decode(ref RecordWindow window, RowBatch batch, ref ulong errors)
    {
        switch (_slots.Length)
        {
            case 2 * RowLayout.GroupSize:
                DecodeEights(ref window, batch, ref errors);
                break;
            case RowLayout.GroupSize:
                DecodeFours(ref window, batch, ref errors);
                break;
            case 1:
                DecodeOnes(ref window, batch, ref errors);
                break;
            default:
                throw new InvalidOperationException($"A group of {_slots.Length} numbers is not decoded together.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void DecodeEights(ref RecordWindow window, RowBatch batch, ref ulong errors)
    {
        ref byte text = ref window.Text;
        ref uint starts = ref window.Index.Starts;
        ref RecordHeader header = ref batch.Headers;
        ref byte row = ref Unsafe.Add(ref batch.Rows, _offset);
        int size = batch.Schema.Layout.Size;
        int count = batch.Count;
        int a = _slots[0].Index, b = _slots[1].Index, c = _slots[2].Index, d = _slots[3].Index;
        int e = _slots[4].Index, f = _slots[5].Index, g = _slots[6].Index, h = _slots[7].Index;
        long maxA = _slots[0].MaxValue, maxB = _slots[1].MaxValue, maxC = _slots[2].MaxValue, maxD = _slots[3].MaxValue;
        long maxE = _slots[4].MaxValue, maxF = _slots[5].MaxValue, maxG = _slots[6].MaxValue, maxH = _slots[7].MaxValue;
        ulong mask = _mask;
        for (int i = 0; i < count; i++)
        {
            int cursor = header.Cursor;
            if (cursor >= 0)
            {
                ref uint line = ref Unsafe.Add(ref starts, cursor);
                ref long values = ref Unsafe.As<byte, long>(ref row);
                if ((header.Absent & mask) == 0)
                {
                    NumberDecoder.DecodeEight(
                        ref text, ref line, a, b, c, d, e, f, g, h, maxA, maxB, maxC, maxD, maxE, maxF, maxG, maxH, ref values, ref errors);
                }
                else
                {
                    DecodeFour(ref text, ref line, header.Absent, a, b, c, d, maxA, maxB, maxC, maxD, ref values, ref errors);
                    DecodeFour(
                        ref text, ref line, header.Absent, e, f, g, h, maxE, maxF, maxG, maxH, ref Unsafe.Add(ref values, 4), ref errors);
                }
            }

            header = ref Unsafe.Add(ref header, 1);
            row = ref Unsafe.Add(ref row, size);
            errors = ref Unsafe.Add(ref errors, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void DecodeFours(ref RecordWindow window, RowBatch batch, ref ulong errors)
    {
        ref byte text = ref window.Text;
        ref uint starts = ref window.Index.Starts;
        ref RecordHeader header = ref batch.Headers;
        ref byte row = ref Unsafe.Add(ref batch.Rows, _offset);
        int size = batch.Schema.Layout.Size;
        int count = batch.Count;
        int a = _slots[0].Index, b = _slots[1].Index, c = _slots[2].Index, d = _slots[3].Index;
        long maxA = _slots[0].MaxValue, maxB = _slots[1].MaxValue, maxC = _slots[2].MaxValue, maxD = _slots[3].MaxValue;
        for (int i = 0; i < count; i++)
        {
            int cursor = header.Cursor;
            if (cursor >= 0)
            {
                ref uint line = ref Unsafe.Add(ref starts, cursor);
                ulong lanes = NumberDecoder.AbsentLanes(header.Absent, a, b, c, d);
                NumberDecoder.DecodeFour(
                    ref text, ref line, lanes, a, b, c, d, maxA, maxB, maxC, maxD, ref Unsafe.As<byte, long>(ref row), ref errors);
            }

            header = ref Unsafe.Add(ref header, 1);
            row = ref Unsafe.Add(ref row, size);
            errors = ref Unsafe.Add(ref errors, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void DecodeOnes(ref RecordWindow window, RowBatch batch, ref ulong errors)
    {
        int slot = _slots[0].Index;
        long max = _slots[0].MaxValue;
        for (int i = 0; i < batch.Count; i++)
        {
            ref RecordHeader header = ref batch.Header(i);
            if (header.Cursor < 0)
                continue;
            ref uint line = ref Unsafe.Add(ref window.Index.Starts, header.Cursor);
            ref long value = ref Unsafe.As<byte, long>(ref Unsafe.Add(ref batch.Row(i), _offset));
            NumberDecoder.DecodeOne(ref window.Text, ref line, header.Absent, slot, max, ref value, ref Unsafe.Add(ref errors, i));
        }
    }

    /// <summary>Decodes four numbers out of line: a line that lacks one of eight numbers is rare.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void DecodeFour(
        ref byte text, ref uint line, ulong absent, int a, int b, int c, int d, long maxA, long maxB, long maxC, long maxD,
        ref long values, ref ulong error)
        => NumberDecoder.DecodeFour(
            ref text, ref line, NumberDecoder.AbsentLanes(absent, a, b, c, d), a, b, c, d, maxA, maxB, maxC, maxD, ref values, ref error);
}
