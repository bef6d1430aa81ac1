using System.Numerics;
using System.Runtime.CompilerServices;

namespace VpcFlow.Scanning;

/// <summary>Builds the index from bit masks: positions by counting trailing zeros, eight at a time without a test in between.</summary>
internal readonly struct MaskKernel<TClassifier> : ISeparatorKernel
    where TClassifier : struct, IBlockClassifier
{
    public static string Name => TClassifier.Name;

    public static bool IsSupported => TClassifier.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Build(ref byte text, int length, ref uint starts, ref ulong odd, ref ulong absent)
    {
        var flags = new BlockFlags();
        var oddBits = new FlagBits(ref odd);
        var absentBits = new FlagBits(ref absent);
        int count = 0;
        for (int offset = 0; offset < length; offset += 64)
        {
            BlockMasks masks = TClassifier.Classify(ref Unsafe.Add(ref text, offset));
            ulong separators = masks.Separators;
            if (length - offset < 64)
                separators &= (1UL << (length - offset)) - 1;

            flags.Next(masks.Spaces, separators, masks.Hyphens);
            int blockCount = BitOperations.PopCount(separators);
            oddBits.Append(flags.Odd, separators, blockCount, count & 63);
            absentBits.Append(flags.Absent, separators, blockCount, count & 63);
            WritePositions(ref Unsafe.Add(ref starts, count), separators, (uint)offset + 1, blockCount);
            count += blockCount;
        }

        oddBits.Finish();
        absentBits.Finish();
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WritePositions(ref uint starts, ulong separators, uint basePosition, int count)
    {
        // Most blocks have at most eight separators; what is written beyond the count is overwritten by the next block.
        int written = 0;
        do
        {
            for (int i = 0; i < 8; i++)
            {
                Unsafe.Add(ref starts, written + i) = basePosition + (uint)BitOperations.TrailingZeroCount(separators);
                separators &= separators - 1;
            }

            written += 8;
        }
        while (written < count);
    }
}
