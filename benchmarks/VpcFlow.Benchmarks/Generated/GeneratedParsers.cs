using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Generated;

/// <summary>The generated parsers by format.</summary>
internal static class GeneratedParsers
{
    public static FlowLogParser Plain(FormatCase format) => format switch
    {
        FormatCase.V2 => V2Logs.Default,
        FormatCase.V5 => V5Logs.Default,
        _ => V11Logs.Default,
    };

    public static FlowLogParser WithOriginal(FormatCase format) => format switch
    {
        FormatCase.V2 => V2OriginalLogs.Default,
        FormatCase.V5 => V5OriginalLogs.Default,
        _ => V11OriginalLogs.Default,
    };
}
