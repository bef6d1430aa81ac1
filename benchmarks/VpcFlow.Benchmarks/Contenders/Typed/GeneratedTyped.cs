using System.Runtime.CompilerServices;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>The generated records, read with <c>foreach</c>.</summary>
internal sealed class GeneratedTyped() : Contender(Scope.Typed, Generated, Enum.GetValues<FormatCase>())
{
    public override FieldSums Run(BenchmarkInput input) => Read(input.Format, input.Text);

    public static FieldSums Read(FormatCase format, ReadOnlySpan<byte> text) => format switch
    {
        FormatCase.V2 => GeneratedReaders.ReadV2(V2Logs.Parse(text)),
        FormatCase.V5 => GeneratedReaders.ReadV5(V5Logs.Parse(text)),
        FormatCase.V5Alphabetical => GeneratedReaders.ReadV5Alphabetical(V5AlphabeticalLogs.Parse(text)),
        _ => throw FormatCases.Unknown(format),
    };

    public static FieldSums Read(FormatCase format, FlowLogBatch batch) => format switch
    {
        FormatCase.V2 => GeneratedReaders.ReadV2(V2Logs.Parse(batch)),
        FormatCase.V5 => GeneratedReaders.ReadV5(V5Logs.Parse(batch)),
        FormatCase.V5Alphabetical => GeneratedReaders.ReadV5Alphabetical(V5AlphabeticalLogs.Parse(batch)),
        _ => throw FormatCases.Unknown(format),
    };

    /// <summary>Enumerates the records without reading their fields.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Count(FormatCase format, ReadOnlySpan<byte> text)
    {
        long records = 0;
        switch (format)
        {
            case FormatCase.V2:
                foreach (V2Logs.Record _ in V2Logs.Parse(text))
                    records++;
                break;
            case FormatCase.V5:
                foreach (V5Logs.Record _ in V5Logs.Parse(text))
                    records++;
                break;
            case FormatCase.V5Alphabetical:
                foreach (V5AlphabeticalLogs.Record _ in V5AlphabeticalLogs.Parse(text))
                    records++;
                break;
            default:
                throw FormatCases.Unknown(format);
        }

        return records;
    }
}
