using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Containers.Parquet.Text;

namespace VpcFlow.Pipeline.Containers.Parquet.Columns;

/// <summary>What the values of a column are.</summary>
internal enum ColumnContent
{
    Text,
    Number,
    Time,
    Truth,
}

/// <summary>A column that is looked for in a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">What its values are.</param>
internal sealed record NamedColumn(string Name, ColumnContent Content)
{
    /// <summary>Returns how a column of a file is read as this one.</summary>
    /// <exception cref="InvalidDataException">The column has another type.</exception>
    public ParquetColumn In(SchemaElement element, int leaf)
    {
        (bool fits, CellFormat format, string expected) = Content switch
        {
            ColumnContent.Text => (
                element is { Type: PhysicalType.ByteArray, Logical: LogicalType.Text or LogicalType.None }, CellFormat.Bytes, "text"),
            ColumnContent.Number => (
                element is { Type: PhysicalType.Int32 or PhysicalType.Int64, Logical: LogicalType.None },
                CellFormat.Signed,
                "whole numbers"),
            ColumnContent.Time => (
                element is
                {
                    Type: PhysicalType.Int64,
                    Logical: LogicalType.Milliseconds or LogicalType.Microseconds or LogicalType.Nanoseconds,
                },
                CellFormat.Signed,
                "timestamps"),
            ColumnContent.Truth => (element.Type == PhysicalType.Boolean, CellFormat.Signed, "truth values"),
            _ => throw new ArgumentOutOfRangeException(nameof(element), Content, "The content is unknown."),
        };
        return fits
            ? new ParquetColumn(leaf, element, Name, new ColumnFormat(format, Scale: 0, Digits: 0, HasNone: false))
            : throw new InvalidDataException(
                $"The Parquet column \"{element.Name}\" is of type {element.TypeName}; expected {expected}.");
    }
}
