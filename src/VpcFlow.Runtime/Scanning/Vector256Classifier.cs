using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 256-bit vectors.</summary>
internal readonly struct Vector256Classifier : IBlockClassifier
{
    public static string Name => "vector256";

    public static bool IsSupported => Avx2.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Classify(ref byte block, ref ulong masks)
    {
        // Each half of a mask is stored on its own: the mask is read much later.
        ref uint halves = ref Unsafe.As<ulong, uint>(ref masks);
        Classify(ref block, ref halves);
        Classify(ref Unsafe.Add(ref block, 32), ref Unsafe.Add(ref halves, 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Classify(ref byte block, ref uint masks)
    {
        Vector256<byte> value = Vector256.LoadUnsafe(ref block);

        // The table holds quote, backslash and DEL at their low four bits; a byte equals its table entry only if it is one of them. As
        // signed numbers, control bytes and non-ASCII bytes are less than a space.
        Vector256<byte> graphic = Avx2.Shuffle(
            Vector256.Create(0x0100_0000_0022_0001UL, 0x7F00_005C_0000_0000, 0x0100_0000_0022_0001, 0x7F00_005C_0000_0000).AsByte(), value);
        Vector256<byte> others = Vector256.LessThan(value.AsSByte(), Vector256.Create((sbyte)' ')).AsByte()
            | Vector256.Equals(graphic, value);
        masks = (others | Vector256.Equals(value, Vector256.Create((byte)' '))).ExtractMostSignificantBits();
        Unsafe.Add(ref masks, 2) = others.ExtractMostSignificantBits();
        Unsafe.Add(ref masks, 4) = Vector256.Equals(value, Vector256.Create((byte)'-')).ExtractMostSignificantBits();
    }
}
