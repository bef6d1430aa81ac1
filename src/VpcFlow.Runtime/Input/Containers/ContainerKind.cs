namespace VpcFlow.Input.Containers;

/// <summary>The kinds of container that begin with a mark.</summary>
internal enum ContainerKind
{
    /// <summary>Not a container: text, or something that is not a flow log.</summary>
    None,

    /// <summary>Gzip, RFC 1952.</summary>
    Gzip,

    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>UTF-16 with the low byte first.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16 with the high byte first.</summary>
    Utf16BigEndian,
}
