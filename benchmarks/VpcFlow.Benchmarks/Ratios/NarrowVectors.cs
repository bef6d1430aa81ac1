using System.Diagnostics;
using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>Measures the emitted code in processes that see a narrower machine.</summary>
internal static class NarrowVectors
{
    /// <summary>The switch that leaves no vectors of our own.</summary>
    public const string Baseline = "DOTNET_EnableHWIntrinsic";

    /// <summary>The runtime's switches and what is left after each.</summary>
    public static IReadOnlyList<(string Name, string Variable)> Machines { get; } =
    [
        ("256-bit vectors", "DOTNET_EnableAVX512"),
        ("128-bit vectors", "DOTNET_EnableAVX2"),
        ("baseline instructions", Baseline),
    ];

    public static IEnumerable<RatioRow> Measure(Scope scope, FormatCase format)
    {
        foreach ((string name, string variable) in Machines)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
                start.ArgumentList.Add(typeof(NarrowVectors).Assembly.Location);
            foreach (string argument in new[] { "ratios", "--only-emitted", "--scope", scope.Name(), "--format", format.Name() })
                start.ArgumentList.Add(argument);
            start.Environment[variable] = "0";
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l != RatioRow.Header))
                yield return RatioRow.Parse(line) with { Contender = $"{Contender.Emitted}, {name}" };
        }
    }
}
