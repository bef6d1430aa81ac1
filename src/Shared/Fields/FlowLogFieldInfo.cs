using System.Collections.Immutable;
using VpcFlow.Fields;

namespace VpcFlow;

/// <summary>Describes a flow log field: its names, version and type, and the members of an ECS document that it maps to.</summary>
public sealed class FlowLogFieldInfo
{
    internal FlowLogFieldInfo(FlowLogField field, string name, int version, FlowLogFieldScope scope, FlowLogFieldKind kind,
        FlowLogParquetType parquetType, ImmutableArray<string> ecsTargets, string description)
    {
        Field = field;
        Name = name;
        Version = version;
        Scope = scope;
        Kind = kind;
        ParquetType = parquetType;
        EcsTargets = ecsTargets;
        Description = description;
    }

    /// <summary>All fields, in the order of <see cref="FlowLogField"/>.</summary>
    public static ImmutableArray<FlowLogFieldInfo> All => FlowLogFieldCatalogue.All;

    /// <summary>The field.</summary>
    public FlowLogField Field { get; }

    /// <summary>The name that AWS uses in <c>LogFormat</c> strings and S3 headers, such as <c>account-id</c>.</summary>
    public string Name { get; }

    /// <summary>The column name in Parquet files and Athena tables, such as <c>account_id</c>.</summary>
    public string ColumnName => Name.Replace('-', '_');

    /// <summary>The name of the property of typed records, such as <c>AccountId</c>.</summary>
    public string PropertyName => Field.ToString();

    /// <summary>The flow log version that introduced the field, 2 to 11.</summary>
    public int Version { get; }

    /// <summary>The kinds of flow log that have the field.</summary>
    public FlowLogFieldScope Scope { get; }

    /// <summary>How the text of the field is parsed.</summary>
    public FlowLogFieldKind Kind { get; }

    /// <summary>The type of the field's column in Parquet files.</summary>
    internal FlowLogParquetType ParquetType { get; }

    /// <summary>
    /// The members of an ECS document that contain the field: <c>path</c> for its text, <c>path:number</c> for a JSON number,
    /// <c>path:string</c> for a number written as text, <c>path=x</c> for a constant, <c>path[i]</c> for an element of an array.
    /// </summary>
    public ImmutableArray<string> EcsTargets { get; }

    /// <summary>What the field means, in one sentence.</summary>
    public string Description { get; }

    /// <summary>
    /// Finds a field by its AWS name in any spelling, <c>account-id</c>, <c>account_id</c> or <c>accountId</c>; <see langword="null"/> if
    /// there is none.
    /// </summary>
    public static FlowLogFieldInfo? Find(string name) => FlowLogFieldCatalogue.Find(name);

    /// <summary>Returns the description of <paramref name="field"/>.</summary>
    public static FlowLogFieldInfo Get(FlowLogField field) => FlowLogFieldCatalogue.Get(field);

    /// <summary>Returns the AWS name.</summary>
    public override string ToString() => Name;
}
