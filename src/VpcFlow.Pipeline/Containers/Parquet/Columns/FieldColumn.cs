using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Containers.Parquet.Text;

namespace VpcFlow.Pipeline.Containers.Parquet.Columns;

/// <summary>A column that is read as a field.</summary>
/// <param name="Index">Its place among the columns of a row group.</param>
/// <param name="Element">What the file says about it.</param>
/// <param name="Field">The field.</param>
/// <param name="Format">How its values become text.</param>
internal sealed record FieldColumn(int Index, SchemaElement Element, FlowLogFieldInfo Field, ColumnFormat Format)
    : ParquetColumn(Index, Element, Field.Name, Format);
