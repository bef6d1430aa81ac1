using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>What <c>ratios</c> measures.</summary>
internal sealed class RatioOptions
{
    public IReadOnlyList<Scope> Scopes { get; private init; } = Enum.GetValues<Scope>();

    public IReadOnlyList<FormatCase> Formats { get; private init; } = Enum.GetValues<FormatCase>();

    /// <summary>Only the emitted code: what the runs with narrower vectors are asked for.</summary>
    public bool OnlyEmitted { get; private init; }

    /// <summary>Also runs the emitted code in processes with narrower vectors.</summary>
    public bool WithNarrowVectors => !OnlyEmitted;

    public static RatioOptions Parse(string[] arguments)
    {
        string? scope = Value(arguments, "--scope");
        string? format = Value(arguments, "--format");
        return new RatioOptions
        {
            Scopes = scope is null ? Enum.GetValues<Scope>() : [ContenderList.ParseScope(scope)],
            Formats = format is null ? Enum.GetValues<FormatCase>() : [FormatCases.Parse(format)],
            OnlyEmitted = arguments.Contains("--only-emitted"),
        };
    }

    private static string? Value(string[] arguments, string name)
    {
        int index = Array.IndexOf(arguments, name);
        return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : null;
    }
}
