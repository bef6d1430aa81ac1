namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>The types of columns that are written.</summary>
internal enum ColumnType
{
    Integer32,

    Integer64,

    Double,

    Boolean,

    /// <summary>UTF-8 text.</summary>
    Text,

    /// <summary>A time in UTC, in milliseconds since 1970.</summary>
    Timestamp,
}
