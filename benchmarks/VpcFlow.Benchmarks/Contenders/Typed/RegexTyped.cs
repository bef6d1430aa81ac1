using System.Text;
using System.Text.RegularExpressions;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>
/// A compiled regular expression with a group per field, as in grok patterns; the values are parsed from the groups' spans.
/// </summary>
internal sealed class RegexTyped() : Contender(Scope.Typed, "Regex compiled", FormatCase.V2)
{
    private static readonly Regex s_pattern =
        new("^" + string.Join(' ', Enumerable.Repeat("(\\S+)", 14)) + "$", RegexOptions.Compiled | RegexOptions.CultureInvariant);

    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        using var reader = new StreamReader(new MemoryStream(input.Text, writable: false), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            Match match = s_pattern.Match(line);
            if (!match.Success)
                continue;
            var row = new CharRow<Fields>(new Fields(match.Groups));
            RowSums.Add(ref sums, ref row, input.Format);
        }

        return sums;
    }

    private readonly struct Fields(GroupCollection groups) : ICharFields
    {
        public ReadOnlySpan<char> this[int index] => groups[index + 1].ValueSpan;
    }
}
