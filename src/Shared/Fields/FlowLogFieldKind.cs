namespace VpcFlow;

/// <summary>How the text of a field is parsed, and which text is rejected.</summary>
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
