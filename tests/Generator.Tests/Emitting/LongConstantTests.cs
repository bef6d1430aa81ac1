extern alias VpcFlowGenerator;

using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using VpcFlow.Generator.Tests.Generated;
using VpcFlow.Generator.Tests.Support;
using VpcFlowGenerator::VpcFlow.Ecs;
using VpcFlowGenerator::VpcFlow.Generator.Emit;
using VpcFlowGenerator::VpcFlow.Generator.Model;
using VpcFlowGenerator::VpcFlow.Plan;
using Column = VpcFlowGenerator::VpcFlow.FlowLogColumn;
using Field = VpcFlowGenerator::VpcFlow.FlowLogField;
using Version = VpcFlowGenerator::VpcFlow.EcsVersion;

namespace VpcFlow.Generator.Tests.Emitting;

/// <summary>Constants and names that are longer than what one step copies, in generated code that is compiled and run.</summary>
public class LongConstantTests
{
    private const string Format = "account-id bytes protocol end vpc-id type";

    /// <summary>
    /// Records with the fields of version 2, which generated code writes; without one of these the interpreter writes,
    /// which knows the project's own schemas only.
    /// </summary>
    private static readonly string[] s_lines =
    [
        "12 840 6 1477913708 vpc-1 IPv4", "12 840 253 1477913708 vpc-1 IPv4", "12 840 6 1477913708 - -", "12 840 6 1477913708 vpc-1 -",
        "12 840 6 1477913708 - IPv4",
    ];

    [Theory]
    [InlineData(255)]
    [InlineData(300)]
    [InlineData(512)]
    [InlineData(600)]
    public void WriteEcs_SchemaWithLongConstants_WritesThemWhole(int length)
    {
        string text = Long('x', length);
        var transport = new FieldTarget("inner." + Long('p', length), TargetForm.Transport);
        DocumentSchema schema = EcsSchemas.Get(Version.V8_11);
        schema = schema with
        {
            Head = schema.Head.Add(new("labels.head", $"\"{text}\"")).Add(new("event.long", $"\"{text}\"")),
            Targets = new Dictionary<Field, ImmutableArray<FieldTarget>>(schema.Targets.ToDictionary())
            {
                [Field.AccountId] = schema.TargetsOf(Field.AccountId).Add(new FieldTarget(Long('a', length), TargetForm.Text)),
                [Field.VpcId] = schema.TargetsOf(Field.VpcId).Add(new FieldTarget(Long('v', length), TargetForm.Text)),
                [Field.Bytes] = schema.TargetsOf(Field.Bytes).Add(new FieldTarget("always", TargetForm.Constant) { Constant = text }),
                [Field.TrafficType] = schema.TargetsOf(Field.TrafficType)
                    .Add(new FieldTarget("sometimes", TargetForm.Constant) { Constant = text }),
                [Field.Protocol] = schema.TargetsOf(Field.Protocol).Add(transport),
            },
            Tail = schema.Tail.Add(new SchemaMember("labels.tail", $"\"{text}\"")),
        };
        WriteDocuments write = Load(FileEmitter.Emit(Spec(), schema));
        FlowLogParser standard = FlowLogParser.Create(FlowLogFormat.Parse(Format));
        IEnumerable<(string Line, FlowLogOrigin? Origin)> inputs = s_lines.SelectMany(
            line => new[] { (line, null), (line, FlowLogOrigin.S3Object("bucket", "key", "region")) });
        foreach ((string line, FlowLogOrigin? origin) in inputs)
        {
            JsonObject expected = Document(standard.WriteEcs, line, origin);
            string[] fields = line.Split(' ');
            expected["event"]!["long"] = text;
            expected["labels"] = new JsonObject { ["head"] = text, ["tail"] = text };
            expected[Long('a', length)] = fields[0];
            expected["always"] = text;
            if (fields[2] == "6")
                expected["inner"] = new JsonObject { [Long('p', length)] = "tcp" };
            if (fields[4] != "-")
                expected[Long('v', length)] = fields[4];
            if (fields[5] != "-")
                expected["sometimes"] = text;
            JsonObject actual = Document(write, line, origin);
            Assert.True(JsonNode.DeepEquals(expected, actual), $"{line} with constants of {length} bytes is\n{actual}");
        }
    }

    /// <summary>No two positions are alike, so that a piece in the place of another one is seen.</summary>
    private static string Long(char first, int length)
        => string.Concat(Enumerable.Range(0, length).Select(i => (char)(i == 0 ? first : 'a' + (i * 7 % 25))));

    private static FlowLogClassSpec Spec() => new(
        "",
        new EquatableArray<TypeDeclaration>([new TypeDeclaration("class", "LongLogs")]),
        "LongLogs",
        new EquatableArray<Column>([.. FlowLogFormat.Parse(Format).Columns.Select(c => new Column(c.Name, (Field?)c.Field))]),
        default,
        Version.V8_11,
        PreserveOriginal: false,
        Fields: null,
        IsIncomplete: false);

    private static WriteDocuments Load(string generated)
    {
        const string Adapter = """
            public partial class LongLogs
            {
                public static VpcFlow.FlowLogSummary Write(
                    System.ReadOnlySpan<byte> utf8, System.Buffers.IBufferWriter<byte> output, VpcFlow.EcsWriterOptions options)
                    => WriteEcs(utf8, output, options);
            }
            """;
        CSharpCompilationOptions options = GeneratorHarness.LibraryOptions.WithOptimizationLevel(OptimizationLevel.Release);
        CSharpCompilation compilation = GeneratorHarness.Compile(options, GeneratorHarness.ParseOptions, Adapter, generated);
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        Type type = new AssemblyLoadContext(null).LoadFromStream(image).GetType("LongLogs")!;
        return type.GetMethod("Write", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<WriteDocuments>();
    }

    private static JsonObject Document(WriteDocuments write, string line, FlowLogOrigin? origin)
    {
        var output = new ExactBufferWriter();
        var options = new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch, Origin = origin };
        write(Encoding.ASCII.GetBytes(line), output, options);
        return JsonNode.Parse(output.ToArray())!.AsObject();
    }
}
