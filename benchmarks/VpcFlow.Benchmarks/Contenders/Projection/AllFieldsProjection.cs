using VpcFlow.Benchmarks.Contenders.Typed;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Projection;

/// <summary>Generated records of a class that decodes and consumes all fields, which shows the benefit of the projection.</summary>
internal sealed class AllFieldsProjection() : Contender(Scope.Typed3, "generated, all fields")
{
    public override Evidence Evidence => Evidence.Records;

    public override FieldSums Run(BenchmarkInput input) => GeneratedTyped.Read(input.Format, input.Text);
}
