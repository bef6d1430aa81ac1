using System.Text;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Writes C# that uses a generated class as a user does: <c>foreach</c> over its records and all of their properties.</summary>
internal static class AdapterSource
{
    public const string Namespace = "VpcFlow.Generated";

    public static string AdapterName(int number) => $"{Namespace}.Adapter{number}";

    public static string Create(FormatCase format, int number) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Text;
        using System.Threading.Tasks;
        using VpcFlow;
        using VpcFlow.Generator.Tests.Generated;

        namespace {{Namespace}};

        [FlowLogFormat({{format.AttributeArguments}})]
        public partial class Format{{number}};

        public static class Adapter{{number}}
        {
            public static FlowLogParser Parser => Format{{number}}.Default;

            public static FlowLogSummary Write(ReadOnlySpan<byte> utf8, System.Buffers.IBufferWriter<byte> output, EcsWriterOptions options)
                => Format{{number}}.{{Writer(format)}}(utf8, output, options);

            public static void Render(ReadOnlySpan<byte> utf8, EcsWriterOptions options, List<string> rendered)
            {
                foreach (Format{{number}}.Record r in Format{{number}}.Parse(utf8, options))
                    rendered.Add(Render(r));
            }

            public static async Task<FlowLogSummary> RenderBatches(System.IO.Stream input, EcsWriterOptions options, List<string> rendered)
            {
                FlowLogBatches batches = Format{{number}}.ReadAsync(input, options);
                await foreach (FlowLogBatch batch in batches)
                {
                    foreach (Format{{number}}.Record r in Format{{number}}.Parse(batch))
                        rendered.Add(Render(r));
                }

                return batches.Summary;
            }

            /// <summary>Renders copies after the text that they were copied from has been cleared.</summary>
            public static void RenderOwned(byte[] utf8, EcsWriterOptions options, List<string> rendered)
            {
                var owned = new List<FlowLogOwnedRecord>();
                foreach (Format{{number}}.Record r in Format{{number}}.Parse(utf8, options))
                    owned.Add(r.ToOwned());
                Array.Clear(utf8);
                foreach (FlowLogOwnedRecord r in owned)
                {
                    string all = RenderAny(r.Record);
                    FlowLogOwnedRecord again = r.Record.ToOwned();
                    if (RenderOwned(r) != RenderOwned(again) || RenderAny(again.Record) != all || r.ToString() != r.Record.ToString())
                        throw new InvalidOperationException($"The copy has {r}, its record {all}.");
                    rendered.Add(all);
                }
            }

            /// <summary>Renders records through <see cref="FlowLogRecord"/>, the view of records of any format.</summary>
            public static void RenderViews(ReadOnlySpan<byte> utf8, EcsWriterOptions options, List<string> rendered)
            {
                foreach (Format{{number}}.Record r in Format{{number}}.Parse(utf8, options))
                    rendered.Add(RenderAny(r));
            }

            /// <summary>Adds the line, the present fields one by one, and the text of each record.</summary>
            public static void ListFields(ReadOnlySpan<byte> utf8, List<string> lines, List<string> fields, List<string> texts)
            {
                foreach (Format{{number}}.Record r in Format{{number}}.Parse(utf8))
                {
                    lines.Add(Show.Line(r.Line));
                    var all = new StringBuilder();
                    foreach (FlowLogFieldValue f in r.PresentFields)
                        all.Append($"{f.Field} {f.Name}={Show.Text(f.Text)}\n");
                    fields.Add(all.ToString());
                    texts.Add(r.ToString());
                }
            }

            public static string DescribeDefault()
            {
                FlowLogOwnedRecord owned = default(Format{{number}}.Record).ToOwned();
                int count = 0;
                foreach (FlowLogFieldValue _ in default(Format{{number}}.Record).PresentFields)
                    count++;
                int length = default(Format{{number}}.Record).ToString().Length + owned.ToString().Length;
                return $"{count} fields, {length} characters, {RenderAny(owned.Record)}";
            }

            public static FlowLogSummary Sum(ReadOnlySpan<byte> utf8, out long sum)
            {
                sum = 0;
                Format{{number}}.Records records = Format{{number}}.Parse(utf8);
                foreach (Format{{number}}.Record r in records)
                {
                    {{Join(format, f => $"sum += {Term(f)};")}}
                    sum += r.Line.Length;
                }

                return records.Summary;
            }

            public static int First(ReadOnlySpan<byte> utf8)
            {
                using Format{{number}}.Records records = Format{{number}}.Parse(utf8);
                foreach (Format{{number}}.Record r in records)
                    return r.Line.Length;
                return 0;
            }

            public static bool TryParse(ReadOnlySpan<byte> line, out string rendered)
            {
                bool isRecord = Format{{number}}.TryParse(line, out Format{{number}}.Record r);

                // Reading another line must not change the record.
                Format{{number}}.TryParse(s_previous, out _);
                s_previous = line.ToArray();
                rendered = Render(r);
                return isRecord;
            }

            private static byte[] s_previous = [];

            private static string Render(Format{{number}}.Record r)
            {
                {{RenderBody(format)}}
            }

            private static string RenderAny(FlowLogRecord r)
            {
                {{RenderBody(format)}}
            }

            private static string RenderOwned(FlowLogOwnedRecord r)
            {
                var text = new StringBuilder();
                {{Join(format, f => $"text.Append(\"{f.Name}=\").Append({ShownOwned(f)}).Append(';');")}}
                return text.ToString();
            }
        }
        """;

    private static string Writer(FormatCase format) => format.Documents == FlowLogDocumentKind.Ecs ? "WriteEcs" : "WriteDocuments";

    private static string RenderBody(FormatCase format)
        => "var text = new StringBuilder();\n" + Join(format, f => $"text.Append(\"{f.Name}=\").Append({Shown(f)}).Append(';');")
            + "\nreturn text.Append(\"line=\").Append(Show.Line(r.Line)).ToString();";

    private static string Join(FormatCase format, Func<FlowLogFieldInfo, string> statement)
        => string.Join('\n', format.DecodedFields.Select(f => statement(FlowLogFieldInfo.Get(f))));

    private static string Shown(FlowLogFieldInfo field) => field.Kind switch
    {
        FlowLogFieldKind.Text => $"Show.Text(r.{field.PropertyName})",
        FlowLogFieldKind.Time => $"Show.Time(r.{field.PropertyName})",
        FlowLogFieldKind.Address => $"Show.Address(r.{field.PropertyName})",
        FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus => $"Show.Name(r.{field.PropertyName})",
        _ => $"Show.Number((long?)r.{field.PropertyName})",
    };

    /// <summary>A copy has text as a string; its record has it as UTF-8.</summary>
    private static string ShownOwned(FlowLogFieldInfo field) => field.Kind == FlowLogFieldKind.Text
        ? $"Show.Same(r.{field.PropertyName}, r.Record.{field.PropertyName})"
        : Shown(field);

    /// <summary>Reads a property without allocating.</summary>
    private static string Term(FlowLogFieldInfo field) => field.Kind switch
    {
        FlowLogFieldKind.Text => $"r.{field.PropertyName}.Length",
        FlowLogFieldKind.Time => $"r.{field.PropertyName}?.Second ?? 0",
        FlowLogFieldKind.Address => $"r.{field.PropertyName}?.GetHashCode() ?? 0",
        FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus => $"(int)r.{field.PropertyName}",
        _ => $"unchecked((int)(r.{field.PropertyName} ?? 0))",
    };
}
