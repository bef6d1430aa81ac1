namespace VpcFlow;

/// <summary>What security groups and network ACLs did with the traffic.</summary>
public enum FlowLogAction : byte
{
    /// <summary>Absent, or text that AWS does not document.</summary>
    Unknown,

    /// <summary><c>ACCEPT</c></summary>
    Accept,

    /// <summary><c>REJECT</c></summary>
    Reject,
}

/// <summary>Whether the record describes traffic.</summary>
public enum FlowLogDataStatus : byte
{
    /// <summary>Absent, or text that AWS does not document.</summary>
    Unknown,

    /// <summary><c>OK</c>: data was logged.</summary>
    Ok,

    /// <summary><c>NODATA</c>: there was no traffic during the aggregation interval.</summary>
    NoData,

    /// <summary><c>SKIPDATA</c>: records were skipped during the aggregation interval.</summary>
    SkipData,
}

/// <summary>TCP flags, OR-ed over the aggregation interval.</summary>
[Flags]
public enum FlowLogTcpFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>FIN</summary>
    Fin = 1,

    /// <summary>SYN</summary>
    Syn = 2,

    /// <summary>RST</summary>
    Rst = 4,

    /// <summary>PSH</summary>
    Psh = 8,

    /// <summary>ACK</summary>
    Ack = 16,

    /// <summary>URG</summary>
    Urg = 32,
}
