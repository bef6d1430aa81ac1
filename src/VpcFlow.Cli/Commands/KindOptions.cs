using System.CommandLine;
using System.CommandLine.Parsing;
using VpcFlow.Cli.Converting;

namespace VpcFlow.Cli.Commands;

/// <summary>The options that apply only to some kinds of output, and their error for the others.</summary>
internal sealed class KindOptions
{
    private readonly List<(Option Option, string? Value, OutputKind[] Kinds)> _limits = [];

    /// <summary>Limits an option to some kinds.</summary>
    /// <param name="option">The option.</param>
    /// <param name="kinds">The kinds to which it applies.</param>
    public void Limit(Option option, params OutputKind[] kinds) => _limits.Add((option, null, kinds));

    /// <summary>Limits one value of an option to some kinds.</summary>
    public void Limit(Option option, string value, params OutputKind[] kinds) => _limits.Add((option, value, kinds));

    /// <exception cref="UsageException">An option is given that does not apply to the kind.</exception>
    public void ThrowIfUnfit(ParseResult parsed, OutputKind kind)
    {
        foreach ((Option option, string? value, OutputKind[] kinds) in _limits.Where(l => !l.Kinds.Contains(kind)))
        {
            if (parsed.GetResult(option) is not OptionResult { Implicit: false } result)
                continue;
            if (value is null || result.Tokens.Any(t => t.Value == value))
            {
                string others = string.Join(", ", kinds[..^1].Select(Word));
                string names = others.Length == 0 ? Word(kinds[0]) : $"{others} and {Word(kinds[^1])}";
                string given = value is null ? option.Name : $"{option.Name} {value}";
                throw new UsageException($"{given} applies only to --to {names}, not to --to {Word(kind)}");
            }
        }
    }

    private static string Word(OutputKind kind) => kind.ToString().ToLowerInvariant();
}
