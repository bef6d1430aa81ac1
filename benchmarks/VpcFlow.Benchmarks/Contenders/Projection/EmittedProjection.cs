using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Emitted;

namespace VpcFlow.Benchmarks.Contenders.Projection;

/// <summary>Emitted records of a class with <c>Fields = "srcaddr dstaddr bytes"</c>.</summary>
internal sealed class EmittedProjection() : Contender(Scope.Typed3, Emitted)
{
    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        switch (input.Format)
        {
            case FormatCase.V2:
                foreach (V2ProjectedLogs.Record record in V2ProjectedLogs.Parse(input.Text))
                    ProjectionSums.Add(ref sums, record.SourceAddress, record.DestinationAddress, record.Bytes);
                break;
            case FormatCase.V5:
                foreach (V5ProjectedLogs.Record record in V5ProjectedLogs.Parse(input.Text))
                    ProjectionSums.Add(ref sums, record.SourceAddress, record.DestinationAddress, record.Bytes);
                break;
            default:
                foreach (V11ProjectedLogs.Record record in V11ProjectedLogs.Parse(input.Text))
                    ProjectionSums.Add(ref sums, record.SourceAddress, record.DestinationAddress, record.Bytes);
                break;
        }

        return sums;
    }
}
