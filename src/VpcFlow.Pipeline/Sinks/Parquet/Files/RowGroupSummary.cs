using VpcFlow.Pipeline.Sinks.Parquet.Pages;

namespace VpcFlow.Pipeline.Sinks.Parquet.Files;

/// <summary>What the metadata of a file says about a row group.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The columns in the order of the file.</param>
/// <param name="SortedBy">The column by which the rows are sorted, those without a value first; -1 if they are not sorted.</param>
internal sealed record RowGroupSummary(int Rows, ColumnSummary[] Columns, int SortedBy)
{
    /// <summary>The number of bytes of the pages before compression.</summary>
    public long Length => Columns.Sum(c => c.Place.Length);

    /// <summary>The number of bytes of the pages in the file.</summary>
    public long StoredLength => Columns.Sum(c => c.Place.StoredLength);
}
