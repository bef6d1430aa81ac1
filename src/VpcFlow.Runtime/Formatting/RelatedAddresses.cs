using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Formatting;

/// <summary>Writes <c>related.ip</c>: the addresses of a record, each text once.</summary>
internal static class RelatedAddresses
{
    /// <summary>
    /// Writes up to four fields as quoted strings separated by commas; <paramref name="b"/>, <paramref name="c"/> and <paramref name="d"/>
    /// may be -1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Write(ref byte output, nint at, ref byte text, ref uint starts, ulong absent, int a, int b, int c, int d)
    {
        nint begin = at;
        if (IsPresent(absent, a))
            at = Quoted(ref output, at, ref text, ref starts, a);
        if (b >= 0 && IsPresent(absent, b) && !IsRepeated(ref text, ref starts, b, a, -1, -1))
            at = Quoted(ref output, at, ref text, ref starts, b);
        if (c >= 0 && IsPresent(absent, c) && !IsRepeated(ref text, ref starts, c, a, b, -1))
            at = Quoted(ref output, at, ref text, ref starts, c);
        if (d >= 0 && IsPresent(absent, d) && !IsRepeated(ref text, ref starts, d, a, b, c))
            at = Quoted(ref output, at, ref text, ref starts, d);
        return at == begin ? at : at - 1;
    }

    /// <summary>Writes an address, or nothing if another one has the same text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint WriteDifferent(ref byte output, nint at, ref byte text, ref uint starts, int slot, int other)
    {
        nint end = TextCopy.Address(ref output, at, ref text, ref starts, slot);
        return IsSame(ref text, ref starts, slot, other) ? at : end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPresent(ulong absent, int slot) => ((absent >> slot) & 1) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Quoted(ref byte output, nint at, ref byte text, ref uint starts, int slot)
    {
        Unsafe.Add(ref output, at) = (byte)'"';
        at = TextCopy.Address(ref output, at + 1, ref text, ref starts, slot);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, at), (ushort)(BitConverter.IsLittleEndian ? 0x2C22 : 0x222C));
        return at + 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsRepeated(ref byte text, ref uint starts, int slot, int a, int b, int c)
        => IsSame(ref text, ref starts, slot, a)
            || (b >= 0 && IsSame(ref text, ref starts, slot, b))
            || (c >= 0 && IsSame(ref text, ref starts, slot, c));

    /// <summary>Whether two addresses, of at most 45 bytes, have the same text. An absent field equals no address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSame(ref byte text, ref uint starts, int x, int y)
    {
        uint startX = Unsafe.Add(ref starts, x);
        uint startY = Unsafe.Add(ref starts, y);
        uint lengthX = Unsafe.Add(ref starts, x + 1) - startX;
        uint lengthY = Unsafe.Add(ref starts, y + 1) - startY;
        return lengthX == lengthY && IsSameText(ref Unsafe.Add(ref text, startX), ref Unsafe.Add(ref text, startY), lengthX - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSameText(ref byte x, ref byte y, uint length)
    {
        ulong same = Vector512.IsHardwareAccelerated
            ? Vector512.Equals(Vector512.LoadUnsafe(ref x), Vector512.LoadUnsafe(ref y)).ExtractMostSignificantBits()
            : Vector256.Equals(Vector256.LoadUnsafe(ref x), Vector256.LoadUnsafe(ref y)).ExtractMostSignificantBits()
                | ((ulong)Vector128.Equals(Vector128.LoadUnsafe(ref x, 32), Vector128.LoadUnsafe(ref y, 32))
                    .ExtractMostSignificantBits() << 32);
        return (~same & ((1UL << (int)length) - 1)) == 0;
    }
}
