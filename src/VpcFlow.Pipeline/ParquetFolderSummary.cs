namespace VpcFlow;

/// <summary>What was written to a folder.</summary>
/// <param name="Files">The number of files.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Bytes">The size of the files in bytes.</param>
/// <param name="UnplacedRows">
/// The number of rows without an account, a region or a time, which are in <c>__HIVE_DEFAULT_PARTITION__</c>.
/// </param>
/// <param name="EarlyFiles">
/// The number of files that ended before they had their size because of <see cref="ParquetFolderOptions.MaxOpenFiles"/>.
/// </param>
public sealed record ParquetFolderSummary(long Files, long Rows, long Bytes, long UnplacedRows, long EarlyFiles);
