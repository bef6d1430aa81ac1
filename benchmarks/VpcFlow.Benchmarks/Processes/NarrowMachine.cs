using System.Runtime.Intrinsics;

namespace VpcFlow.Benchmarks.Processes;

/// <summary>A switch of the runtime that disables vector instructions of this processor.</summary>
/// <param name="Job">The name of a job of benchmarks with it.</param>
/// <param name="Name">The instructions that remain.</param>
/// <param name="Variable">The environment variable; 0 disables the instructions.</param>
internal sealed record NarrowMachine(string Job, string Name, string Variable)
{
    /// <summary>The switch that disables all vectors that VpcFlow uses itself.</summary>
    public static NarrowMachine Baseline { get; } = new("baseline", "baseline instructions", "DOTNET_EnableHWIntrinsic");

    /// <summary>The switches that make a difference on this processor, in descending order of the remaining width.</summary>
    public static IReadOnlyList<NarrowMachine> All { get; } = [.. Find()];

    private static IEnumerable<NarrowMachine> Find()
    {
        if (Vector512.IsHardwareAccelerated)
            yield return new("256-bit", "256-bit vectors", "DOTNET_EnableAVX512");
        if (Vector256.IsHardwareAccelerated)
            yield return new("128-bit", "128-bit vectors", "DOTNET_EnableAVX2");
        yield return Baseline;
    }
}
