extern alias VpcFlowGenerator;

using System.Collections.Immutable;
using VpcFlowGenerator::VpcFlow.Generator.Model;
using GeneratorColumn = VpcFlowGenerator::VpcFlow.FlowLogColumn;
using GeneratorDocumentKind = VpcFlowGenerator::VpcFlow.FlowLogDocumentKind;
using GeneratorEcsVersion = VpcFlowGenerator::VpcFlow.EcsVersion;
using GeneratorField = VpcFlowGenerator::VpcFlow.FlowLogField;

namespace VpcFlow.Generator.Tests.Incrementality;

/// <summary>Specs are compared by value: the compiler keeps the text of a class while its spec is equal.</summary>
public class SpecEqualityTests
{
    /// <summary>A change of each property, by its name.</summary>
    private static readonly (string Property, FlowLogClassSpec Spec)[] s_changes =
    [
        (nameof(FlowLogClassSpec.Namespace), Create() with { Namespace = "Contoso.Other" }),
        (nameof(FlowLogClassSpec.Types), Create() with { Types = Array(new TypeDeclaration("class", "Outer")) }),
        (
            nameof(FlowLogClassSpec.Types),
            Create() with { Types = Array(new TypeDeclaration("class", "Outer"), new TypeDeclaration("record", "Inner")) }
        ),
        (
            nameof(FlowLogClassSpec.Types),
            Create() with { Types = Array(new TypeDeclaration("class", "Inner"), new TypeDeclaration("class", "Outer")) }
        ),
        (nameof(FlowLogClassSpec.Types), Create() with { Types = default }),
        (nameof(FlowLogClassSpec.MetadataName), Create() with { MetadataName = "Contoso.Outer+Other" }),
        (nameof(FlowLogClassSpec.Format), Create() with { Format = Columns(3, 4) }),
        (nameof(FlowLogClassSpec.Format), Create() with { Format = Columns(3, 9, 4) }),
        (nameof(FlowLogClassSpec.Format), Create() with { Format = Array(Column(3), Column(4), new("x", null)) }),
        (nameof(FlowLogClassSpec.Format), Create() with { Format = Array(Column(3), Column(4), new("y", null)) }),
        (nameof(FlowLogClassSpec.Documents), Create() with { Documents = GeneratorDocumentKind.Ocsf }),
        (nameof(FlowLogClassSpec.Ecs), Create() with { Ecs = GeneratorEcsVersion.V8_0 }),
        (nameof(FlowLogClassSpec.PreserveOriginal), Create() with { PreserveOriginal = true }),
        (nameof(FlowLogClassSpec.Fields), Create() with { Fields = null }),
        (nameof(FlowLogClassSpec.Fields), Create() with { Fields = Array(4) }),
        (nameof(FlowLogClassSpec.Fields), Create() with { Fields = default(EquatableArray<int>) }),
        (nameof(FlowLogClassSpec.IsIncomplete), Create() with { IsIncomplete = true }),
    ];

    [Fact]
    public void Equals_EqualSpecs_AreEqualWithEqualHashes()
    {
        Assert.Equal(Create(), Create());
        Assert.Equal(Create().GetHashCode(), Create().GetHashCode());
        Assert.All(s_changes, c => Assert.Equal((c.Spec with { }).GetHashCode(), c.Spec.GetHashCode()));
    }

    [Fact]
    public void Equals_AnyDifference_IsUnequal()
    {
        FlowLogClassSpec[] all = [Create(), .. s_changes.Select(c => c.Spec)];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Changes_Always_CoverEveryProperty()
        => Assert.Equal(
            typeof(FlowLogClassSpec).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal),
            s_changes.Select(c => c.Property).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void EquatableArray_DefaultAndEmpty_AreEqual()
    {
        Assert.Equal(default, Array<int>());
        Assert.Equal(default(EquatableArray<int>).GetHashCode(), Array<int>().GetHashCode());
        Assert.Empty(default(EquatableArray<int>));
    }

    /// <summary>Creates a new spec on every call, equal to the others in value only.</summary>
    private static FlowLogClassSpec Create()
        => new(
            "Contoso" + string.Empty,
            Array(new TypeDeclaration("class", "Outer"), new TypeDeclaration("class", "Inner")),
            "Contoso.Outer+Inner",
            Columns(3, 4, 9),
            default, GeneratorEcsVersion.V8_11, false, Array(3, 4), false);

    private static EquatableArray<GeneratorColumn> Columns(params int[] fields) => Array([.. fields.Select(Column)]);

    private static GeneratorColumn Column(int field) => new("name" + field, (GeneratorField)field);

    private static EquatableArray<T> Array<T>(params T[] items)
        where T : IEquatable<T>
        => new(ImmutableArray.Create(items));
}
