using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>Classifies with 128-bit vectors.</summary>
internal readonly struct Vector128Classifier : IBlockClassifier
{
    public static string Name => "vector128";

    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BlockMasks Classify(ref byte block)
    {
        BlockMasks masks = default;
        for (int i = 0; i < 64; i += Vector128<byte>.Count)
        {
            Vector128<byte> value = Vector128.LoadUnsafe(ref block, (nuint)i);
            Vector128<byte> space = Vector128.Equals(value, Vector128.Create((byte)' '));

            // Graphic ASCII runs from 0x21 to 0x7E: one subtraction and one unsigned comparison.
            Vector128<byte> separator = Vector128.GreaterThan(value - Vector128.Create((byte)0x21), Vector128.Create((byte)(0x7E - 0x21)))
                | Vector128.Equals(value, Vector128.Create((byte)'"'))
                | Vector128.Equals(value, Vector128.Create((byte)'\\'));
            Vector128<byte> hyphen = Vector128.Equals(value, Vector128.Create((byte)'-'));
            masks.Spaces |= (ulong)space.ExtractMostSignificantBits() << i;
            masks.Separators |= (ulong)separator.ExtractMostSignificantBits() << i;
            masks.Hyphens |= (ulong)hyphen.ExtractMostSignificantBits() << i;
        }

        return masks;
    }
}
