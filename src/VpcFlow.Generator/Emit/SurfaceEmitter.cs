using VpcFlow.Generator.Model;
using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Emits the static members that a user calls.</summary>
internal static class SurfaceEmitter
{
    private const string Options = "global::VpcFlow.FlowLogReaderOptions? options = null";
    private const string WriterOptions = "global::VpcFlow.EcsWriterOptions? options = null";

    public static void Emit(SourceWriter writer, RecordPlan plan, FlowLogClassSpec spec)
    {
        string format = string.Join(" ", plan.Slots.Select(s => "${" + s.Info.Name + "}"));
        writer.Line($"private static readonly global::VpcFlow.FlowLogParser s_flowLogParser = global::VpcFlow.Generated.GeneratedParser.Create<RecordCodec, RecordRow>(");
        writer.Line($"    global::VpcFlow.FlowLogFormat.Parse(\"{format}\"),");
        writer.Line($"    {ParserOptions(spec)});");
        writer.Line();
        Member(writer, "The format of the lines.", "public static global::VpcFlow.FlowLogFormat Format => s_flowLogParser.Format;");
        Member(writer, "The parser of this format, for streams and wherever a <see cref=\"global::VpcFlow.FlowLogParser\"/> is wanted.",
            "public static global::VpcFlow.FlowLogParser Default => s_flowLogParser;");
        Member(writer, "Reads records one by one. Lines that can't be read are counted and passed to <see cref=\"global::VpcFlow.FlowLogReaderOptions.OnRejected\"/>, never thrown.",
            $"public static Records Parse({Names.Span} utf8, {Options}) => new Records(utf8, options);");
        Member(writer, "Reads the records of a batch one by one; see <c>ReadAsync</c>.",
            $"public static Records Parse({Names.Batch} batch) => new Records(batch);");
        EmitReadAsync(writer, "Reads a stream as batches of whole lines, in memory that does not grow with the input; <c>Parse</c> gives the records of a batch. Gzip is recognised by content.", Names.Stream);
        EmitReadAsync(writer, "Reads a pipe as batches of whole lines; the pipe is not completed.", Names.PipeReader);
        EmitReadAsync(writer, "Reads memory in several pieces as batches of whole lines; a piece may end within a line.", Names.Sequence);
        writer.Line("/// <summary>Reads one line; <see langword=\"false\"/> if it is no record of this format. The record stays valid as long as the line.</summary>");
        writer.Line(Names.Generated);
        using (writer.BeginBlock($"public static bool TryParse({Names.Span} line, out Record record)"))
        {
            writer.Line("using Records records = new Records(line, null);");
            using (writer.BeginBlock("if (records.MoveNext())"))
            {
                writer.Line("record = records.Detach();");
                writer.Line("if (!records.MoveNext() && records.Summary.RejectedLines == 0)");
                writer.Line("    return true;");
            }

            writer.Line();
            writer.Line("record = default;");
            writer.Line("return false;");
        }

        writer.Line();
        Member(writer, "Writes the records as ECS documents, each on one line that ends with a line feed.",
            $"public static global::VpcFlow.FlowLogSummary WriteEcs({Names.Span} utf8, global::System.Buffers.IBufferWriter<byte> output, {WriterOptions}) => s_flowLogParser.WriteEcs(utf8, output, options);");
    }

    private static void EmitReadAsync(SourceWriter writer, string summary, string input)
        => Member(writer, summary,
            $"public static global::VpcFlow.FlowLogBatches ReadAsync({input} input, {Options}, {Names.CancellationToken} cancellationToken = default) => s_flowLogParser.ReadAsync(input, options, cancellationToken);");

    private static void Member(SourceWriter writer, string summary, string member)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line(Names.Generated);
        writer.Line(member);
        writer.Line();
    }

    private static string ParserOptions(FlowLogClassSpec spec)
    {
        string fields = spec.Fields is { } projection
            ? ", Fields = new global::VpcFlow.FlowLogField[] { " + string.Join(", ", projection.Select(f => "global::VpcFlow.FlowLogField." + (FlowLogField)f)) + " }"
            : "";
        string preserve = spec.PreserveOriginal ? "true" : "false";
        return $"new global::VpcFlow.FlowLogParserOptions {{ Ecs = global::VpcFlow.EcsVersion.{spec.Ecs}, PreserveOriginal = {preserve}{fields} }}";
    }
}
