namespace VpcFlow;

/// <content>The fields of versions 2 to 5.</content>
public sealed partial class FlowLogOwnedRecord
{
    /// <summary><c>version</c>: Highest flow log version among the selected fields; constant per flow log.</summary>
    public int? Version => Record.Version;

    /// <summary><c>account-id</c>: AWS account that owns the network interface, 12 digits with leading zeros, or unknown.</summary>
    public string? AccountId => TextOf(FlowLogField.AccountId);

    /// <summary><c>interface-id</c>: Network interface for which traffic is recorded; absent for a regional NAT gateway.</summary>
    public string? InterfaceId => TextOf(FlowLogField.InterfaceId);

    /// <summary>
    /// <c>srcaddr</c>: Source address of incoming traffic, or the interface's primary private address for outgoing traffic.
    /// </summary>
    public FlowLogAddress? SourceAddress => Record.SourceAddress;

    /// <summary>
    /// <c>dstaddr</c>: Destination address of outgoing traffic, or the interface's primary private address for incoming traffic.
    /// </summary>
    public FlowLogAddress? DestinationAddress => Record.DestinationAddress;

    /// <summary><c>srcport</c>: Source port; 0 for protocols without ports.</summary>
    public ushort? SourcePort => Record.SourcePort;

    /// <summary><c>dstport</c>: Destination port; 0 for protocols without ports.</summary>
    public ushort? DestinationPort => Record.DestinationPort;

    /// <summary><c>protocol</c>: IANA protocol number.</summary>
    public byte? Protocol => Record.Protocol;

    /// <summary><c>packets</c>: Packets transferred during the flow.</summary>
    public long? Packets => Record.Packets;

    /// <summary><c>bytes</c>: Bytes transferred during the flow.</summary>
    public long? Bytes => Record.Bytes;

    /// <summary><c>start</c>: Time the first packet of the flow was received within the aggregation interval.</summary>
    public DateTimeOffset? Start => Record.Start;

    /// <summary><c>end</c>: Time the last packet of the flow was received within the aggregation interval.</summary>
    public DateTimeOffset? End => Record.End;

    /// <summary><c>action</c>: ACCEPT or REJECT, by security groups and network ACLs.</summary>
    public FlowLogAction Action => Record.Action;

    /// <summary><c>log-status</c>: OK, NODATA (no traffic in the interval) or SKIPDATA (records were skipped).</summary>
    public FlowLogDataStatus LogStatus => Record.LogStatus;

    /// <summary><c>vpc-id</c>: VPC that contains the network interface.</summary>
    public string? VpcId => TextOf(FlowLogField.VpcId);

    /// <summary><c>subnet-id</c>: Subnet that contains the network interface.</summary>
    public string? SubnetId => TextOf(FlowLogField.SubnetId);

    /// <summary><c>instance-id</c>: Instance the network interface is attached to, if it is the owner's.</summary>
    public string? InstanceId => TextOf(FlowLogField.InstanceId);

    /// <summary><c>tcp-flags</c>: TCP flags OR-ed over the aggregation interval: 1 fin, 2 syn, 4 rst, 8 psh, 16 ack, 32 urg.</summary>
    public FlowLogTcpFlags? TcpFlags => Record.TcpFlags;

    /// <summary><c>type</c>: Type of traffic: IPv4, IPv6 or EFA.</summary>
    public string? TrafficType => TextOf(FlowLogField.TrafficType);

    /// <summary>
    /// <c>pkt-srcaddr</c>: Packet-level source address, which differs from srcaddr behind an intermediate layer such as a NAT gateway.
    /// </summary>
    public FlowLogAddress? PacketSourceAddress => Record.PacketSourceAddress;

    /// <summary>
    /// <c>pkt-dstaddr</c>: Packet-level destination address, which differs from dstaddr behind an intermediate layer such as a NAT
    /// gateway.
    /// </summary>
    public FlowLogAddress? PacketDestinationAddress => Record.PacketDestinationAddress;

    /// <summary><c>region</c>: Region of the network interface.</summary>
    public string? Region => TextOf(FlowLogField.Region);

    /// <summary><c>az-id</c>: Availability Zone ID of the network interface.</summary>
    public string? AvailabilityZoneId => TextOf(FlowLogField.AvailabilityZoneId);

    /// <summary><c>sublocation-type</c>: Type of sublocation: wavelength, outpost or localzone.</summary>
    public string? SublocationType => TextOf(FlowLogField.SublocationType);

    /// <summary><c>sublocation-id</c>: ID of the sublocation.</summary>
    public string? SublocationId => TextOf(FlowLogField.SublocationId);

    /// <summary>
    /// <c>pkt-src-aws-service</c>: Subset of AWS address ranges that pkt-srcaddr belongs to, an open enumeration such as S3 or EC2.
    /// </summary>
    public string? PacketSourceAwsService => TextOf(FlowLogField.PacketSourceAwsService);

    /// <summary>
    /// <c>pkt-dst-aws-service</c>: Subset of AWS address ranges that pkt-dstaddr belongs to, an open enumeration such as S3 or EC2.
    /// </summary>
    public string? PacketDestinationAwsService => TextOf(FlowLogField.PacketDestinationAwsService);

    /// <summary><c>flow-direction</c>: Direction relative to the interface: ingress or egress.</summary>
    public string? FlowDirection => TextOf(FlowLogField.FlowDirection);

    /// <summary>
    /// <c>traffic-path</c>: Path of egress traffic: 1 same VPC, 2 internet gateway or gateway endpoint, 3 virtual private gateway, 4 and
    /// 5 peering, 6 local gateway, 7 and 8 Nitro endpoint and gateway.
    /// </summary>
    public int? TrafficPath => Record.TrafficPath;
}
