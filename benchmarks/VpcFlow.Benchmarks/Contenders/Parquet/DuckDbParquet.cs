using System.Globalization;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Parquet;

/// <summary>DuckDB's Parquet reader with one aggregate over all columns, which it need not turn into text.</summary>
internal sealed class DuckDbParquet() : Contender(Scope.Parquet, "DuckDB aggregate")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        IEnumerable<string> sums = input.Format.Format().Fields.Select(f => $"max({DuckDb.Column(f)})");
        object[] row = DuckDb.Shared.Row($"SELECT count(*), {string.Join(", ", sums)} FROM read_parquet('{ParquetInput.PathOf(input)}')");
        return new() { Records = Convert.ToInt64(row[0], CultureInfo.InvariantCulture) };
    }
}
