using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Scan;

/// <summary><c>IndexOf</c> for every line and every field, vectorised by the class library.</summary>
internal sealed class IndexOfScan() : Contender(Scope.Scan, "Span.IndexOf")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        var lines = new Utf8Lines(input.Text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            sums.Records++;
            int space;
            while ((space = line.IndexOf((byte)' ')) >= 0)
            {
                sums.TextLengths += (ulong)space;
                line = line[(space + 1)..];
            }
        }

        return sums;
    }
}
