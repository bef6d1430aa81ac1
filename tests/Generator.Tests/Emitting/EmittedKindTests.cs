extern alias VpcFlowGenerator;

using System.Collections.Immutable;
using VpcFlowGenerator::VpcFlow.Ecs;
using VpcFlowGenerator::VpcFlow.Flat;
using VpcFlowGenerator::VpcFlow.Generator.Emit;
using VpcFlowGenerator::VpcFlow.Ocsf;
using VpcFlowGenerator::VpcFlow.Plan;
using Field = VpcFlowGenerator::VpcFlow.FlowLogField;
using FieldInfo = VpcFlowGenerator::VpcFlow.FlowLogFieldInfo;
using Kind = VpcFlowGenerator::VpcFlow.FlowLogFieldKind;
using ParquetType = VpcFlowGenerator::VpcFlow.FlowLogParquetType;
using Scope = VpcFlowGenerator::VpcFlow.FlowLogFieldScope;

namespace VpcFlow.Generator.Tests.Emitting;

/// <summary>The emitters know every kind of value and field; a new one without code is an error of the generator, not wrong code.</summary>
public class EmittedKindTests
{
    private static readonly ImmutableArray<Field> s_fields =
    [
        Field.SourceAddress, Field.DestinationAddress, Field.Protocol, Field.SourcePort, Field.DestinationPort,
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Emit_EveryKindOfValue_CallsTheWriterOrIsRefused(bool isRequired)
    {
        foreach (ValueKind kind in Enum.GetValues<ValueKind>())
        {
            var traits = ValueTraits.Of(kind);
            ImmutableArray<Field> fields = [.. s_fields.Take(traits.Fields)];
            var member = new SchemaMember("member", "\"")
            {
                Value = kind,
                Close = "\"",
                Fields = fields,
                Required = isRequired ? fields : [],
                Choice = kind switch
                {
                    ValueKind.Choice => OcsfChoices.DispositionId,
                    ValueKind.Caption => OcsfChoices.Disposition,
                    _ => null,
                },
                Values = OcsfChoices.Directions,
                Cases = 1,
            };
            if (kind != ValueKind.None && traits.Call is null)
            {
                Assert.Throws<InvalidOperationException>(() => Emit(member));
                continue;
            }

            string code = Emit(member);
            Assert.Contains("\"member\":\"", code, StringComparison.Ordinal);
            Assert.DoesNotContain("{", code.Replace("// {", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    /// <summary>A document that has steps of every kind, so that none of them is without code.</summary>
    [Fact]
    public void Emit_EveryKindOfSegment_IsWritten()
    {
        var plan = RecordPlan.Create([Field.Protocol, Field.SourcePort], null);
        var document = DocumentPlan.Create(plan, EcsSchemas.Get(default), default, static slot => slot == 0);
        var flat = DocumentPlan.Create(plan, FlatSchema.Value, default, static _ => false);
        IEnumerable<SegmentKind> kinds = document.Segments.Concat(flat.Segments).Select(s => s.Kind);
        Assert.Equal(Enum.GetValues<SegmentKind>(), kinds.Distinct().Order());
        var writer = new SourceWriter();
        var emitter = new DocumentEmitter(writer, plan, new LiteralPool());
        emitter.Emit(document);
        emitter.Emit(flat);
        Assert.Contains("CloseObject", writer.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("CloseDocument(ref output, at);\nreturn at;\n", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Type_OfEveryKindOfField_IsKnown()
    {
        Assert.All(Enum.GetValues<Kind>(), kind => Assert.NotEmpty(FieldProperty.Type(Slot(kind))));
        Assert.Throws<InvalidOperationException>(() => FieldProperty.Type(Slot((Kind)99)));
    }

    private static string Emit(SchemaMember member)
    {
        var targets = new Dictionary<Field, ImmutableArray<FieldTarget>>();
        var schema = new DocumentSchema("one", [new("first", "1"), member], targets, [], []);
        var plan = RecordPlan.Create(s_fields, null);
        var writer = new SourceWriter();
        var options = new DocumentOptions(PreserveOriginal: false, Fragments: true);
        new DocumentEmitter(writer, plan, new LiteralPool()).Emit(DocumentPlan.Create(plan, schema, options, static _ => false));
        return writer.ToString();
    }

    private static FieldSlot Slot(Kind kind)
        => new(0, new("x", default(Field)), true) { Info = new FieldInfo(default, "x", 2, Scope.Both, kind, ParquetType.Utf8, [], "X.") };
}
