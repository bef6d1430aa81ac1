using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Filtering;

/// <summary>A condition on numbers.</summary>
internal abstract class NumberTest
{
    /// <summary>Tests up to 64 numbers, in groups of four; the bits of numbers after the last are meaningless.</summary>
    /// <param name="values">The numbers, with room for 64.</param>
    /// <param name="count">How many there are.</param>
    public abstract ulong Match(ReadOnlySpan<long> values, int count);
}

/// <summary>Numbers of any of several ranges.</summary>
internal sealed class NumberRanges : NumberTest
{
    private readonly FilterRange[] _ranges;

    private NumberRanges(FilterRange[] ranges) => _ranges = ranges;

    /// <summary>The ranges from the lowest to the highest, none of which overlap.</summary>
    public IReadOnlyList<FilterRange> Ranges => _ranges;

    public static NumberRanges Of(IEnumerable<FilterRange> ranges)
    {
        List<FilterRange> merged = [];
        foreach (FilterRange range in ranges.OrderBy(r => r.First))
        {
            if (merged.Count > 0 && (merged[^1].Last == long.MaxValue || range.First <= merged[^1].Last + 1))
                merged[^1] = merged[^1] with { Last = Math.Max(merged[^1].Last, range.Last) };
            else
                merged.Add(range);
        }

        return new NumberRanges([.. merged]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ulong Match(ReadOnlySpan<long> values, int count)
    {
        ref long first = ref MemoryMarshal.GetReference(values);
        ulong matches = 0;
        foreach (FilterRange range in _ranges)
        {
            // A number is in the range if its distance from the first is at most that of the last.
            Vector256<long> start = Vector256.Create(range.First);
            Vector256<ulong> width = Vector256.Create((ulong)(range.Last - range.First));
            for (int i = 0; i < count; i += Vector256<long>.Count)
            {
                Vector256<ulong> distance = (Vector256.LoadUnsafe(ref first, (nuint)i) - start).AsUInt64();
                matches |= (ulong)Vector256.LessThanOrEqual(distance, width).ExtractMostSignificantBits() << i;
            }
        }

        return matches;
    }
}

/// <summary>Numbers in which all of several bits are set.</summary>
internal sealed class NumberBits(long bits) : NumberTest
{
    public long Bits => bits;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ulong Match(ReadOnlySpan<long> values, int count)
    {
        ref long first = ref MemoryMarshal.GetReference(values);
        Vector256<long> all = Vector256.Create(bits);
        ulong matches = 0;
        for (int i = 0; i < count; i += Vector256<long>.Count)
        {
            Vector256<long> set = Vector256.LoadUnsafe(ref first, (nuint)i) & all;
            matches |= (ulong)Vector256.Equals(set, all).ExtractMostSignificantBits() << i;
        }

        return matches;
    }
}
