using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 512-bit vectors.</summary>
internal readonly struct Vector512Classifier : IBlockClassifier
{
    public static string Name => "vector512";

    public static bool IsSupported => Vector512.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BlockMasks Classify(ref byte block)
    {
        BlockMasks masks = default;
        for (int i = 0; i < 64; i += Vector512<byte>.Count)
        {
            Vector512<byte> value = Vector512.LoadUnsafe(ref block, (nuint)i);
            Vector512<byte> space = Vector512.Equals(value, Vector512.Create((byte)' '));

            // Graphic ASCII runs from 0x21 to 0x7E: one subtraction and one unsigned comparison.
            Vector512<byte> separator = Vector512.GreaterThan(value - Vector512.Create((byte)0x21), Vector512.Create((byte)(0x7E - 0x21)))
                | Vector512.Equals(value, Vector512.Create((byte)'"'))
                | Vector512.Equals(value, Vector512.Create((byte)'\\'));
            Vector512<byte> hyphen = Vector512.Equals(value, Vector512.Create((byte)'-'));
            masks.Spaces |= space.ExtractMostSignificantBits() << i;
            masks.Separators |= separator.ExtractMostSignificantBits() << i;
            masks.Hyphens |= hyphen.ExtractMostSignificantBits() << i;
        }

        return masks;
    }
}
