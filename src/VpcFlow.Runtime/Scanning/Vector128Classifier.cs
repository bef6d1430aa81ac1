using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 128-bit vectors.</summary>
internal readonly struct Vector128Classifier : IBlockClassifier
{
    public static string Name => "vector128";

    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Classify(ref byte block, out BlockFlags flags)
    {
        ulong first = Classify(ref block, 0, out Vector128<byte> firstFlags);
        ulong second = Classify(ref block, 16, out Vector128<byte> secondFlags);
        ulong third = Classify(ref block, 32, out Vector128<byte> thirdFlags);
        ulong fourth = Classify(ref block, 48, out Vector128<byte> fourthFlags);
        flags = new BlockFlags(firstFlags, secondFlags, thirdFlags, fourthFlags);
        return first | (second << 16) | (third << 32) | (fourth << 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Classify(ref byte block, nuint offset, out Vector128<byte> flags)
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
        flags = (odd & Vector128.Create(SeparatorIndex.Odd)) | (absent & Vector128.Create(SeparatorIndex.Absent));
        return separator.ExtractMostSignificantBits();
    }
}
