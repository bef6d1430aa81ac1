using System.Reflection;
using VpcFlow.Tests.Rooms;

namespace VpcFlow.Pipeline.Tests.Rooms;

/// <summary>The folders of the package are rooms, and each uses only rooms below it; the seams at the root are for all.</summary>
public class PipelineRoomsTests
{
    /// <summary>The rooms, and those that each may use.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        // Queries, connections and delays; atomic files; what is counted.
        ["Alerts"] = ["Elasticsearch", "Html", "Sources", "Statistics", "Telemetry"],
        ["Aws"] = [],
        ["Backfill"] = ["Containers", "Sources"], // inventories in Parquet
        ["Containers"] = [],
        ["Elasticsearch"] = ["Aws", "Statistics", "Telemetry"], // questions and what they group by
        ["Engine"] = ["Telemetry"],
        ["Enrichment"] = [],
        ["Html"] = [],
        ["Sinks"] = ["Containers", "Sources", "Telemetry"], // the names in the metadata of Parquet; clients of S3, keys, and durable names
        ["Sources"] = ["Aws", "Telemetry"],
        ["Statistics"] = [],
        ["Telemetry"] = [],
    };

    private static readonly Assembly s_assembly = typeof(FlowLogPipeline).Assembly;

    [Fact]
    public void Rooms_UseOnlyRoomsBelowThem()
    {
        var problems = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Type type in s_assembly.GetTypes().Where(t => RoomOf(t) != ""))
        {
            foreach (Type used in TypeUses.Of(type))
            {
                string room = RoomOf(type);
                string other = RoomOf(used);
                if (other != "" && other != room && !s_allowed[room].Contains(other))
                    problems.Add($"{type.FullName} uses {used.FullName}");
            }
        }

        Assert.Empty(problems);
    }

    [Fact]
    public void Rooms_AreAllKnownAndHaveNoPublicTypes()
    {
        Assert.Empty(s_assembly.GetTypes().Select(RoomOf).Distinct().Except([.. s_allowed.Keys, ""]));
        Assert.Empty(s_assembly.GetExportedTypes().Where(t => RoomOf(t) != "").Select(t => t.FullName));
    }

    [Fact]
    public void TypesUsedBy_FindsTheCodeOfAsyncMethods()
        => Assert.Contains(
            s_assembly.GetType("VpcFlow.Pipeline.Engine.CandidateProbe"),
            TypeUses.Of(s_assembly.GetType("VpcFlow.Pipeline.Engine.ObjectContent")!));

    private static string RoomOf(Type type)
    {
        string[] parts = (TypeUses.Outermost(type).Namespace ?? "").Split('.');
        return parts is ["VpcFlow", "Pipeline", var room, ..] ? room : "";
    }
}
