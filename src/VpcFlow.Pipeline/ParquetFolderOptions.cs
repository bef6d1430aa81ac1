namespace VpcFlow;

/// <summary>The options for writing records as Parquet files in a folder.</summary>
public sealed class ParquetFolderOptions : ParquetWriterOptions
{
    /// <summary>The default options.</summary>
    public static new ParquetFolderOptions Default { get; } = new();

    /// <summary>How the files are divided.</summary>
    public ParquetPartitions Partitions { get; init; }

    /// <summary>
    /// The size in bytes at which a file ends and another one begins, 256 MiB unless set. A file ends after a row group, so it may be
    /// larger by one of these.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 64 KiB or greater than 1 TiB.</exception>
    public long FileSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 64 << 10);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1L << 40);
            field = value;
        }
    } = 256 << 20;

    /// <summary>
    /// The number of files that are written at a time, 64 unless set. When records of one more partition or format arrive, the file that
    /// has waited longest for records ends as it is.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or greater than 4096.</exception>
    public int MaxOpenFiles
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 4096);
            field = value;
        }
    } = 64;
}
