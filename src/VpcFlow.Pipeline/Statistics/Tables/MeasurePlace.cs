using System.Runtime.CompilerServices;

namespace VpcFlow.Pipeline.Statistics.Tables;

/// <summary>Where a measure is in an entry.</summary>
/// <param name="Kind">What is measured.</param>
/// <param name="Place">The word, or the number of the counter of different values.</param>
internal readonly record struct MeasurePlace(FlowLogMeasureKind Kind, int Place)
{
    /// <summary>Sums do not exceed this; one that has reached it is at least that.</summary>
    public const long MaxSum = long.MaxValue;

    /// <summary>Returns the value of a minimum or maximum of nothing: no number is negative, and no time is that late.</summary>
    public static long None(FlowLogMeasureKind kind) => kind == FlowLogMeasureKind.Min ? long.MaxValue : -1;

    /// <summary>Adds two numbers that are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Sum(ulong a, ulong b) => Math.Min(a + b, MaxSum);
}
