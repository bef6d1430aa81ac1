using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Containers.Parquet.Text;

namespace VpcFlow.Pipeline.Containers.Parquet.Columns;

/// <summary>A column that is read.</summary>
/// <param name="Index">Its place among the columns of a row group.</param>
/// <param name="Element">What the file says about it.</param>
/// <param name="Label">The name of what it is read as.</param>
/// <param name="Format">How its values become text.</param>
internal record ParquetColumn(int Index, SchemaElement Element, string Label, ColumnFormat Format);
