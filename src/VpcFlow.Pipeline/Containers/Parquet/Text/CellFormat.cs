namespace VpcFlow.Pipeline.Containers.Parquet.Text;

/// <summary>How the values of a column become the text of a field.</summary>
internal enum CellFormat
{
    /// <summary>Text as it is.</summary>
    Text,

    /// <summary>Bytes as they are, which need not be able to be a field of a line.</summary>
    Bytes,

    /// <summary>Text of a number: 8080.0 is 8080.</summary>
    NumberText,
    Signed,
    Unsigned32,
    Unsigned64,
    Float,
    Double,

    /// <summary>A number of decimal digits, stored as a whole number.</summary>
    Decimal,

    /// <summary>A number of decimal digits, stored as bytes of which the first is the most significant.</summary>
    DecimalBytes,
    Milliseconds,
    Microseconds,
    Nanoseconds,

    /// <summary>A time of the kind that Spark and Impala wrote: nanoseconds of the day, and the day.</summary>
    Int96,
}
