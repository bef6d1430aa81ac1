using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 256-bit vectors.</summary>
internal readonly struct Vector256Classifier : IBlockClassifier
{
    public static string Name => "vector256";

    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Classify(ref byte block, out BlockFlags flags)
    {
        uint first = Classify(ref block, 0, out Vector256<byte> firstFlags);
        uint second = Classify(ref block, 32, out Vector256<byte> secondFlags);
        flags = new BlockFlags(firstFlags.GetLower(), firstFlags.GetUpper(), secondFlags.GetLower(), secondFlags.GetUpper());
        return first | ((ulong)second << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Classify(ref byte block, nuint offset, out Vector256<byte> flags)
    {
        block = ref Unsafe.Add(ref block, offset);
        Vector256<byte> space = Vector256.Create((byte)' ');
        Vector256<byte> value = Vector256.LoadUnsafe(ref block);
        Vector256<byte> before = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref block, 1));
        Vector256<byte> twoBefore = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref block, 2));

        // Graphic ASCII runs from 0x21 to 0x7E.
        Vector256<byte> aboveBlank = value - Vector256.Create((byte)0x21);
        Vector256<byte> separator = Vector256.Equals(Vector256.Max(aboveBlank, Vector256.Create((byte)(0x7F - 0x21))), aboveBlank)
            | Vector256.Equals(value, Vector256.Create((byte)'"'))
            | Vector256.Equals(value, Vector256.Create((byte)'\\'));
        Vector256<byte> odd = ~Vector256.Equals(value, space) | Vector256.Equals(Vector256.Min(before, space), before);
        Vector256<byte> absent = Vector256.Equals(before, Vector256.Create((byte)'-')) & Vector256.Equals(Vector256.Min(twoBefore, space), twoBefore);
        flags = (odd & Vector256.Create(SeparatorIndex.Odd)) | (absent & Vector256.Create(SeparatorIndex.Absent));
        return separator.ExtractMostSignificantBits();
    }
}
