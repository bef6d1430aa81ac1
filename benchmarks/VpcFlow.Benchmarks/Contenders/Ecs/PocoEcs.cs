using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>
/// <c>ReadLine</c>, <c>Split</c>, an object of parsed values, an object tree of the document, System.Text.Json with source generation; without Community ID.
/// </summary>
internal sealed class PocoEcs(Scope scope) : Contender(scope, "Split + POCO + System.Text.Json, no Community ID")
{
    private static readonly JsonWriterOptions s_options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override FieldSums Run(BenchmarkInput input)
    {
        input.Sink.Reset();
        using var reader = new StreamReader(new MemoryStream(input.Text, writable: false), Encoding.UTF8);
        return new FieldSums { Records = Convert(reader, input.Format, input.Sink, Scope == Scope.EcsOriginal, static _ => { }) };
    }

    /// <summary>Converts all lines; <paramref name="onRecord"/> may take what was written.</summary>
    public static long Convert(StreamReader reader, FormatCase format, DocumentSink sink, bool withOriginal, Action<DocumentSink> onRecord)
    {
        long records = 0;
        using var writer = new Utf8JsonWriter(sink, s_options);
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(' ');
            if (fields.Length != format.FieldCount())
                continue;
            PocoV2 record = format switch
            {
                FormatCase.V2 => SplitPoco.ReadV2(fields),
                FormatCase.V5 => SplitPoco.ReadV5(fields),
                _ => SplitPoco.ReadV11(fields),
            };
            writer.Reset(sink);
            JsonSerializer.Serialize(writer, PocoDocument.Make(record, fields, withOriginal ? line : null), EcsJsonContext.Default.EcsDocument);
            writer.Flush();
            sink.GetSpan(1)[0] = (byte)'\n';
            sink.Advance(1);
            records++;
            onRecord(sink);
        }

        return records;
    }
}
