using System.Runtime.CompilerServices;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>Careful code by hand: spans of UTF-8, <c>Utf8Parser</c>, <c>IPAddress.TryParse</c> from UTF-8. Lines that fail are skipped.</summary>
internal sealed class HandTyped() : Contender(Scope.Typed, "spans + Utf8Parser")
{
    public override FieldSums Run(BenchmarkInput input) => input.Format switch
    {
        FormatCase.V2 => RunV2(input.Text),
        FormatCase.V5 => RunV5(input.Text),
        _ => RunV11(input.Text),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FieldSums RunV2(ReadOnlySpan<byte> text)
    {
        FieldSums sums = default;
        var lines = new Utf8Lines(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var reader = new HandReader(line);
            if (HandV2.TryRead(ref reader, out HandV2 record))
                record.AddTo(ref sums);
        }

        return sums;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FieldSums RunV5(ReadOnlySpan<byte> text)
    {
        FieldSums sums = default;
        var lines = new Utf8Lines(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var reader = new HandReader(line);
            if (HandV5.TryRead(ref reader, out HandV5 record))
                record.AddTo(ref sums);
        }

        return sums;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FieldSums RunV11(ReadOnlySpan<byte> text)
    {
        FieldSums sums = default;
        var lines = new Utf8Lines(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var reader = new HandReader(line);
            if (HandV11.TryRead(ref reader, out HandV11 record))
                record.AddTo(ref sums);
        }

        return sums;
    }
}
