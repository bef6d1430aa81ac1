using System.Buffers;
using System.Numerics;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>
/// Sorts rows by a time, those with the same time in the order in which they came and those without one first. Times of a row group are
/// close to each other, so they are distributed by a few bits at a time, which takes less time than comparing them.
/// </summary>
internal static class TimeOrder
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>The number of bytes of memory that sorting needs for each row.</summary>
    public const int MemoryPerRow = 2 * sizeof(int);

    /// <summary>
    /// Returns the indices of the rows in the order of their times, in a rented array; <see langword="null"/> if they are in order.
    /// </summary>
    public static int[]? Sort(ValueList<long> times)
    {
        (long min, long max, bool isSorted) = Inspect(times);
        if (isSorted)
            return null;
        int[] order = ArrayPool<int>.Shared.Rent(times.Count);
        int[] other = ArrayPool<int>.Shared.Rent(times.Count);
        for (int i = 0; i < times.Count; i++)
            order[i] = i;
        int bits = 64 - BitOperations.LeadingZeroCount((ulong)(max - min));
        for (int shift = 0; shift < bits; shift += DigitBits)
        {
            Distribute(times, min, shift, order.AsSpan(0, times.Count), other);
            (order, other) = (other, order);
        }

        ArrayPool<int>.Shared.Return(other);
        return order;
    }

    private static (long Min, long Max, bool IsSorted) Inspect(ValueList<long> times)
    {
        (long min, long max, long last, bool isSorted) = (long.MaxValue, long.MinValue, long.MinValue, true);
        for (int i = 0; i < times.Count; i++)
        {
            long time = times[i];
            isSorted &= time >= last;
            (min, max, last) = (Math.Min(min, time), Math.Max(max, time), time);
        }

        return (min, max, isSorted);
    }

    private static void Distribute(ValueList<long> times, long min, int shift, ReadOnlySpan<int> source, int[] target)
    {
        Span<int> next = stackalloc int[Digits];
        next.Clear();
        foreach (int row in source)
            next[(int)((times[row] - min) >> shift) & (Digits - 1)]++;
        int sum = 0;
        foreach (ref int place in next)
            (place, sum) = (sum, sum + place);
        foreach (int row in source)
            target[next[(int)((times[row] - min) >> shift) & (Digits - 1)]++] = row;
    }
}
