using System.Runtime.CompilerServices;

namespace VpcFlow.Benchmarks.Straightness;

/// <summary>Methods with a known number of conditional jumps and calls: a listing with other numbers was not understood.</summary>
internal static class Planted
{
    /// <summary>One jump, on a value, and one call after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static long PlantedJump(ref long value)
    {
        if (value == 42)
            PlantedCallee(ref value);
        return value + 1;
    }

    /// <summary>No jump, for any value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static long PlantedCallee(ref long value) => value |= 1;
}
