using System.Runtime.CompilerServices;

namespace VpcFlow.Internals;

/// <summary>Tells from the separator index alone whether a line is what AWS documents: the right number of fields, single spaces, plain text.</summary>
internal static class RecordShape
{
    /// <summary>Reads the shape of the line at the window's cursor.</summary>
    /// <param name="window">The window.</param>
    /// <param name="fields">The number of fields, at most 57.</param>
    /// <param name="header">Gets what is known of the line, if it is well-formed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ref RecordWindow window, int fields, ref RecordHeader header)
    {
        int cursor = window.Cursor;
        ref uint starts = ref Unsafe.Add(ref window.Index.Starts, cursor);
        uint start = starts;
        uint end = Unsafe.Add(ref starts, fields) - 1;
        ulong mask = (2UL << (fields - 1)) - 1;
        header.Start = start;
        header.Length = end - start;
        header.Cursor = cursor;
        header.Absent = Bits(ref window.Index.Absent, cursor) & mask;
        header.IPv6 = 0;

        // The only odd separator is the last, it is a line feed, and the field before it is not empty. A stale position behind the last separator may point
        // anywhere in the buffers, but then the bit of the line feed is not set.
        return (Bits(ref window.Index.Odd, cursor) & mask) == 1UL << (fields - 1)
            && Unsafe.Add(ref window.Text, end) == '\n'
            && Unsafe.Add(ref window.Text, (nint)end - 1) > ' ';
    }

    /// <summary>57 or more bits from a position on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(ref ulong words, int position)
        => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref Unsafe.As<ulong, byte>(ref words), position >> 3)) >> (position & 7);
}
