using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using VpcFlow.Decoding;
using VpcFlow.Generated;
using VpcFlow.Plan;

namespace VpcFlow.Records;

/// <summary>One or two addresses of a line that are decoded together.</summary>
internal sealed class AddressGroup
{
    private readonly int _first;
    private readonly int _second;
    private readonly int _offset;

    private AddressGroup(int first, int second, int offset)
    {
        _first = first;
        _second = second;
        _offset = offset;
    }

    /// <summary>Divides the addresses of a layout into groups, in the order of the row.</summary>
    public static IEnumerable<AddressGroup> Of(RowLayout layout)
    {
        for (int i = 0; i < layout.Addresses.Length; i += 2)
        {
            int first = layout.Addresses[i].Index;
            yield return new AddressGroup(
                first, i + 1 < layout.Addresses.Length ? layout.Addresses[i + 1].Index : -1, layout.OffsetOf(first));
        }
    }

    /// <summary>Decodes the group in the lines of a batch.</summary>
    /// <param name="window">The window of the lines.</param>
    /// <param name="batch">The lines; receives the addresses and the bits of those that are IPv6.</param>
    /// <param name="errors">A value for each line, in which a bit is set if one of its fields is not an address.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Decode(ref RecordWindow window, RowBatch batch, ref ulong errors)
    {
        ref byte text = ref window.Text;
        ref uint starts = ref window.Index.Starts;
        ref RecordHeader header = ref batch.Headers;
        ref byte row = ref Unsafe.Add(ref batch.Rows, _offset);
        int size = batch.Schema.Layout.Size;
        int count = batch.Count;
        int first = _first;
        int second = _second;
        for (int i = 0; i < count; i++)
        {
            int cursor = header.Cursor;
            if (cursor >= 0)
            {
                ref uint line = ref Unsafe.Add(ref starts, cursor);
                ref FlowLogAddress addresses = ref Unsafe.As<byte, FlowLogAddress>(ref row);
                if (!Avx2.IsSupported || second < 0 || !AreIPv4(ref text, ref line, first, second, ref addresses))
                    errors |= DecodeAny(ref text, ref line, ref header, ref addresses);
            }

            header = ref Unsafe.Add(ref header, 1);
            row = ref Unsafe.Add(ref row, size);
            errors = ref Unsafe.Add(ref errors, 1);
        }
    }

    /// <summary>Decodes two addresses, if both are IPv4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreIPv4(ref byte text, ref uint line, int first, int second, ref FlowLogAddress addresses)
    {
        uint startA = Unsafe.Add(ref line, first);
        uint startB = Unsafe.Add(ref line, second);
        uint lengthA = Unsafe.Add(ref line, first + 1) - startA - 1;
        uint lengthB = Unsafe.Add(ref line, second + 1) - startB - 1;
        return IPv4Decoder.DecodeTwo(
            ref Unsafe.Add(ref text, startA), lengthA, ref Unsafe.Add(ref text, startB), lengthB, ref addresses) == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private ulong DecodeAny(ref byte text, ref uint line, ref RecordHeader header, ref FlowLogAddress addresses)
    {
        ulong error = DecodeOne(ref text, ref line, _first, ref header, ref addresses);
        return _second < 0 ? error : error | DecodeOne(ref text, ref line, _second, ref header, ref Unsafe.Add(ref addresses, 1));
    }

    private static ulong DecodeOne(ref byte text, ref uint line, int slot, ref RecordHeader header, ref FlowLogAddress address)
    {
        uint start = Unsafe.Add(ref line, slot);
        return AddressDecoder.Decode(
            ref Unsafe.Add(ref text, start), Unsafe.Add(ref line, slot + 1) - start - 1, slot, header.Absent, ref header.IPv6, ref address);
    }
}
