using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 128-bit vectors.</summary>
internal readonly struct Vector128Classifier : IBlockClassifier
{
    public static string Name => "vector128";

    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Classify(ref byte block, ref byte entries)
        => Classify(ref block, ref entries, 0) | Classify(ref block, ref entries, 16) | Classify(ref block, ref entries, 32) | Classify(ref block, ref entries, 48);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Classify(ref byte block, ref byte entries, byte offset)
    {
        block = ref Unsafe.Add(ref block, offset);
        Vector128<byte> space = Vector128.Create((byte)' ');
        Vector128<byte> value = Vector128.LoadUnsafe(ref block);
        Vector128<byte> before = Vector128.LoadUnsafe(ref Unsafe.Subtract(ref block, 1));
        Vector128<byte> twoBefore = Vector128.LoadUnsafe(ref Unsafe.Subtract(ref block, 2));

        // Graphic ASCII runs from 0x21 to 0x7E.
        Vector128<byte> aboveBlank = value - Vector128.Create((byte)0x21);
        Vector128<byte> separator = Vector128.Equals(Vector128.Max(aboveBlank, Vector128.Create((byte)(0x7F - 0x21))), aboveBlank)
            | Vector128.Equals(value, Vector128.Create((byte)'"'))
            | Vector128.Equals(value, Vector128.Create((byte)'\\'));
        Vector128<byte> odd = ~Vector128.Equals(value, space) | Vector128.Equals(Vector128.Min(before, space), before);
        Vector128<byte> absent = Vector128.Equals(before, Vector128.Create((byte)'-')) & Vector128.Equals(Vector128.Min(twoBefore, space), twoBefore);
        Vector128<byte> place = Vector128<byte>.Indices + Vector128.Create(offset);
        Vector128<byte> entry = (odd & Vector128.Create(SeparatorIndex.Odd)) | (absent & Vector128.Create(SeparatorIndex.Absent)) | place;
        entry.StoreUnsafe(ref entries, offset);
        return (ulong)separator.ExtractMostSignificantBits() << offset;
    }
}
