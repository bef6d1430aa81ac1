using System.Buffers;

namespace VpcFlow.Generator.Tests.Generated;

internal delegate FlowLogSummary WriteDocuments(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output, EcsWriterOptions options);

internal delegate void RenderRecords(ReadOnlySpan<byte> utf8, EcsWriterOptions options, List<string> rendered);

internal delegate FlowLogSummary SumRecords(ReadOnlySpan<byte> utf8, out long sum);

internal delegate int ReadFirst(ReadOnlySpan<byte> utf8);

internal delegate bool TryParseRecord(ReadOnlySpan<byte> line, out string rendered);

internal delegate Task<FlowLogSummary> RenderBatches(Stream input, EcsWriterOptions options, List<string> rendered);

internal delegate void RenderOwned(byte[] utf8, EcsWriterOptions options, List<string> rendered);

internal delegate void ListFields(ReadOnlySpan<byte> utf8, List<string> lines, List<string> fields, List<string> texts);

/// <summary>A format with its generated parser and its interpreted one.</summary>
/// <param name="Case">The format.</param>
/// <param name="Parser">The generated class's <c>Default</c>.</param>
/// <param name="Interpreted">The parser of the same format and options that is created at run time.</param>
/// <param name="Write">The generated class's <c>WriteEcs</c>.</param>
/// <param name="Render">
/// Renders the typed records of the generated class's <c>Parse</c> as text, as <see cref="InterpretedRecords.Render"/> does.
/// </param>
/// <param name="Sum">Reads all properties of all records without allocating, with <c>foreach</c>.</param>
/// <param name="First">Leaves the <c>foreach</c> at the first record and returns the length of its line.</param>
/// <param name="TryParse">The generated class's <c>TryParse</c>.</param>
/// <param name="RenderBatches">Renders the typed records of the batches of the generated class's <c>ReadAsync</c> as text.</param>
/// <param name="RenderOwned">Renders copies of the records as text, after clearing the text that they were copied from.</param>
/// <param name="RenderViews">Renders the records as <see cref="FlowLogRecord"/>.</param>
/// <param name="ListFields">Lists the lines, present fields and texts of records.</param>
/// <param name="DescribeDefault">Describes the default value of a record, and a copy of it.</param>
internal sealed record GeneratedFormat(
    FormatCase Case,
    FlowLogParser Parser,
    FlowLogParser Interpreted,
    WriteDocuments Write,
    RenderRecords Render,
    SumRecords Sum,
    ReadFirst First,
    TryParseRecord TryParse,
    RenderBatches RenderBatches,
    RenderOwned RenderOwned,
    RenderRecords RenderViews,
    ListFields ListFields,
    Func<string> DescribeDefault);
