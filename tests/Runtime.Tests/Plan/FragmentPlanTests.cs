using System.Collections.Immutable;
using VpcFlow.Ecs;
using VpcFlow.Plan;

namespace VpcFlow.Tests.Plan;

/// <summary>Plans with fragments, worked out by hand: each is the first child of its object and changes none of the others.</summary>
public class FragmentPlanTests
{
    [Fact]
    public void Create_ObjectsThatAreAlwaysWritten_HaveFragmentsInTheirConstants()
        => Assert.Equal(
            [
                """literal «{"@timestamp":"»""",
                "Timestamp -1 -1",
                """literal «","ecs":{"version":"8.11.0"},"event":{»""",
                "if Fragment: «» Event «,»",
                """literal «"kind":"event","category":["network"],"type":["connection"],"original":"»""",
                "Original",
                """literal «"},"cloud":{»""",
                "if Fragment: «» Cloud «,»",
                """literal «"provider":"aws","account":{"id":"»""",
                "Text 0",
                """literal «"}},"aws":{»""",
                "if Fragment: «» Aws «,»",
                """literal «"vpcflow":{»""",
                "if Fragment: «» VpcFlow «,»",
                """literal «"account_id":"»""",
                "Text 0",
                """literal «"}},"source":{»""",
                "if Fragment: «» Source «,»",
                """literal «"address":"»""",
                "Validated 1",
                """literal «","ip":"»""",
                "Validated 1",
                """literal «"},"network":{"type":"»""",
                "NetworkType 1",
                """literal «"},"related":{"ip":[»""",
                "RelatedAddresses 1",
                """literal «]},"tags":[»""",
                "if Fragment: «» Tags «,»",
                """literal «"preserve_original_event"],»""",
                """if Fragment: «"log":{» Log «},»""",
                """literal «"data_stream":{"type":"logs","dataset":"aws.vpcflow","namespace":"»""",
                "Namespace",
                """literal «"}}⏎»""",
            ],
            Lines("account-id srcaddr", [0, 1], preserveOriginal: true));

    [Fact]
    public void Create_ObjectsThatCanBeEmpty_HaveFragmentsInThem()
        => Assert.Equal(
            [
                """open «"destination":{»""",
                "if 1: «» Destination «,»",
                """if 1: «"address":"» Validated 1 «",»""",
                """if 1: «"ip":"» Validated 1 «",»""",
                """close «"destination":{»""",
                """open «"aws":{»""",
                "if Fragment: «» Aws «,»",
                """open «"vpcflow":{»""",
                "if Fragment: «» VpcFlow «,»",
                """if 0: «"vpc_id":"» Text 0 «",»""",
                """close «"vpcflow":{»""",
                """close «"aws":{»""",
            ],
            Lines("vpc-id dstaddr", []).SkipWhile(l => !l.StartsWith("open", StringComparison.Ordinal)).Take(12));

    /// <summary>Objects and arrays with nothing else in them are written only around a fragment.</summary>
    [Fact]
    public void Create_NothingElseInThem_WritesThemAroundTheFragment()
        => Assert.Equal(
            [
                """if Fragment: «"aws":{» Aws «},»""",
                """if Fragment: «"log":{» Log «},»""",
                """if Fragment: «"tags":[» Tags «],»""",
            ],
            Lines("srcport", [0]).Where(l => l.Contains("«\"", StringComparison.Ordinal) && l.StartsWith("if", StringComparison.Ordinal)));

    /// <summary>Any address of the format suffices for names; without all of them there are none.</summary>
    [Theory]
    [InlineData("srcaddr", 1)]
    [InlineData("pkt-dstaddr srcport", 1)]
    [InlineData("vpc-id srcport", 0)]
    public void Create_FormatWithAnyAddress_HasAPlaceForNames(string format, int expected)
        => Assert.Equal(expected, Lines(format, []).Count(l => l.Contains(" VpcFlow ", StringComparison.Ordinal)));

    /// <summary>The record's own region replaces that of the source.</summary>
    [Theory]
    [InlineData(new int[0], "if not 0: «» Cloud «,»")]
    [InlineData(new[] { 0 }, null)]
    public void Create_FormatWithRegion_WritesTheFragmentInItsAbsence(int[] known, string? expected)
        => Assert.Equal(expected, Lines("region", known).SingleOrDefault(l => l.Contains(" Cloud ", StringComparison.Ordinal)));

    /// <summary>An address that is not read has no members.</summary>
    [Fact]
    public void Create_FormatWithoutAddresses_HasNoPlacesForThem()
        => Assert.DoesNotContain(
            Lines("pkt-srcaddr dstport", []),
            l => l.Contains("Source", StringComparison.Ordinal) || l.Contains("Destination", StringComparison.Ordinal));

    /// <summary>The sizes of fragments are added up, each once.</summary>
    [Fact]
    public void Schemas_Always_HaveEachPlaceOnce()
    {
        foreach (EcsVersion version in Enum.GetValues<EcsVersion>())
        {
            DocumentSchema schema = EcsSchemas.Get(version);
            Assert.Equal(Enum.GetValues<FragmentPlace>(), Places([.. schema.Head, .. schema.Tail]));
            Assert.Equal(Enum.GetValues<FragmentPlace>().Take(5), Places(schema.Error));
        }

        static IEnumerable<FragmentPlace> Places(ImmutableArray<SchemaMember> members)
            => members.Where(m => m.Value == ValueKind.Fragment).Select(m => m.Place).Order();
    }

    [Theory]
    [InlineData(300, "is longer than a step copies")]
    [InlineData(200, null)]
    public void Create_LongNameAroundAFragment_Throws(int length, string? message)
    {
        var targets = new Dictionary<FlowLogField, ImmutableArray<FieldTarget>>();
        var fragment = new SchemaMember(new string('n', length) + ".", "") { Value = ValueKind.Fragment };
        var schema = new DocumentSchema("long", [new("a", "1"), fragment], targets, [], []);
        if (message is null)
        {
            Assert.NotEmpty(PlanText.Create("bytes", [], schema, fragments: true).Segments);
            return;
        }

        InvalidOperationException e = Assert.Throws<InvalidOperationException>(
            () => PlanText.Create("bytes", [], schema, fragments: true));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lines(string format, int[] known, bool preserveOriginal = false)
        => PlanText.Lines(PlanText.Create(format, known, preserveOriginal: preserveOriginal, fragments: true));
}
