extern alias VpcFlowGenerator;

using System.Reflection;
using VpcFlow.Tests.Rooms;

namespace VpcFlow.Generator.Tests.Rooms;

/// <summary>The folders of the generator are rooms, and each uses only those that it may: what reads symbols knows no text.</summary>
public class GeneratorRoomsTests
{
    /// <summary>The rooms, and those that each may use.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Model"] = [],
        ["Diagnostics"] = [],
        ["Locations"] = [],
        ["Parsing"] = ["Model"],
        ["Emit"] = ["Model"],
        ["Analyzers"] = ["Model", "Parsing", "Locations", "Diagnostics"],
    };

    private static readonly Assembly s_assembly = typeof(VpcFlowGenerator::VpcFlow.Generator.FlowLogGenerator).Assembly;

    [Fact]
    public void Rooms_UseOnlyWhatTheyMay()
    {
        var problems = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Type type in s_assembly.GetTypes())
        {
            string room = RoomOf(type);
            foreach (Type used in TypeUses.Of(type).Where(_ => room != ""))
            {
                if (RoomOf(used) is { } other && other != "" && other != room && !s_allowed[room].Contains(other))
                    problems.Add($"{type.FullName} uses {used.FullName}");
            }
        }

        Assert.Empty(problems);
    }

    [Fact]
    public void Rooms_AreAllKnown()
        => Assert.Equal(s_allowed.Keys.Order(), s_assembly.GetTypes().Select(RoomOf).Where(r => r != "").Distinct().Order());

    /// <summary>A test that found no uses would always pass.</summary>
    [Fact]
    public void Uses_OfTheEmitter_AreFound()
        => Assert.Contains(
            s_assembly.GetType("VpcFlow.Generator.Model.FlowLogClassSpec"),
            TypeUses.Of(s_assembly.GetType("VpcFlow.Generator.Emit.FileEmitter")!));

    private static string RoomOf(Type type)
    {
        string[] parts = (TypeUses.Outermost(type).Namespace ?? "").Split('.');
        return parts is ["VpcFlow", "Generator", var room, ..] ? room : "";
    }
}
