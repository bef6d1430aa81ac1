using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>The options of <c>ratios</c>.</summary>
internal sealed class RatioOptions
{
    public required IReadOnlyList<Scope> Scopes { get; init; }

    public required IReadOnlyList<FormatCase> Formats { get; init; }

    /// <summary>The number of runs; if there are several, each is a separate process.</summary>
    public required int Runs { get; init; }

    /// <summary>The folder for <c>ratios.tsv</c> and <c>chart.svg</c>, or <see langword="null"/>.</summary>
    public required string? ResultFolder { get; init; }

    /// <summary>Whether another process asks for turns of the generated code, see <see cref="NarrowTurns"/>.</summary>
    public required bool TakesTurns { get; init; }

    public static RatioOptions Parse(string[] arguments) => new()
    {
        Scopes = Value(arguments, "--scope") is { } scope ? [ContenderList.ParseScope(scope)] : Enum.GetValues<Scope>(),
        Formats = Value(arguments, "--format") is { } format ? [FormatCases.Parse(format)] : Enum.GetValues<FormatCase>(),
        Runs = Value(arguments, "--runs") is { } runs ? int.Parse(runs, null) : 1,
        ResultFolder = Value(arguments, "--results"),
        TakesTurns = arguments.Contains(NarrowTurns.Argument),
    };

    private static string? Value(string[] arguments, string name)
    {
        int index = Array.IndexOf(arguments, name);
        if (index < 0)
            return null;
        if (index + 1 == arguments.Length)
            throw new ArgumentException($"{name} needs a value.", nameof(arguments));
        return arguments[index + 1];
    }
}
