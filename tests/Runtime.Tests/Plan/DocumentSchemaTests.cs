using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using VpcFlow.Ecs;
using VpcFlow.Formatting;
using VpcFlow.Plan;

namespace VpcFlow.Tests.Plan;

/// <summary>Documents follow their schema, whatever it is.</summary>
public class DocumentSchemaTests
{
    public static TheoryData<EcsVersion> Versions => [.. Enum.GetValues<EcsVersion>()];

    public static TheoryData<FlowLogField> Fields => [.. Enum.GetValues<FlowLogField>()];

    [Theory]
    [InlineData(
        "10.0.0.1 443 6 2 1477913708 ACCEPT 10.0.0.2",
        """
        {"class_uid":4001,"time_dt":"2016-10-31T11:35:08.000Z","src_endpoint":{"ip":"10.0.0.1","port":443},
        "connection_info":{"protocol_num":6,"protocol_name":"tcp","is_known":"yes","flags":"2"},"start_time_dt":"2016-10-31T11:35:08.000Z",
        "status":"success","observables":["10.0.0.1","10.0.0.2"],"metadata":{"product":"VPC"}}
        """)]
    [InlineData("- - - - - - -", """{"class_uid":4001,"time_dt":"1970-01-01T00:00:00.000Z","metadata":{"product":"VPC"}}""")]
    public void WriteEcs_ThirdSchema_WritesItsMembers(string line, string expected)
        => Assert.Equal(expected.Replace("\n", "", StringComparison.Ordinal) + "\n", Write(line, preserveOriginal: false));

    [Fact]
    public void WriteEcs_ThirdSchemaWithOriginal_WritesTheLineWhereTheSchemaPutsIt()
        => Assert.Equal(
            """{"class_uid":4001,"time_dt":"1970-01-01T00:00:00.000Z","raw_data":"- - - - - - -","metadata":{"product":"VPC"}}""" + "\n",
            Write("- - - - - - -", preserveOriginal: true));

    [Fact]
    public void Create_UnknownVersion_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => FlowLogParser.Create(FlowLogFormat.Parse("bytes"), new FlowLogParserOptions { Ecs = (EcsVersion)99 }));

    /// <summary>No field may be forgotten, and a part must belong to a member that takes the field.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public void Targets_OfEcs_CoverEveryFieldAndNameMembersOfTheSchema(EcsVersion version)
    {
        DocumentSchema schema = EcsSchemas.Get(version);
        foreach (FlowLogField field in Enum.GetValues<FlowLogField>())
        {
            Assert.NotEmpty(schema.TargetsOf(field));
            foreach (FieldTarget part in schema.TargetsOf(field).Where(t => t.Form == TargetForm.Part))
                Assert.Contains(field, Assert.Single([.. schema.Head, .. schema.Tail], m => m.Path == part.Path).Fields);
        }
    }

    /// <summary>The public texts are those of the specification.</summary>
    [Theory]
    [MemberData(nameof(Fields))]
    public void EcsTargets_OfEveryField_AreSpelledAsSpecified(FlowLogField field)
    {
        FlowLogFieldInfo info = FlowLogFieldInfo.Get(field);
        Assert.Equal(OracleFields.Get(info.Name).Targets, string.Join(", ", info.EcsTargets));
    }

    /// <summary>Every form can show some fields; for others creation fails, since the document would not be JSON.</summary>
    [Fact]
    public void Create_EveryFormWithEveryField_FitsOrThrows()
    {
        foreach (TargetForm form in Enum.GetValues<TargetForm>())
        {
            var target = new FieldTarget("a.b", form);
            Assert.StartsWith("a.b", target.Notation, StringComparison.Ordinal);
            foreach (FlowLogFieldInfo info in FlowLogFieldInfo.All)
            {
                var targets = new Dictionary<FlowLogField, ImmutableArray<FieldTarget>> { [info.Field] = [target] };
                var schema = new DocumentSchema("one", [], targets, [new("c", "1")], []);
                if (target.Fits(RecordPlan.Create([info.Field], null).Slots[0]))
                    Assert.NotEmpty(PlanText.Create(info.Name, [], schema).Segments);
                else
                    Assert.Throws<InvalidOperationException>(() => PlanText.Create(info.Name, [], schema));
            }
        }
    }

    [Fact]
    public void Form_Unknown_Throws()
    {
        var target = new FieldTarget("a", (TargetForm)99);
        Assert.Throws<InvalidOperationException>(() => target.Notation);
        Assert.Throws<InvalidOperationException>(() => target.Fits(RecordPlan.Create([FlowLogField.Bytes], null).Slots[0]));
    }

    /// <summary>Creation of a plan fails if its documents would not be JSON, or their sizes would be wrong.</summary>
    [Theory]
    [InlineData("a", "a", "1", "takes the place of another one")]
    [InlineData("a", "a.b", "1", "takes the place of another one")]
    [InlineData("a.b", "a", "1", "is an object, too")]
    [InlineData("a[]", "a", "1", "makes an array of an object, or the reverse")]
    [InlineData("a[]", "a.b", "1", "makes an array of an object, or the reverse")]
    [InlineData("a.b", "a[]", "1", "makes an array of an object, or the reverse")]
    [InlineData("a", "b", "\"é\"", "printable ASCII")]
    [InlineData("a", "b", "\n", "printable ASCII")]
    [InlineData("a", "ü", "1", "printable ASCII")]
    public void Create_SchemaThatContradictsItself_Throws(string first, string second, string json, string message)
    {
        var targets = new Dictionary<FlowLogField, ImmutableArray<FieldTarget>>();
        var schema = new DocumentSchema("bad", [new(first, "1"), new(second, json)], targets, [], []);
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => PlanText.Create("bytes", [], schema));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    /// <summary>The code for a value reads as many fields as it needs, whether or not they exist.</summary>
    [Theory]
    [InlineData("Timestamp", 1)]
    [InlineData("Timestamp", 3)]
    [InlineData("CommunityId", 3)]
    [InlineData("Outcome", 0)]
    [InlineData("RelatedAddresses", 0)]
    [InlineData("RelatedAddresses", 5)]
    [InlineData("None", 1)]
    [InlineData("Message", 0)]
    public void Create_ValueOfTooFewOrTooManyFields_Throws(string kind, int fields)
    {
        var member = new SchemaMember("a", "\"")
        {
            Value = Enum.Parse<ValueKind>(kind),
            Close = "\"",
            Fields = [.. Enum.GetValues<FlowLogField>().Take(fields)],
        };
        DocumentSchema schema = TinySchema.Value with { Tail = [member] };
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => PlanText.Create("bytes", [], schema));
        Assert.StartsWith("'a' can't", e.Message, StringComparison.Ordinal);
    }

    /// <summary>The end of an optional member is copied by a store of four bytes.</summary>
    [Theory]
    [InlineData("]}]", true)]
    [InlineData("]}]}", false)]
    public void Create_LongTextAfterAnOptionalValue_Throws(string close, bool isAccepted)
    {
        var member = new SchemaMember("a", "[{\"b\":[")
        {
            Value = ValueKind.RelatedAddresses,
            Close = close,
            Fields = [FlowLogField.SourceAddress],
            Required = [FlowLogField.SourceAddress],
        };
        DocumentSchema schema = TinySchema.Value with { Tail = [member] };
        Assert.NotEmpty(PlanText.Create("srcaddr", [0], schema).Segments);
        if (isAccepted)
            Assert.NotEmpty(PlanText.Create("srcaddr", [], schema).Segments);
        else
            Assert.Throws<InvalidOperationException>(() => PlanText.Create("srcaddr", [], schema));
    }

    /// <summary>The closing brace must not overwrite the opening one.</summary>
    [Theory]
    [InlineData("bytes", false, "literal «{»", "end «}⏎»")]
    [InlineData(
        "srcport",
        false,
        "literal «{»",
        "open «\"src_endpoint\":{»",
        "if 0: «\"port\":» Validated 0 «,»",
        "close «\"src_endpoint\":{»",
        "end «}⏎»")]
    [InlineData("srcport", true, "literal «{\"src_endpoint\":{\"port\":»", "Validated 0", "literal «}}⏎»")]
    public void Create_SchemaWithoutConstants_EndsAnEmptyDocument(string format, bool isKnown, params string[] expected)
    {
        DocumentSchema schema = TinySchema.Value with { Head = [], Tail = [], Error = [] };
        Assert.Equal(expected, PlanText.Lines(PlanText.Create(format, isKnown ? [0] : [], schema)));
    }

    [Fact]
    public void CreateError_SchemaWithoutErrors_Throws()
        => Assert.Throws<InvalidOperationException>(() => DocumentPlan.CreateError(TinySchema.Value with { Error = [] }));

    private static string Write(string line, bool preserveOriginal)
    {
        FlowLogFormat format = FlowLogFormat.Parse("srcaddr srcport protocol tcp-flags start action dstaddr");
        var options = new FlowLogParserOptions { Schema = TinySchema.Value, PreserveOriginal = preserveOriginal };
        FlowLogParser parser = FlowLogParser.Create(format, options);
        var output = new ArrayBufferWriter<byte>();
        parser.WriteEcs(Encoding.ASCII.GetBytes(line), output, new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch });
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
