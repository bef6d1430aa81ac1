using nietras.SeparatedValues;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>Sep's reader: fields as spans, without strings.</summary>
internal sealed class SepTyped() : Contender(Scope.Typed, "Sep")
{
    /// <summary>Opens a reader that searches only for separators and line feeds.</summary>
    public static SepReader Open(byte[] text)
        => Sep.New(' ').Reader(o => o with { HasHeader = false, DisableQuotesParsing = true, DisableColCountCheck = true }).From(text);

    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        using SepReader reader = Open(input.Text);
        var row = new CharRow<Fields>(new Fields(reader));
        while (reader.MoveNext())
            RowSums.Add(ref sums, ref row, input.Format);
        return sums;
    }

    private readonly struct Fields(SepReader reader) : ICharFields
    {
        public ReadOnlySpan<char> this[int index] => reader.Current[index].Span;
    }
}
