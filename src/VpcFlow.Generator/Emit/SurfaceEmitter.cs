using VpcFlow.Generator.Model;
using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Emits the static members that a user calls.</summary>
internal static class SurfaceEmitter
{
    private const string Create = "global::VpcFlow.Generated.GeneratedParser.Create<RecordCodec, RecordRow>";

    private const string Read = "global::VpcFlow.Generated.GeneratedParser.TryRead<RecordCodec, RecordRow>";

    private const string Options = Names.ReaderOptions + "? options = null";

    private const string Cancellation = Names.CancellationToken + " cancellationToken = default";

    public static void Emit(SourceWriter writer, RecordPlan plan, FlowLogClassSpec spec)
    {
        string format = string.Join(" ", plan.Slots.Select(s => s.Column));
        writer.Lines($$"""
            private static readonly {{Names.Parser}} s_flowLogParser = {{Create}}(
                global::VpcFlow.FlowLogFormat.Parse("{{format}}"),
                {{ParserOptions(spec)}});

            /// <summary>The format of the lines.</summary>
            {{Names.Generated}}
            public static global::VpcFlow.FlowLogFormat Format => s_flowLogParser.Format;

            /// <summary>The parser of this format, for readers and other code that takes a <see cref="{{Names.Parser}}"/>.</summary>
            {{Names.Generated}}
            public static {{Names.Parser}} Default => s_flowLogParser;

            /// <summary>
            /// Reads records one by one. Rejected lines are counted and passed to <see cref="{{Names.ReaderOptions}}.OnRejected"/>, never
            /// thrown.
            /// </summary>
            {{Names.Generated}}
            public static Records Parse({{Names.Span}} utf8, {{Options}}) => new Records(utf8, options);

            /// <summary>Reads the records of a batch one by one; see <c>ReadAsync</c>.</summary>
            {{Names.Generated}}
            public static Records Parse({{Names.Batch}} batch) => new Records(batch);

            """);
        EmitReadAsync(
            writer,
            "Reads a stream as batches of whole lines, in memory that does not grow with the input; "
            + "<c>Parse</c> returns the records of a batch.",
            Names.Stream);
        EmitReadAsync(writer, "Reads a pipe as batches of whole lines; the pipe is not completed.", Names.PipeReader);
        EmitReadAsync(writer, "Reads memory in several pieces as batches of whole lines; a piece may end within a line.", Names.Sequence);
        writer.Lines($$"""
            /// <summary>
            /// Reads one line; returns <see langword="false"/> if it is not a record of this format. The record is valid as long as the
            /// line.
            /// </summary>
            {{Names.Generated}}
            public static bool TryParse({{Names.Span}} line, out Record record)
            {
                if (!{{Read}}(s_flowLogParser, line, out {{Names.Reader}} one))
                {
                    record = default;
                    return false;
                }

                record = new Record(ref one.Text, ref one.Starts, ref one.Row, one.Absent);
                return true;
            }

            """);
        EmitWrite(writer, spec.Documents);
    }

    private static void EmitReadAsync(SourceWriter writer, string summary, string input)
        => writer.Lines($"""
            /// <summary>{summary}</summary>
            {Names.Generated}
            public static global::VpcFlow.FlowLogBatches ReadAsync({input} input, {Options}, {Cancellation})
                => s_flowLogParser.ReadAsync(input, options, cancellationToken);

            """);

    private static void EmitWrite(SourceWriter writer, FlowLogDocumentKind kind)
    {
        string method = GeneratedMembers.NameOfWriter(kind);
        string documents = kind switch
        {
            FlowLogDocumentKind.Ecs => "ECS documents",
            FlowLogDocumentKind.Flat => "flat JSON",
            FlowLogDocumentKind.Ocsf => "OCSF events",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is not a kind of documents."),
        };
        string parameters = $"{Names.Span} utf8, {Names.Output} output, {Names.WriterOptions}? options = null";
        writer.Lines($$"""
            /// <summary>Writes the records as {{documents}}, each on one line that ends with a line feed.</summary>
            {{Names.Generated}}
            public static {{Names.Summary}} {{method}}({{parameters}})
                => s_flowLogParser.{{method}}(utf8, output, options);

            """);
    }

    private static string ParserOptions(FlowLogClassSpec spec)
    {
        string fields = spec.Fields is { } projection
            ? $", Fields = new global::VpcFlow.FlowLogField[] {{ {string.Join(", ", projection.Select(FieldName))} }}"
            : "";
        string preserve = spec.PreserveOriginal ? "true" : "false";
        string documents = spec.Documents == default ? "" : $"Documents = global::VpcFlow.FlowLogDocumentKind.{spec.Documents}, ";
        return $"new global::VpcFlow.FlowLogParserOptions "
            + $"{{ {documents}Ecs = global::VpcFlow.EcsVersion.{spec.Ecs}, PreserveOriginal = {preserve}{fields} }}";

        static string FieldName(int field) => "global::VpcFlow.FlowLogField." + (FlowLogField)field;
    }
}
