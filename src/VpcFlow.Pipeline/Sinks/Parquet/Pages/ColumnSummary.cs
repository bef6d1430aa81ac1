namespace VpcFlow.Pipeline.Sinks.Parquet.Pages;

/// <summary>What the metadata of a file says about one column of a row group.</summary>
/// <param name="Place">Where its pages are.</param>
/// <param name="Absent">The number of absent values.</param>
/// <param name="Min">The least value, as a plain page stores it but without a length; empty if it is not known.</param>
/// <param name="Max">The greatest value, in the same way.</param>
internal sealed record ColumnSummary(ChunkPlace Place, long Absent, byte[] Min, byte[] Max)
{
    /// <summary>The number of values of a row, which is that of the elements of a list.</summary>
    public int ValuesPerRow { get; init; } = 1;
}
