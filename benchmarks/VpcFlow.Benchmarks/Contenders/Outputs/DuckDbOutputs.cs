using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Outputs;

/// <summary>DuckDB: <c>COPY … TO</c> a file of JSON, with null for absent fields.</summary>
internal sealed class DuckDbFlat() : Contender(Scope.FlatJson, "DuckDB COPY to JSON")
{
    public override Evidence Evidence => Evidence.Records | Evidence.DocumentsWithNulls;

    public override FieldSums Run(BenchmarkInput input)
    {
        string table = DuckDb.Table(input, GzipInput.PathOf(input));
        DuckDb.Shared.Execute($"COPY (SELECT * FROM {table}) TO '{input.OutputPath}' (FORMAT json)");
        return new FieldSums { Records = input.Records };
    }
}

/// <summary>DuckDB: <c>COPY … TO</c> a file of CSV.</summary>
internal sealed class DuckDbCsv() : Contender(Scope.Csv, "DuckDB COPY to CSV")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        string table = DuckDb.Table(input, GzipInput.PathOf(input));
        DuckDb.Shared.Execute($"COPY (SELECT * FROM {table}) TO '{input.OutputPath}' (FORMAT csv, HEADER)");
        return new FieldSums { Records = input.Records };
    }
}
