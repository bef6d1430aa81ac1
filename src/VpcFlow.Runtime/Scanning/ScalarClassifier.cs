using System.Runtime.CompilerServices;

namespace VpcFlow.Scanning;

/// <summary>A byte at a time: the reference, and what runs where there are no vectors.</summary>
internal readonly struct ScalarClassifier : IBlockClassifier
{
    public static string Name => "scalar";

    public static bool IsSupported => true;

    public static BlockMasks Classify(ref byte block)
    {
        BlockMasks masks = default;
        for (int i = 0; i < 64; i++)
        {
            byte value = Unsafe.Add(ref block, i);
            ulong bit = 1UL << i;
            if (value == ' ')
                masks.Spaces |= bit;
            if (value is <= (byte)' ' or >= 0x7F or (byte)'"' or (byte)'\\')
                masks.Separators |= bit;
            if (value == '-')
                masks.Hyphens |= bit;
        }

        return masks;
    }
}
