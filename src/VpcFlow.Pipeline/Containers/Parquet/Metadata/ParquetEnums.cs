namespace VpcFlow.Pipeline.Containers.Parquet.Metadata;

/// <summary>How the values of a column are stored.</summary>
internal enum PhysicalType
{
    Boolean = 0,
    Int32 = 1,
    Int64 = 2,
    Int96 = 3,
    Float = 4,
    Double = 5,
    ByteArray = 6,
    FixedByteArray = 7,
}

/// <summary>What the values of a column mean, as far as it matters here.</summary>
internal enum LogicalType
{
    /// <summary>The values are what they are stored as.</summary>
    None,
    Text,
    Unsigned,
    Decimal,
    Milliseconds,
    Microseconds,
    Nanoseconds,
    Date,
    TimeOfDay,
    Uuid,
    Float16,
    Interval,
}

/// <summary>How pages are compressed.</summary>
internal enum PageCompression
{
    Uncompressed = 0,
    Snappy = 1,
    Gzip = 2,
    Lzo = 3,
    Brotli = 4,

    /// <summary>Blocks of LZ4, each with its two lengths, as Hadoop writes them, or one without, as some writers did.</summary>
    Lz4Hadoop = 5,
    Zstd = 6,
    Lz4Raw = 7,
}

/// <summary>How the values of a page are encoded.</summary>
internal enum PageEncoding
{
    Plain = 0,
    PlainDictionary = 2,
    RunLength = 3,
    BitPacked = 4,
    DeltaBinaryPacked = 5,
    DeltaLengthByteArray = 6,
    DeltaByteArray = 7,
    RunLengthDictionary = 8,
    ByteStreamSplit = 9,
}

/// <summary>The kinds of pages.</summary>
internal enum PageKind
{
    Data = 0,
    Index = 1,
    Dictionary = 2,
    DataV2 = 3,
}
