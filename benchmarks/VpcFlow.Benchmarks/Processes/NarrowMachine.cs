using System.Runtime.Intrinsics;

namespace VpcFlow.Benchmarks.Processes;

/// <summary>A switch of the runtime that takes vectors from this processor.</summary>
/// <param name="Job">How a job of benchmarks with it is called.</param>
/// <param name="Name">What is left.</param>
/// <param name="Variable">The variable of the environment; 0 switches off.</param>
internal sealed record NarrowMachine(string Job, string Name, string Variable)
{
    /// <summary>The one that leaves no vectors of our own.</summary>
    public static NarrowMachine Baseline { get; } = new("baseline", "baseline instructions", "DOTNET_EnableHWIntrinsic");

    /// <summary>Those that this processor has something to lose by, the widest that is left first.</summary>
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
