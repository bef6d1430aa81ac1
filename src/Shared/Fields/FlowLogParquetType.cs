namespace VpcFlow;

/// <summary>The type of a field's column in the Parquet files that AWS delivers.</summary>
internal enum FlowLogParquetType
{
    /// <summary>UTF-8 text.</summary>
    Utf8,

    /// <summary>A 32-bit integer.</summary>
    Integer32,

    /// <summary>A 64-bit integer.</summary>
    Integer64,
}
