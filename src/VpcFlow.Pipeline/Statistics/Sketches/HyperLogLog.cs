using System.Numerics;

namespace VpcFlow.Pipeline.Statistics.Sketches;

/// <summary>
/// Estimates how many different hashes were added, in 16 KiB: HyperLogLog with 2^14 registers and the improved raw estimator (Otmar Ertl,
/// "New cardinality estimation algorithms for HyperLogLog sketches", 2017), which needs no correction for small numbers.
/// </summary>
internal static class HyperLogLog
{
    /// <summary>The number of registers.</summary>
    public const int Size = 1 << Precision;

    /// <summary>The standard error of an estimate, relative to it: 1.04 / sqrt(registers).</summary>
    public const double StandardError = 1.04 / 128;

    private const int Precision = 14;
    private const int MaxRank = 64 - Precision + 1;

    public static void Add(Span<byte> registers, ulong hash)
    {
        int register = (int)(hash >> (64 - Precision));
        int rank = Math.Min(BitOperations.LeadingZeroCount(hash << Precision) + 1, MaxRank);
        if (rank > registers[register])
            registers[register] = (byte)rank;
    }

    /// <summary>Adds all that were added to other registers.</summary>
    public static void Merge(Span<byte> registers, ReadOnlySpan<byte> others)
    {
        for (int i = 0; i < Size; i++)
            registers[i] = Math.Max(registers[i], others[i]);
    }

    public static double Estimate(ReadOnlySpan<byte> registers)
    {
        Span<int> counts = stackalloc int[MaxRank + 1];
        counts.Clear();
        foreach (byte rank in registers)
            counts[rank]++;
        double sum = Size * Tau(1 - ((double)counts[MaxRank] / Size));
        for (int rank = MaxRank - 1; rank > 0; rank--)
            sum = 0.5 * (sum + counts[rank]);
        sum += Size * Sigma((double)counts[0] / Size);
        return (double)Size * Size / (2 * Math.Log(2) * sum);
    }

    /// <summary>The correction for registers that are still 0.</summary>
    private static double Sigma(double share)
    {
        if (share == 1)
            return double.PositiveInfinity;
        double factor = 1;
        double sum = share;
        double last;
        do
        {
            share *= share;
            last = sum;
            sum += share * factor;
            factor += factor;
        }
        while (sum != last);
        return sum;
    }

    /// <summary>The correction for registers that can't grow any more.</summary>
    private static double Tau(double share)
    {
        if (share is 0 or 1)
            return 0;
        double factor = 1;
        double sum = 1 - share;
        double last;
        do
        {
            share = Math.Sqrt(share);
            last = sum;
            factor *= 0.5;
            sum -= (1 - share) * (1 - share) * factor;
        }
        while (sum != last);
        return sum / 3;
    }
}
