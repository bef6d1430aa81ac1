using System.Collections.Frozen;

namespace VpcFlow.Pipeline.Containers.Parquet.Columns;

/// <summary>Finds the field that a column is named after: in lower or upper case, with hyphens, underscores or neither.</summary>
internal static class ColumnNames
{
    private static readonly FrozenDictionary<string, FlowLogFieldInfo> s_fields =
        FlowLogFieldInfo.All.ToFrozenDictionary(f => Letters(f.Name), StringComparer.OrdinalIgnoreCase);

    public static FlowLogFieldInfo? Find(string name) => s_fields.GetValueOrDefault(Letters(name));

    private static string Letters(string name)
        => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
}
