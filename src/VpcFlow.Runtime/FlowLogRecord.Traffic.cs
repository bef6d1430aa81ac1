namespace VpcFlow;

/// <content>The fields of versions 2 to 5.</content>
public readonly ref partial struct FlowLogRecord
{
    /// <summary><c>version</c>: Highest flow log version among the selected fields; constant per flow log.</summary>
    public int? Version => (int?)NumberOf(FlowLogField.Version);

    /// <summary><c>account-id</c>: AWS account that owns the network interface, 12 digits with leading zeros, or unknown.</summary>
    public ReadOnlySpan<byte> AccountId => GetText(FlowLogField.AccountId);

    /// <summary><c>interface-id</c>: Network interface for which traffic is recorded; absent for a regional NAT gateway.</summary>
    public ReadOnlySpan<byte> InterfaceId => GetText(FlowLogField.InterfaceId);

    /// <summary>
    /// <c>srcaddr</c>: Source address of incoming traffic, or the interface's primary private address for outgoing traffic.
    /// </summary>
    public FlowLogAddress? SourceAddress => AddressOf(FlowLogField.SourceAddress);

    /// <summary>
    /// <c>dstaddr</c>: Destination address of outgoing traffic, or the interface's primary private address for incoming traffic.
    /// </summary>
    public FlowLogAddress? DestinationAddress => AddressOf(FlowLogField.DestinationAddress);

    /// <summary><c>srcport</c>: Source port; 0 for protocols without ports.</summary>
    public ushort? SourcePort => (ushort?)NumberOf(FlowLogField.SourcePort);

    /// <summary><c>dstport</c>: Destination port; 0 for protocols without ports.</summary>
    public ushort? DestinationPort => (ushort?)NumberOf(FlowLogField.DestinationPort);

    /// <summary><c>protocol</c>: IANA protocol number.</summary>
    public byte? Protocol => (byte?)NumberOf(FlowLogField.Protocol);

    /// <summary><c>packets</c>: Packets transferred during the flow.</summary>
    public long? Packets => NumberOf(FlowLogField.Packets);

    /// <summary><c>bytes</c>: Bytes transferred during the flow.</summary>
    public long? Bytes => NumberOf(FlowLogField.Bytes);

    /// <summary><c>start</c>: Time the first packet of the flow was received within the aggregation interval.</summary>
    public DateTimeOffset? Start => TimeOf(FlowLogField.Start);

    /// <summary><c>end</c>: Time the last packet of the flow was received within the aggregation interval.</summary>
    public DateTimeOffset? End => TimeOf(FlowLogField.End);

    /// <summary><c>action</c>: ACCEPT or REJECT, by security groups and network ACLs.</summary>
    public FlowLogAction Action => ActionOf(FlowLogField.Action);

    /// <summary><c>log-status</c>: OK, NODATA (no traffic in the interval) or SKIPDATA (records were skipped).</summary>
    public FlowLogDataStatus LogStatus => StatusOf(FlowLogField.LogStatus);

    /// <summary><c>vpc-id</c>: VPC that contains the network interface.</summary>
    public ReadOnlySpan<byte> VpcId => GetText(FlowLogField.VpcId);

    /// <summary><c>subnet-id</c>: Subnet that contains the network interface.</summary>
    public ReadOnlySpan<byte> SubnetId => GetText(FlowLogField.SubnetId);

    /// <summary><c>instance-id</c>: Instance the network interface is attached to, if it is the owner's.</summary>
    public ReadOnlySpan<byte> InstanceId => GetText(FlowLogField.InstanceId);

    /// <summary><c>tcp-flags</c>: TCP flags OR-ed over the aggregation interval: 1 fin, 2 syn, 4 rst, 8 psh, 16 ack, 32 urg.</summary>
    public FlowLogTcpFlags? TcpFlags => (FlowLogTcpFlags?)NumberOf(FlowLogField.TcpFlags);

    /// <summary><c>type</c>: Type of traffic: IPv4, IPv6 or EFA.</summary>
    public ReadOnlySpan<byte> TrafficType => GetText(FlowLogField.TrafficType);

    /// <summary>
    /// <c>pkt-srcaddr</c>: Packet-level source address, which differs from srcaddr behind an intermediate layer such as a NAT gateway.
    /// </summary>
    public FlowLogAddress? PacketSourceAddress => AddressOf(FlowLogField.PacketSourceAddress);

    /// <summary>
    /// <c>pkt-dstaddr</c>: Packet-level destination address, which differs from dstaddr behind an intermediate layer such as a NAT
    /// gateway.
    /// </summary>
    public FlowLogAddress? PacketDestinationAddress => AddressOf(FlowLogField.PacketDestinationAddress);

    /// <summary><c>region</c>: Region of the network interface.</summary>
    public ReadOnlySpan<byte> Region => GetText(FlowLogField.Region);

    /// <summary><c>az-id</c>: Availability Zone ID of the network interface.</summary>
    public ReadOnlySpan<byte> AvailabilityZoneId => GetText(FlowLogField.AvailabilityZoneId);

    /// <summary><c>sublocation-type</c>: Type of sublocation: wavelength, outpost or localzone.</summary>
    public ReadOnlySpan<byte> SublocationType => GetText(FlowLogField.SublocationType);

    /// <summary><c>sublocation-id</c>: ID of the sublocation.</summary>
    public ReadOnlySpan<byte> SublocationId => GetText(FlowLogField.SublocationId);

    /// <summary>
    /// <c>pkt-src-aws-service</c>: Subset of AWS address ranges that pkt-srcaddr belongs to, an open enumeration such as S3 or EC2.
    /// </summary>
    public ReadOnlySpan<byte> PacketSourceAwsService => GetText(FlowLogField.PacketSourceAwsService);

    /// <summary>
    /// <c>pkt-dst-aws-service</c>: Subset of AWS address ranges that pkt-dstaddr belongs to, an open enumeration such as S3 or EC2.
    /// </summary>
    public ReadOnlySpan<byte> PacketDestinationAwsService => GetText(FlowLogField.PacketDestinationAwsService);

    /// <summary><c>flow-direction</c>: Direction relative to the interface: ingress or egress.</summary>
    public ReadOnlySpan<byte> FlowDirection => GetText(FlowLogField.FlowDirection);

    /// <summary>
    /// <c>traffic-path</c>: Path of egress traffic: 1 same VPC, 2 internet gateway or gateway endpoint, 3 virtual private gateway, 4 and
    /// 5 peering, 6 local gateway, 7 and 8 Nitro endpoint and gateway.
    /// </summary>
    public int? TrafficPath => (int?)NumberOf(FlowLogField.TrafficPath);
}
