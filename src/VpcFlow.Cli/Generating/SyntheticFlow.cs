namespace VpcFlow.Cli.Generating;

/// <summary>The values of one record in any format.</summary>
internal sealed class SyntheticFlow
{
    public LogSource Owner { get; set; } = new();

    /// <summary>Whether there was traffic; otherwise the record is NODATA, and everything but the owner and the times is absent.</summary>
    public bool HasData { get; set; }

    public bool IsIPv6 { get; set; }

    public bool IsAccepted { get; set; }

    public bool IsEgress { get; set; }

    public byte[] Source { get; set; } = LogSource.Absent;

    public byte[] Destination { get; set; } = LogSource.Absent;

    public byte[] PacketSource { get; set; } = LogSource.Absent;

    public byte[] PacketDestination { get; set; } = LogSource.Absent;

    public byte[] SourceService { get; set; } = LogSource.Absent;

    public byte[] DestinationService { get; set; } = LogSource.Absent;

    public byte[] RejectReason { get; set; } = LogSource.Absent;

    public int SourcePort { get; set; }

    public int DestinationPort { get; set; }

    public int Protocol { get; set; }

    public int TcpFlags { get; set; }

    public long Packets { get; set; }

    public long Bytes { get; set; }

    public long Start { get; set; }

    public long End { get; set; }

    /// <summary>The path of egress traffic; 0 if it is unknown.</summary>
    public int TrafficPath { get; set; }

    public int EncryptionStatus { get; set; }

    public LogSource? NextHop { get; set; }

    /// <summary>Packets that a transit gateway lost, by reason: no route, black hole, MTU exceeded, time to live expired.</summary>
    public int[] Lost { get; } = new int[4];
}
