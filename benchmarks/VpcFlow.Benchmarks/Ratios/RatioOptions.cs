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

    public static RatioOptions Parse(string[] arguments)
    {
        List<string> left = [.. arguments];
        var options = new RatioOptions
        {
            Scopes = Take(left, "--scope") is { } scope ? [ContenderList.ParseScope(scope)] : Enum.GetValues<Scope>(),
            Formats = Take(left, "--format") is { } format ? [FormatCases.Parse(format)] : Enum.GetValues<FormatCase>(),
            Runs = Take(left, "--runs") is { } runs ? int.Parse(runs, null) : 1,
            ResultFolder = Take(left, "--results"),
            TakesTurns = left.Remove(NarrowTurns.Argument),
        };
        return left.Count == 0 ? options : throw new ArgumentException($"ratios has no option '{left[0]}'.", nameof(arguments));
    }

    private static string? Take(List<string> left, string name)
    {
        int index = left.IndexOf(name);
        if (index < 0)
            return null;
        if (index + 1 == left.Count)
            throw new ArgumentException($"{name} needs a value.", nameof(left));
        string value = left[index + 1];
        left.RemoveRange(index, 2);
        return value;
    }
}
