using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VpcFlow.Generated;

namespace VpcFlow.Records;

/// <summary>
/// Determines from the separator index alone whether a line is as AWS documents it: the right number of fields, single spaces, plain text.
/// </summary>
internal static class LineShape
{
    // The last two bytes of a line, a graphic character or one beyond ASCII in the lowest byte, and a line feed.
    private const ushort FirstEnd = ('\n' << 8) | 0x21;
    private const ushort LastEnd = ('\n' << 8) | 0xFF;

    /// <summary>Determines the shape of a line.</summary>
    /// <param name="text">The window.</param>
    /// <param name="starts">Where its fields start.</param>
    /// <param name="flags">The flags of its separators.</param>
    /// <param name="cursor">The first separator of the line.</param>
    /// <param name="fields">The number of fields, at most 64.</param>
    /// <param name="header">Receives the properties of the line, if it is well-formed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ref byte text, ref uint starts, ref byte flags, int cursor, int fields, ref RecordHeader header)
    {
        uint start = Unsafe.Add(ref starts, cursor);
        uint end = Unsafe.Add(ref starts, cursor + fields) - 1;
        ulong mask = (2UL << (fields - 1)) - 1;
        ReadFlags(ref Unsafe.Add(ref flags, cursor), fields, out ulong odd, out ulong absent);
        header.Start = start;
        header.Length = end - start;
        header.Cursor = cursor;
        header.Absent = absent & mask;
        header.IPv6 = 0;

        // The only odd separator is the last, it is a line feed, and the field before it is not empty. A stale position after the last
        // separator may be anywhere in the buffers, but then the flag of the line feed is not set.
        return (odd & mask) == 1UL << (fields - 1)
            && (ushort)(Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref text, (nint)end - 1)) - FirstEnd) <= LastEnd - FirstEnd;
    }

    /// <summary>Converts the two flags of each separator to bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReadFlags(ref byte flags, int fields, out ulong odd, out ulong absent)
    {
        if (fields <= 16)
        {
            Vector128<byte> all = Vector128.LoadUnsafe(ref flags);
            odd = all.ExtractMostSignificantBits();
            absent = (all + all).ExtractMostSignificantBits();
        }
        else if (fields <= 32)
        {
            Vector256<byte> all = Vector256.LoadUnsafe(ref flags);
            odd = all.ExtractMostSignificantBits();
            absent = (all + all).ExtractMostSignificantBits();
        }
        else
        {
            Vector512<byte> all = Vector512.LoadUnsafe(ref flags);
            odd = all.ExtractMostSignificantBits();
            absent = (all + all).ExtractMostSignificantBits();
        }
    }
}
