namespace VpcFlow;

/// <summary>How the text of a field is read, and what is refused.</summary>
public enum FlowLogFieldKind
{
    /// <summary>Any text, kept as logged.</summary>
    Text,

    /// <summary>A whole number from 0 to 2^31-1.</summary>
    Integer,

    /// <summary>A whole number from 0 to 2^63-1.</summary>
    Long,

    /// <summary>A port, 0 to 65535.</summary>
    Port,

    /// <summary>An IANA protocol number, 0 to 255.</summary>
    Protocol,

    /// <summary>A bit mask of TCP flags, written as a whole number from 0 to 2^31-1.</summary>
    TcpFlags,

    /// <summary>Unix time in seconds; a value above 2^31-1 is in milliseconds.</summary>
    Time,

    /// <summary>An IPv4 or IPv6 address.</summary>
    Address,

    /// <summary>ACCEPT or REJECT; other text is kept as logged.</summary>
    Action,

    /// <summary>OK, NODATA or SKIPDATA; other text is kept as logged.</summary>
    LogStatus,
}

/// <summary>The kinds of flow log that have a field.</summary>
public enum FlowLogFieldScope
{
    /// <summary>VPC, subnet and network interface flow logs only.</summary>
    Vpc,

    /// <summary>Transit Gateway flow logs only.</summary>
    TransitGateway,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>The type of a field's column in the Parquet files that AWS delivers.</summary>
public enum FlowLogParquetType
{
    /// <summary>UTF-8 text.</summary>
    Utf8,

    /// <summary>A 32-bit integer.</summary>
    Integer32,

    /// <summary>A 64-bit integer.</summary>
    Integer64,
}
