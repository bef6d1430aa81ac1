namespace VpcFlow;

/// <summary>Says how messages are compressed, many at a time.</summary>
public enum KafkaCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By gzip.</summary>
    Gzip,

    /// <summary>By Snappy.</summary>
    Snappy,

    /// <summary>By LZ4, which takes the least time.</summary>
    Lz4,

    /// <summary>By Zstandard, which makes the smallest messages.</summary>
    Zstd,
}
