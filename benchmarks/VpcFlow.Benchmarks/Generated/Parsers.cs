using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Generated;

/// <summary>The parsers of a format, and all calls of them except the loops over typed records.</summary>
internal static class Parsers
{
    private static readonly FlowLogParser[] s_interpreted = Interpret(new FlowLogParserOptions());
    private static readonly FlowLogParser[] s_interpretedOcsf =
        Interpret(new FlowLogParserOptions { Documents = FlowLogDocumentKind.Ocsf });

    public static FlowLogParser Generated(FormatCase format) => format switch
    {
        FormatCase.V2 => V2Logs.Default,
        FormatCase.V5 => V5Logs.Default,
        FormatCase.V5Alphabetical => V5AlphabeticalLogs.Default,
        _ => throw FormatCases.Unknown(format),
    };

    public static FlowLogParser GeneratedWithOriginal(FormatCase format) => format switch
    {
        FormatCase.V2 => V2OriginalLogs.Default,
        FormatCase.V5 => V5OriginalLogs.Default,
        _ => throw FormatCases.Unknown(format),
    };

    public static FlowLogParser GeneratedOcsf(FormatCase format) => format switch
    {
        FormatCase.V2 => V2OcsfLogs.Default,
        FormatCase.V5 => V5OcsfLogs.Default,
        _ => throw FormatCases.Unknown(format),
    };

    public static FlowLogParser InterpretedOcsf(FormatCase format) => s_interpretedOcsf[(int)format];

    public static FlowLogParser Interpreted(FormatCase format) => s_interpreted[(int)format];

    /// <summary>Creates an interpreted parser for each format.</summary>
    public static FlowLogParser[] Interpret(FlowLogParserOptions options)
        => [.. Enum.GetValues<FormatCase>().Select(f => FlowLogParser.Create(f.Format(), options))];

    /// <summary>Writes the documents of a text into memory and returns the number of records.</summary>
    public static long WriteDocuments(
        FlowLogParser parser, ReadOnlySpan<byte> text, DocumentSink sink, IAddressEnricher? enricher = null)
    {
        sink.Reset();
        return parser.WriteEcs(text, sink, enricher is null ? null : new EcsWriterOptions { Enricher = enricher }).Records;
    }

    /// <summary>Writes the documents of a file to a file and returns the number of records.</summary>
    public static long ConvertFile(FlowLogParser parser, string source, string target)
    {
        var read = new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, BufferSize = 0 };
        var write = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 };
        using var input = new FileStream(source, read);
        using var output = new FileStream(target, write);
        return parser.ConvertAsync(input, output).GetAwaiter().GetResult().Records;
    }
}
