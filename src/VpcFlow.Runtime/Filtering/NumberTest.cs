using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Filtering;

/// <summary>A condition on numbers.</summary>
internal abstract class NumberTest
{
    /// <summary>Tests up to 64 numbers, in groups of four; the bits of numbers after the last are meaningless.</summary>
    /// <param name="values">The numbers, with room for 64.</param>
    /// <param name="count">How many there are.</param>
    public ulong Match(ReadOnlySpan<long> values, int count)
    {
        ref long first = ref MemoryMarshal.GetReference(values);
        ulong matches = 0;
        for (int i = 0; i < count; i += Vector256<long>.Count)
            matches |= (ulong)Match(Vector256.LoadUnsafe(ref first, (nuint)i)).ExtractMostSignificantBits() << i;
        return matches;
    }

    protected abstract Vector256<long> Match(Vector256<long> values);
}

/// <summary>Numbers of any of several ranges.</summary>
internal sealed class NumberRanges : NumberTest
{
    private readonly ImmutableArray<FilterRange> _ranges;

    private NumberRanges(ImmutableArray<FilterRange> ranges) => _ranges = ranges;

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

    protected override Vector256<long> Match(Vector256<long> values)
    {
        Vector256<long> matches = Vector256<long>.Zero;
        foreach (FilterRange range in _ranges)
        {
            matches |= Vector256.GreaterThanOrEqual(values, Vector256.Create(range.First))
                & Vector256.LessThanOrEqual(values, Vector256.Create(range.Last));
        }

        return matches;
    }
}

/// <summary>Numbers in which all of several bits are set.</summary>
internal sealed class NumberBits(long bits) : NumberTest
{
    protected override Vector256<long> Match(Vector256<long> values)
    {
        Vector256<long> all = Vector256.Create(bits);
        return Vector256.Equals(values & all, all);
    }
}
