using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Scanning;

/// <summary>Builds the index from bit masks: positions by counting trailing zeros, 16 without a test in between.</summary>
internal readonly struct MaskKernel<TClassifier> : ISeparatorKernel
    where TClassifier : struct, IBlockClassifier
{
    private const ulong EveryByte = 0x0101_0101_0101_0101;

    public static string Name => TClassifier.Name;

    public static bool IsSupported => TClassifier.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Build(ref byte text, int length, ref uint starts, ref byte flags)
    {
        // What stands before the first line acts as a line feed.
        ulong lastBlanks = 1UL << 63;
        ulong lastHyphens = 0;
        int count = 0;
        for (int offset = 0; offset < length; offset += 64)
        {
            TClassifier.Classify(ref Unsafe.Add(ref text, offset), out ulong separators, out ulong spaces, out ulong blanks, out ulong hyphens);
            if (length - offset < 64)
                separators &= (1UL << (length - offset)) - 1;

            ulong odd = ~spaces | (blanks << 1) | (lastBlanks >> 63);
            ulong absent = ((hyphens << 1) | (lastHyphens >> 63)) & ((blanks << 2) | (lastBlanks >> 62));
            lastBlanks = blanks;
            lastHyphens = hyphens;
            int blockCount = BitOperations.PopCount(separators);
            WriteFlags(ref Unsafe.Add(ref flags, count), Pack(odd, separators), Pack(absent, separators), blockCount);
            WritePositions(ref Unsafe.Add(ref starts, count), separators, (uint)offset + 1, blockCount);
            count += blockCount;
        }

        Unsafe.InitBlockUnaligned(ref Unsafe.Add(ref flags, count), 0, 64);
        return count;
    }

    /// <summary>The bits that stand at separators, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pack(ulong bits, ulong separators)
    {
        if (Bmi2.X64.IsSupported)
            return Bmi2.X64.ParallelBitExtract(bits, separators);
        ulong packed = 0;
        for (int i = 0; separators != 0; i++)
        {
            packed |= ((bits >> BitOperations.TrailingZeroCount(separators)) & 1) << i;
            separators &= separators - 1;
        }

        return packed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteFlags(ref byte flags, ulong odd, ulong absent, int count)
    {
        WriteEightFlags(ref flags, odd, absent);
        WriteEightFlags(ref Unsafe.Add(ref flags, 8), odd >> 8, absent >> 8);
        for (int written = 16; written < count; written += 8)
            WriteEightFlags(ref Unsafe.Add(ref flags, written), odd >> written, absent >> written);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteEightFlags(ref byte flags, ulong odd, ulong absent)
        => Unsafe.WriteUnaligned(ref flags, (Spread(odd) * SeparatorIndex.Odd) | (Spread(absent) * SeparatorIndex.Absent));

    /// <summary>Puts each of the lowest eight bits into a byte of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ulong bits)
    {
        if (Bmi2.X64.IsSupported)
            return Bmi2.X64.ParallelBitDeposit(bits, EveryByte);

        // Bit i of byte i survives, and the addition carries it into the byte's highest bit.
        ulong ownBit = ((bits & 0xFF) * EveryByte) & 0x8040_2010_0804_0201;
        return ((ownBit + (EveryByte * 0x7F)) >> 7) & EveryByte;
    }

    /// <summary>Few blocks have more than 16 separators; what is written beyond the count is overwritten by the next block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WritePositions(ref uint starts, ulong separators, uint basePosition, int count)
    {
        separators = WriteFourPositions(ref starts, separators, basePosition);
        separators = WriteFourPositions(ref Unsafe.Add(ref starts, 4), separators, basePosition);
        separators = WriteFourPositions(ref Unsafe.Add(ref starts, 8), separators, basePosition);
        separators = WriteFourPositions(ref Unsafe.Add(ref starts, 12), separators, basePosition);
        for (int written = 16; written < count; written += 4)
            separators = WriteFourPositions(ref Unsafe.Add(ref starts, written), separators, basePosition);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong WriteFourPositions(ref uint starts, ulong separators, uint basePosition)
    {
        starts = basePosition + (uint)BitOperations.TrailingZeroCount(separators);
        separators &= separators - 1;
        Unsafe.Add(ref starts, 1) = basePosition + (uint)BitOperations.TrailingZeroCount(separators);
        separators &= separators - 1;
        Unsafe.Add(ref starts, 2) = basePosition + (uint)BitOperations.TrailingZeroCount(separators);
        separators &= separators - 1;
        Unsafe.Add(ref starts, 3) = basePosition + (uint)BitOperations.TrailingZeroCount(separators);
        return separators & (separators - 1);
    }
}
