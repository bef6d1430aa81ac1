using System.Runtime.CompilerServices;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks.Contenders.Projection;

/// <summary>Generated records of a class with <c>Fields = "srcaddr dstaddr bytes"</c>.</summary>
internal sealed class GeneratedProjection() : Contender(Scope.Typed3, Generated)
{
    public override FieldSums Run(BenchmarkInput input) => input.Format switch
    {
        FormatCase.V2 => ReadV2(input.Text),
        FormatCase.V5 => ReadV5(input.Text),
        _ => throw FormatCases.Unknown(input.Format),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FieldSums ReadV2(ReadOnlySpan<byte> text)
    {
        FieldSums sums = default;
        foreach (V2ProjectedLogs.Record record in V2ProjectedLogs.Parse(text))
            sums.Three(record.SourceAddress, record.DestinationAddress, record.Bytes);
        return sums;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FieldSums ReadV5(ReadOnlySpan<byte> text)
    {
        FieldSums sums = default;
        foreach (V5ProjectedLogs.Record record in V5ProjectedLogs.Parse(text))
            sums.Three(record.SourceAddress, record.DestinationAddress, record.Bytes);
        return sums;
    }
}
