using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>Careful handwritten code: spans of UTF-8 and one <c>Utf8JsonWriter</c>, without Community ID.</summary>
internal sealed class HandEcs() : Contender(Scope.Ecs, "spans + Utf8JsonWriter, no Community ID", FormatCase.V2)
{
    public override FieldSums Run(BenchmarkInput input)
    {
        input.Sink.Reset();
        using var writer = new HandEcsWriter(input.Sink);
        FieldSums sums = default;
        Span<int> starts = stackalloc int[15];
        var lines = new Utf8Lines(input.Text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (HandFields.TrySplit(line, starts) && writer.TryWrite(new HandFields(line, starts)))
                sums.Records++;
        }

        return sums;
    }
}
