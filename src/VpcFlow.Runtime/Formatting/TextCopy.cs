using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Formatting;

/// <summary>Copies text into a document with vectors, which store more than the text; returns the position after it.</summary>
internal static class TextCopy
{
    /// <summary>Copies a text of any length in pieces of 32 bytes; most texts have only one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Any(ref byte output, nint at, ref byte text, uint length)
    {
        Vector256.LoadUnsafe(ref text).StoreUnsafe(ref output, (nuint)at);
        if (length > 32)
            CopyLong(ref Unsafe.Add(ref output, at), ref text, length);
        return at + (nint)length;
    }

    /// <summary>Copies a field that is an address: at most 45 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Address(ref byte output, nint at, ref byte text, ref uint starts, int slot)
    {
        uint start = Unsafe.Add(ref starts, slot);
        ref byte source = ref Unsafe.Add(ref text, start);
        ref byte target = ref Unsafe.Add(ref output, at);
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512.LoadUnsafe(ref source).StoreUnsafe(ref target);
        }
        else
        {
            Vector256.LoadUnsafe(ref source).StoreUnsafe(ref target);
            Vector128.LoadUnsafe(ref source, 32).StoreUnsafe(ref target, 32);
        }

        return at + (nint)(Unsafe.Add(ref starts, slot + 1) - start - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CopyLong(ref byte target, ref byte source, uint length)
    {
        uint copied = 32;
        do
        {
            Vector256.LoadUnsafe(ref source, copied).StoreUnsafe(ref target, copied);
            copied += 32;
        }
        while (copied < length);
    }
}
