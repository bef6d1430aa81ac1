using System.Reflection;
using VpcFlow.Generated;
using VpcFlow.Records;

namespace VpcFlow.Tests.Rooms;

/// <summary>The folders of the runtime are rooms, and each uses only rooms below it.</summary>
public class RoomTests
{
    private static readonly string[] s_shared = ["Fields", "Formats", "Plan", "Ecs", "Flat", "Ocsf"];

    /// <summary>The rooms from the lowest to the highest, and the rooms that each may use.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Scanning"] = [],
        ["Decoding"] = s_shared,
        ["Formatting"] = s_shared,
        ["Records"] = [.. s_shared, "Scanning", "Decoding", "Formatting"],
        ["Filtering"] = [.. s_shared, "Records", "Decoding", "Formatting"],
        ["Documents"] = [.. s_shared, "Records", "Scanning", "Decoding", "Formatting"],
        ["Input"] = [.. s_shared, "Documents", "Records", "Scanning", "Decoding", "Formatting"],
        ["Generated"] = [.. s_shared, "Documents", "Records", "Scanning", "Decoding", "Formatting"],
    };

    /// <summary>Data that generated code and the runtime share: the only types of that room that lower rooms use.</summary>
    private static readonly string[] s_sharedData = ["RecordHeader", "DocumentContext"];

    /// <summary>The entry points, which use the rooms: only the rooms at the top use them.</summary>
    private static readonly string[] s_entryPoints =
    [
        "FlowLogParser", "FlowLogReader", "FlowLogBatch", "FlowLogBatches", "FlowLogRecords", "DocumentBatch",
        "FlowLogOwnedRecordJsonConverter",
    ];

    private static readonly Assembly s_assembly = typeof(FlowLogParser).Assembly;

    public static TheoryData<string> Rooms => [.. s_allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_UsesOnlyRoomsBelowIt(string room)
    {
        var problems = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Type type in s_assembly.GetTypes().Where(t => RoomOf(t) == room))
        {
            foreach (Type used in TypeUses.Of(type))
            {
                string other = RoomOf(used);
                if (other == room || other == "" || (other == "Generated" && s_sharedData.Contains(TypeUses.Outermost(used).Name)))
                    continue;
                if (!s_allowed[room].Contains(other))
                    problems.Add($"{type.FullName} uses {used.FullName}");
            }
        }

        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("Scanning")]
    [InlineData("Decoding")]
    [InlineData("Formatting")]
    [InlineData("Records")]
    [InlineData("Filtering")]
    [InlineData("Documents")]
    public void LowerRoom_UsesNoEntryPoint(string room)
        => Assert.Empty(s_assembly.GetTypes()
            .Where(t => RoomOf(t) == room)
            .SelectMany(t => TypeUses.Of(t).Select(used => (t.FullName, Used: TypeUses.Outermost(used))))
            .Where(use => RoomOf(use.Used) == "" && s_entryPoints.Contains(use.Used.Name.Split('`')[0]))
            .Select(use => $"{use.FullName} uses {use.Used.Name}")
            .Distinct());

    /// <summary>A test that found no uses would always pass.</summary>
    [Fact]
    public void TypesUsedBy_Always_FindsFieldsSignaturesAndCode()
    {
        Type[] used = [.. TypeUses.Of(s_assembly.GetType("VpcFlow.Records.RecordCursor")!)];
        Assert.Contains(s_assembly.GetType("VpcFlow.Records.ScratchBuffers"), used);
        Assert.Contains(s_assembly.GetType("VpcFlow.Records.LineError"), used);
        Assert.Contains(s_assembly.GetType("VpcFlow.Records.LineText"), used);
    }

    /// <summary>Generated code calls one room; everything else that is public is at the root.</summary>
    [Fact]
    public void PublicTypes_Always_AreAtTheRootOrForGeneratedCode()
        => Assert.DoesNotContain(s_assembly.GetExportedTypes(), t => RoomOf(t) is not ("" or "Generated"));

    [Fact]
    public void Rooms_Always_AreAllKnown()
        => Assert.Empty(s_assembly.GetTypes().Select(RoomOf).Distinct().Except([.. s_allowed.Keys, .. s_shared, ""]));

    private static string RoomOf(Type type)
    {
        string[] parts = (TypeUses.Outermost(type).Namespace ?? "").Split('.');
        return type.Assembly == s_assembly && parts[0] == "VpcFlow" && parts.Length > 1 ? parts[1] : "";
    }
}
