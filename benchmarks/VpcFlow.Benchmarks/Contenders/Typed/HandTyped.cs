using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>Careful handwritten code: spans of UTF-8, <c>Utf8Parser</c>, <c>IPAddress.Parse</c> from UTF-8.</summary>
internal sealed class HandTyped() : Contender(Scope.Typed, "spans + Utf8Parser")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        Span<int> starts = stackalloc int[input.Format.Format().Fields.Length + 1];
        var lines = new Utf8Lines(input.Text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (!HandFields.TrySplit(line, starts))
                continue;
            var row = new Utf8Row<HandFields>(new HandFields(line, starts));
            RowSums.Add(ref sums, ref row, input.Format);
        }

        return sums;
    }
}
