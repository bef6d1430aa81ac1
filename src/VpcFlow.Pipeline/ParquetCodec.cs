namespace VpcFlow;

/// <summary>How the pages of a Parquet file are compressed.</summary>
public enum ParquetCodec
{
    /// <summary>
    /// Zstandard, the default: smaller than Snappy at the same speed. Athena, Trino, Spark, DuckDB and ClickHouse read it.
    /// </summary>
    Zstd,

    /// <summary>Snappy, which every reader of Parquet knows.</summary>
    Snappy,

    /// <summary>gzip, as AWS delivers flow logs.</summary>
    Gzip,

    /// <summary>No compression.</summary>
    None,
}
