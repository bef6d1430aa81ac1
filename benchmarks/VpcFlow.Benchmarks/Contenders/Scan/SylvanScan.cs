using Sylvan.Data.Csv;
using VpcFlow.Benchmarks.Contenders.Typed;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Scan;

/// <summary>Sylvan: rows.</summary>
internal sealed class SylvanScan() : Contender(Scope.Scan, "Sylvan rows")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        using CsvDataReader reader = SylvanTyped.Open(input.Text);
        FieldSums sums = default;
        while (reader.Read())
            sums.Records++;
        return sums;
    }
}
