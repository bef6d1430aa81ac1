using Sylvan.Data.Csv;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Contenders.Typed;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Projection;

/// <summary>Sylvan's rows, three columns read.</summary>
internal sealed class SylvanProjection() : Contender(Scope.Typed3, "Sylvan")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        using CsvDataReader reader = SylvanTyped.Open(input.Text);
        while (reader.Read())
        {
            long? bytes = reader.GetFieldSpan(9) is "-" ? null : reader.GetInt64(9);
            ProjectionSums.Add(ref sums, TextFields.Address(reader.GetFieldSpan(3)), TextFields.Address(reader.GetFieldSpan(4)), bytes);
        }

        return sums;
    }
}
