using System.Collections.Immutable;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>A column of a file: its name, its type, and where its values come from.</summary>
/// <param name="Path">The names of the groups that the column is in, followed by its own.</param>
/// <param name="Type">The type.</param>
internal sealed record ColumnSpec(ImmutableArray<string> Path, ColumnType Type)
{
    /// <summary>The field whose values the column has as they were logged; <see langword="null"/> for other values.</summary>
    public FlowLogField? Field { get; init; }

    /// <summary>Computes the values; <see langword="null"/> for those of a field, or of a list that is always the same.</summary>
    public MemberReader? Reader { get; init; }

    /// <summary>Whether each value is a list of one element.</summary>
    public bool IsList { get; init; }

    /// <summary>The elements of a list that all rows have; empty for other columns.</summary>
    public ImmutableArray<string> Elements { get; init; } = [];

    /// <summary>The level of a value that is present: every group, the column, and in a list also its element can be absent.</summary>
    public int MaxLevel => Path.Length + (IsList || !Elements.IsEmpty ? 2 : 0);

    /// <summary>How the values are stored.</summary>
    public PhysicalType PhysicalType => Type switch
    {
        ColumnType.Integer32 => PhysicalType.Int32,
        ColumnType.Integer64 or ColumnType.Timestamp => PhysicalType.Int64,
        ColumnType.Double => PhysicalType.Double,
        ColumnType.Boolean => PhysicalType.Boolean,
        ColumnType.Text => PhysicalType.ByteArray,
        _ => throw new InvalidOperationException($"{Type} is not a type of column."),
    };

    /// <summary>Returns the column of a field, of the name and the type that it has in the files of AWS.</summary>
    public static ColumnSpec Of(FlowLogField field)
    {
        var info = FlowLogFieldInfo.Get(field);
        ColumnType type = info.ParquetType switch
        {
            FlowLogParquetType.Integer32 => ColumnType.Integer32,
            FlowLogParquetType.Integer64 => ColumnType.Integer64,
            FlowLogParquetType.Utf8 => ColumnType.Text,
            _ => throw new InvalidOperationException($"{info.ParquetType} is not a type of column."),
        };
        return new ColumnSpec([info.ColumnName], type) { Field = field };
    }
}
