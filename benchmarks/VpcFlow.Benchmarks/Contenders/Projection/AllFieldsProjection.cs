using VpcFlow.Benchmarks.Contenders.Typed;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Projection;

/// <summary>Emitted records of a class that decodes and consumes all fields: what the projection saves.</summary>
internal sealed class AllFieldsProjection() : Contender(Scope.Typed3, "emitted, all fields")
{
    public override Evidence Evidence => Evidence.Records;

    public override FieldSums Run(BenchmarkInput input) => EmittedTyped.Read(input.Format, input.Text);
}
