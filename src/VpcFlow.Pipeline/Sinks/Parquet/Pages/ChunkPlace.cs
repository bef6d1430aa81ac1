namespace VpcFlow.Pipeline.Sinks.Parquet.Pages;

/// <summary>Where the pages of a column of a row group are.</summary>
/// <param name="Start">The position of the first page in the file.</param>
/// <param name="DataStart">The position of the first page with values, which is the second one after a dictionary.</param>
/// <param name="HasDictionary">Whether the first page is a dictionary.</param>
/// <param name="Length">The number of bytes of the pages with their headers, before compression.</param>
/// <param name="StoredLength">The number of bytes of the pages with their headers in the file.</param>
internal readonly record struct ChunkPlace(long Start, long DataStart, bool HasDictionary, long Length, long StoredLength);
