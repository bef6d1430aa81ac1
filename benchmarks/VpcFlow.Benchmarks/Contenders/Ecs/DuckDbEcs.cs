using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>DuckDB: <c>COPY … TO</c> a file of JSON, without Community ID, and with null for absent fields.</summary>
internal sealed class DuckDbEcs(Scope scope) : Contender(scope, "DuckDB COPY to JSON, no Community ID")
{
    public override Evidence Evidence => Evidence.Records | Evidence.DocumentsWithNulls;

    public override FieldSums Run(BenchmarkInput input)
    {
        string select = $"SELECT {DuckDbDocument.Select(input.Format)} FROM {DuckDb.Table(input)}";
        DuckDb.Shared.Execute($"COPY ({select}) TO '{input.OutputPath}' (FORMAT json)");
        return new FieldSums { Records = input.Records };
    }
}
