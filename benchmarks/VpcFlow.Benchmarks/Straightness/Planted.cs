using System.Runtime.CompilerServices;

namespace VpcFlow.Benchmarks.Straightness;

/// <summary>Methods of which it is known how many conditional jumps and calls they have: a listing that shows others was not understood.</summary>
internal static class Planted
{
    /// <summary>One jump, on a value, and one call behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static long PlantedJump(ref long value)
    {
        if (value == 42)
            PlantedCallee(ref value);
        return value + 1;
    }

    /// <summary>No jump, whatever the value is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static long PlantedCallee(ref long value) => value |= 1;
}
