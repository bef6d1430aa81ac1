using DuckDB.NET.Native;

namespace VpcFlow.Query.Columns;

/// <summary>A column of the table of flows.</summary>
/// <param name="Name">The name, as in Parquet files and Athena tables.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Field">The field; <see langword="null"/> for what says where a record comes from.</param>
internal sealed record FlowColumn(string Name, DuckDBType Type, FlowLogField? Field)
{
    /// <summary>The name of the input of a record.</summary>
    public static FlowColumn File { get; } = new("source_file", DuckDBType.Varchar, null);

    /// <summary>The number of the line of a record in its input.</summary>
    public static FlowColumn Line { get; } = new("source_line", DuckDBType.BigInt, null);

    /// <summary>Returns the columns of fields, in the order of the catalogue, and of what says where a record comes from.</summary>
    public static IReadOnlyList<FlowColumn> Create(IEnumerable<FlowLogField> fields)
        => [.. fields.Distinct().Order().Select(Create), File, Line];

    private static FlowColumn Create(FlowLogField field)
    {
        FlowLogFieldInfo info = FlowLogFieldInfo.Get(field);
        return new FlowColumn(info.ColumnName, TypeOf(info.Kind), field);
    }

    private static DuckDBType TypeOf(FlowLogFieldKind kind) => kind switch
    {
        FlowLogFieldKind.Integer or FlowLogFieldKind.Port or FlowLogFieldKind.Protocol or FlowLogFieldKind.TcpFlags => DuckDBType.Integer,
        FlowLogFieldKind.Long => DuckDBType.BigInt,
        FlowLogFieldKind.Time => DuckDBType.Timestamp,
        FlowLogFieldKind.Text or FlowLogFieldKind.Address or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus => DuckDBType.Varchar,
        _ => throw new InvalidOperationException($"{kind} is not a kind of field."),
    };
}
