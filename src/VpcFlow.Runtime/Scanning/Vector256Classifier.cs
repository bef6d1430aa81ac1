using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 256-bit vectors.</summary>
internal readonly struct Vector256Classifier : IBlockClassifier
{
    public static string Name => "vector256";

    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BlockMasks Classify(ref byte block)
    {
        BlockMasks masks = default;
        for (int i = 0; i < 64; i += Vector256<byte>.Count)
        {
            Vector256<byte> value = Vector256.LoadUnsafe(ref block, (nuint)i);
            Vector256<byte> space = Vector256.Equals(value, Vector256.Create((byte)' '));

            // Graphic ASCII runs from 0x21 to 0x7E: one subtraction and one unsigned comparison.
            Vector256<byte> separator = Vector256.GreaterThan(value - Vector256.Create((byte)0x21), Vector256.Create((byte)(0x7E - 0x21)))
                | Vector256.Equals(value, Vector256.Create((byte)'"'))
                | Vector256.Equals(value, Vector256.Create((byte)'\\'));
            Vector256<byte> hyphen = Vector256.Equals(value, Vector256.Create((byte)'-'));
            masks.Spaces |= (ulong)space.ExtractMostSignificantBits() << i;
            masks.Separators |= (ulong)separator.ExtractMostSignificantBits() << i;
            masks.Hyphens |= (ulong)hyphen.ExtractMostSignificantBits() << i;
        }

        return masks;
    }
}
