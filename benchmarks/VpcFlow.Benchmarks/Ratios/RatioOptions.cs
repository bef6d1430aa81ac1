using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>What <c>ratios</c> measures.</summary>
internal sealed class RatioOptions
{
    public IReadOnlyList<Scope> Scopes { get; private init; } = Enum.GetValues<Scope>();

    public IReadOnlyList<FormatCase> Formats { get; private init; } = Enum.GetValues<FormatCase>();

    /// <summary>Whether another process asks for turns of the generated code, see <see cref="NarrowTurns"/>.</summary>
    public bool TakesTurns { get; private init; }

    public static RatioOptions Parse(string[] arguments)
    {
        string? scope = Value(arguments, "--scope");
        string? format = Value(arguments, "--format");
        return new RatioOptions
        {
            Scopes = scope is null ? Enum.GetValues<Scope>() : [ContenderList.ParseScope(scope)],
            Formats = format is null ? Enum.GetValues<FormatCase>() : [FormatCases.Parse(format)],
            TakesTurns = arguments.Contains(NarrowTurns.Argument),
        };
    }

    private static string? Value(string[] arguments, string name)
    {
        int index = Array.IndexOf(arguments, name);
        return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : null;
    }
}
