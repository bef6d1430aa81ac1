extern alias VpcFlowGenerator;

using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VpcFlow.Generator.Tests.Generated;
using VpcFlowGenerator::VpcFlow.Generator.Emit;
using VpcFlowGenerator::VpcFlow.Generator.Model;
using GeneratorColumn = VpcFlowGenerator::VpcFlow.FlowLogColumn;
using GeneratorField = VpcFlowGenerator::VpcFlow.FlowLogField;
using GeneratorVersion = VpcFlowGenerator::VpcFlow.EcsVersion;

namespace VpcFlow.Generator.Tests.Emitting;

/// <summary>The head of a generated file names the members of the document that depend on each field, and no others.</summary>
public partial class HeaderTests
{
    public static TheoryData<FlowLogField, EcsVersion> Cases()
    {
        var cases = new TheoryData<FlowLogField, EcsVersion>();
        foreach (EcsVersion version in Enum.GetValues<EcsVersion>())
        {
            foreach (FlowLogField field in Enum.GetValues<FlowLogField>())
                cases.Add(field, version);
        }

        return cases;
    }

    /// <summary>The members that are different in the documents of a record with the field and of one without it.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Emit_FieldAlone_NamesTheMembersThatItChanges(FlowLogField field, EcsVersion version)
    {
        FlowLogFormat format = FlowLogFormat.Create(field);
        FlowLogParser parser = FlowLogParser.Create(format, new FlowLogParserOptions { Ecs = version });
        Dictionary<string, string> without = Values(parser, "-");
        IEnumerable<string> changed = Values(parser, Value(FlowLogFieldInfo.Get(field).Kind))
            .Where(v => without.GetValueOrDefault(v.Key) != v.Value)
            .Select(v => v.Key);
        Assert.Equal(changed, Members(Head(format, version).Single()));
    }

    [Fact]
    public void Emit_FieldsOfACommunityId_NameIt()
        => Assert.All(
            Head(FlowLogFormat.Parse("srcaddr dstaddr protocol srcport dstport"), EcsVersion.V8_11),
            line => Assert.Contains("network.community_id", Members(line)));

    [Fact]
    public void Emit_FieldThatIsNotRead_NamesNothing()
        => Assert.Equal(
            ["   0  bytes   Long       source.bytes:number, network.bytes:number", "   1  action  not read"],
            Head(FlowLogFormat.Parse("bytes action"), EcsVersion.V8_11, FlowLogField.Bytes));

    [Fact]
    public void Emit_SkippedColumn_IsNamedAtTheHead()
        => Assert.Equal(
            [
                "   0  bytes      Long       source.bytes:number, network.bytes:number",
                "   1  new-field  skipped",
                "   2  bytes      skipped",
            ],
            Head(FlowLogFormat.Parse("bytes ?new-field bytes"), EcsVersion.V8_11));

    /// <summary>The lines of fields at the head of a file.</summary>
    private static string[] Head(FlowLogFormat format, EcsVersion version, params FlowLogField[] projection)
    {
        var spec = new FlowLogClassSpec(
            "",
            new EquatableArray<TypeDeclaration>([new TypeDeclaration("class", "C")]),
            "C",
            new EquatableArray<GeneratorColumn>([.. format.Columns.Select(c => new GeneratorColumn(c.Name, (GeneratorField?)c.Field))]),
            default,
            (GeneratorVersion)version,
            PreserveOriginal: false,
            Fields: projection.Length == 0 ? null : new EquatableArray<int>([.. projection.Select(f => (int)f)]),
            IsIncomplete: false);
        return [.. LinePattern().Matches(FileEmitter.Emit(spec)).Select(m => m.Groups[1].Value)];
    }

    /// <summary>The paths in a line, without what says how the value is written.</summary>
    private static IEnumerable<string> Members(string line) => line.Split("  ")[^1].Trim().Split(", ").Select(m => m.Split(':', '=')[0]);

    private static Dictionary<string, string> Values(FlowLogParser parser, string line)
    {
        var output = new ExactBufferWriter();
        parser.WriteEcs(Encoding.ASCII.GetBytes(line), output, new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch });
        return Leaves(JsonNode.Parse(output.ToArray())!.AsObject(), "").ToDictionary();
    }

    private static IEnumerable<(string Path, string Json)> Leaves(JsonObject json, string prefix)
        => json.SelectMany(
            m => m.Value is JsonObject inner ? Leaves(inner, prefix + m.Key + ".") : [(prefix + m.Key, m.Value!.ToJsonString())]);

    private static string Value(FlowLogFieldKind kind) => kind switch
    {
        FlowLogFieldKind.Address => "10.0.0.1",
        FlowLogFieldKind.Action => "REJECT",
        FlowLogFieldKind.Text or FlowLogFieldKind.LogStatus => "text",
        FlowLogFieldKind.Integer or FlowLogFieldKind.Long or FlowLogFieldKind.Port => "6",
        FlowLogFieldKind.Protocol or FlowLogFieldKind.TcpFlags or FlowLogFieldKind.Time => "6",
        _ => throw new InvalidOperationException($"{kind} is not a kind of field."),
    };

    [GeneratedRegex(@"^// ( +\d+  .*)$", RegexOptions.Multiline)]
    private static partial Regex LinePattern();
}
