namespace VpcFlow;

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
