using System.Text.RegularExpressions;
using VpcFlow.Formatting;
using VpcFlow.Plan;

namespace VpcFlow.Tests.Plan;

/// <summary>
/// Plans worked out by hand from the rules of the documents: which parts are constant, which are copied, and which depend on a field.
/// </summary>
public class DocumentPlanTests
{
    private const int TimeSize = 24;
    private const int NamespaceSize = 100;

    private const string Begin = """literal «{"@timestamp":"»""";

    private const string EcsAndEvent =
        "\",\"ecs\":{\"version\":\"8.11.0\"},\"event\":{\"kind\":\"event\",\"category\":[\"network\"],\"type\":[\"connection\"]},";

    private const string Constants = "literal «" + EcsAndEvent + "\"cloud\":{\"provider\":\"aws\"},»";

    private const string DataStream = """literal «"data_stream":{"type":"logs","dataset":"aws.vpcflow","namespace":"»""";

    private const string End = """literal «"}}⏎»""";

    [Fact]
    public void Create_FieldThatCanBeAbsent_IsOptional()
    {
        DocumentPlan plan = PlanText.Create("bytes", []);
        AssertPlan(
            plan,
            TimeSize + NamespaceSize,
            Begin,
            "Timestamp -1 -1",
            Constants,
            """open «"source":{»""",
            """if 0: «"bytes":» Validated 0 «,»""",
            """close «"source":{»""",
            """open «"network":{»""",
            """if 0: «"bytes":» Validated 0 «,»""",
            """close «"network":{»""",
            DataStream,
            "Namespace",
            End);
        Assert.Equal(2, plan.CopiesOfLine);
    }

    [Fact]
    public void Create_FieldsKnownToBePresent_AreConstantsAndCopies()
        => AssertPlan(
            PlanText.Create("end bytes start", [0, 1, 2]),
            (3 * TimeSize) + NamespaceSize,
            Begin,
            "Time 0",
            """literal «","ecs":{"version":"8.11.0"},"event":{"kind":"event","category":["network"],"type":["connection"],"start":"»""",
            "Time 2",
            """literal «","end":"»""",
            "Time 0",
            """literal «"},"cloud":{"provider":"aws"},"source":{"bytes":»""",
            "Validated 1",
            """literal «},"network":{"bytes":»""",
            "Validated 1",
            """literal «},"data_stream":{"type":"logs","dataset":"aws.vpcflow","namespace":"»""",
            "Namespace",
            End);

    /// <summary>Without an end, the start is the document's time only if it is present.</summary>
    [Theory]
    [InlineData("start", "Timestamp -1 0")]
    [InlineData("start end", "Timestamp 1 0")]
    [InlineData("end start", "Timestamp 0 1")]
    public void Create_OnlyStartIsKnown_LeavesTheTimeToTheRecord(string format, string value)
        => Assert.Equal(value, PlanText.Lines(PlanText.Create(format, [Array.IndexOf(format.Split(' '), "start")])).ElementAt(1));

    /// <summary>The keyword is absent for a number without one; the end of the object then overwrites the comma of the number.</summary>
    [Fact]
    public void Create_ValueThatCanBeAbsent_IsOptionalInAKnownObject()
        => AssertPlan(
            PlanText.Create("protocol", [0]),
            TimeSize + "rsvp-e2e-ignore".Length + 1 + NamespaceSize,
            Begin,
            "Timestamp -1 -1",
            "literal «" + EcsAndEvent + "\"cloud\":{\"provider\":\"aws\"},\"network\":{\"iana_number\":\"»",
            "Validated 0",
            """literal «",»""",
            """if Transport: «"transport":"» Transport 0 «",»""",
            """over comma «},"data_stream":{"type":"logs","dataset":"aws.vpcflow","namespace":"»""",
            "Namespace",
            End);

    /// <summary>An object without constants is written only if one of its members is; it can be in one that is always written.</summary>
    [Fact]
    public void Create_ObjectsInObjects_OpensThoseWithoutKnownMembers()
        => AssertPlan(
            PlanText.Create("account-id sublocation-id", []),
            TimeSize + NamespaceSize,
            Begin,
            "Timestamp -1 -1",
            "literal «" + EcsAndEvent + "\"cloud\":{\"provider\":\"aws\",»",
            """open «"account":{»""",
            """if 0: «"id":"» Text 0 «",»""",
            """close «"account":{»""",
            "over comma «},»",
            """open «"aws":{»""",
            """open «"vpcflow":{»""",
            """if 0: «"account_id":"» Text 0 «",»""",
            """open «"sublocation":{»""",
            """if 1: «"id":"» Text 1 «",»""",
            """close «"sublocation":{»""",
            """close «"vpcflow":{»""",
            """close «"aws":{»""",
            DataStream,
            "Namespace",
            End);

    /// <summary>
    /// A Community ID requires all of its fields, and the list of addresses any of them; only fields not known to be present are tested.
    /// </summary>
    [Theory]
    [InlineData(new int[0], "if 0 and 1 and 3: ", "if 0 or 1 or 2: ")]
    [InlineData(new[] { 1 }, "if 0 and 3: ", null)]
    [InlineData(new[] { 3 }, "if 0 and 1: ", "if 0 or 1 or 2: ")]
    [InlineData(new[] { 0, 1, 3 }, null, null)]
    public void Create_ValuesOfSeveralFields_TestsThoseNotKnown(int[] known, string? communityId, string? related)
    {
        const string Id = "CommunityIdOfPorts 0 1 3 4 5";
        const string Addresses = "RelatedAddresses 0 1 2";
        string[] lines = [.. PlanText.Lines(PlanText.Create("srcaddr dstaddr pkt-srcaddr protocol srcport dstport", [.. known, 4, 5]))];
        Assert.Contains(communityId is null ? Id : $"""{communityId}«"community_id":"1:» {Id} «",»""", lines);
        Assert.Contains(related is null ? Addresses : $"""{related}«"ip":[» {Addresses} «],»""", lines);
    }

    /// <summary>
    /// Unless both ports are known, the protocol of a record decides whether it has a Community ID: the member is optional even if nothing
    /// that it requires is left to test.
    /// </summary>
    [Theory]
    [InlineData("srcaddr dstaddr protocol srcport dstport", new[] { 0, 1, 2, 3 }, "0 1 2 3 4")]
    [InlineData("srcaddr dstaddr protocol srcport dstport", new[] { 0, 1, 2, 4 }, "0 1 2 3 4")]
    [InlineData("srcaddr dstaddr protocol dstport", new[] { 0, 1, 2, 3 }, "0 1 2 -1 3")]
    [InlineData("srcaddr dstaddr protocol", new[] { 0, 1, 2 }, "0 1 2 -1 -1")]
    public void Create_CommunityIdWithoutBothPorts_CanBeAbsent(string format, int[] known, string slots)
        => Assert.Contains(
            $"""if CommunityId: «"community_id":"1:» CommunityId {slots} «",»""", PlanText.Lines(PlanText.Create(format, known)));

    [Fact]
    public void Create_Action_WritesTypeActionAndOutcome()
        => Assert.Equal(
            [
                """literal «","ecs":{"version":"8.11.0"},"event":{"kind":"event","category":["network"],"type":["connection"»""",
                "EventType 0",
                """literal «],"action":"»""",
                "Text 0",
                """literal «",»""",
                """if Outcome: «"outcome":"» Outcome 0 «",»""",
            ],
            PlanText.Lines(PlanText.Create("action", [0])).Skip(2).Take(6));

    /// <summary>ECS 8.0 has plain strings, and no action of the event.</summary>
    [Fact]
    public void Create_OlderVersionWithOriginal_HasNoArrayExceptTheTag()
    {
        DocumentPlan plan = PlanText.Create("action", [0], EcsVersion.V8_0, preserveOriginal: true);
        AssertPlan(
            plan,
            TimeSize + "success".Length + NamespaceSize,
            Begin,
            "Timestamp -1 -1",
            """literal «","ecs":{"version":"8.0.0"},"event":{"kind":"event","category":"network","type":"connection",»""",
            """if Outcome: «"outcome":"» Outcome 0 «",»""",
            """literal «"original":"»""",
            "Original",
            """literal «"},"cloud":{"provider":"aws"},"aws":{"vpcflow":{"action":"»""",
            "Text 0",
            """literal «"}},"tags":["preserve_original_event"],"data_stream":{"type":"logs","dataset":"aws.vpcflow","namespace":"»""",
            "Namespace",
            End);
        Assert.Equal(2, plan.CopiesOfLine);
    }

    /// <summary>
    /// Compares segments, and the room for everything that is not a copy of the line: the text of the segments, and values of the given
    /// size.
    /// </summary>
    private static void AssertPlan(DocumentPlan plan, int sizeOfValues, params string[] lines)
    {
        Assert.Equal(lines, PlanText.Lines(plan));
        Assert.Equal(sizeOfValues + lines.SelectMany(l => Regex.Matches(l, "«([^»]*)»")).Sum(m => m.Groups[1].Length), plan.FixedSize);
    }
}
