using nietras.SeparatedValues;
using VpcFlow.Benchmarks.Contenders.Typed;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Scan;

/// <summary>Sep: rows and, optionally, every column as a span.</summary>
internal sealed class SepScan(bool columns) : Contender(Scope.Scan, columns ? "Sep rows + all columns" : "Sep rows")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        using SepReader reader = SepTyped.Open(input.Text);
        foreach (SepReader.Row row in reader)
        {
            sums.Records++;
            if (!columns)
                continue;
            for (int i = 0; i < row.ColCount; i++)
                sums.TextLengths += (ulong)row[i].Span.Length;
        }

        return sums;
    }
}
