using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Projection;

/// <summary>Spans and <c>Utf8Parser</c>, for the three fields only; the line is cut no further than the last of them.</summary>
internal sealed class HandProjection() : Contender(Scope.Typed3, "spans + Utf8Parser")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        var lines = new Utf8Lines(input.Text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var reader = new HandReader(line);
            reader.Skip(3);
            bool isValid = reader.Address(out System.Net.IPAddress? source) & reader.Address(out System.Net.IPAddress? destination);
            reader.Skip(4);
            if (isValid & reader.Int64(out long? bytes))
                ProjectionSums.Add(ref sums, source, destination, bytes);
        }

        return sums;
    }
}
