namespace VpcFlow;

/// <summary>
/// The fields of AWS VPC and Transit Gateway flow logs up to version 11, named like the properties of typed records.
/// <see cref="FlowLogFieldInfo"/> has the AWS name, the type and the ECS targets of each.
/// </summary>
public enum FlowLogField
{
    /// <summary><c>version</c>: Highest flow log version among the selected fields; constant per flow log.</summary>
    Version,

    /// <summary><c>account-id</c>: AWS account that owns the network interface, 12 digits with leading zeros, or unknown.</summary>
    AccountId,

    /// <summary><c>interface-id</c>: Network interface for which traffic is recorded; absent for a regional NAT gateway.</summary>
    InterfaceId,

    /// <summary>
    /// <c>srcaddr</c>: Source address of incoming traffic, or the interface's primary private address for outgoing traffic.
    /// </summary>
    SourceAddress,

    /// <summary>
    /// <c>dstaddr</c>: Destination address of outgoing traffic, or the interface's primary private address for incoming traffic.
    /// </summary>
    DestinationAddress,

    /// <summary><c>srcport</c>: Source port; 0 for protocols without ports.</summary>
    SourcePort,

    /// <summary><c>dstport</c>: Destination port; 0 for protocols without ports.</summary>
    DestinationPort,

    /// <summary><c>protocol</c>: IANA protocol number.</summary>
    Protocol,

    /// <summary><c>packets</c>: Packets transferred during the flow.</summary>
    Packets,

    /// <summary><c>bytes</c>: Bytes transferred during the flow.</summary>
    Bytes,

    /// <summary><c>start</c>: Time the first packet of the flow was received within the aggregation interval.</summary>
    Start,

    /// <summary><c>end</c>: Time the last packet of the flow was received within the aggregation interval.</summary>
    End,

    /// <summary><c>action</c>: ACCEPT or REJECT, by security groups and network ACLs.</summary>
    Action,

    /// <summary><c>log-status</c>: OK, NODATA (no traffic in the interval) or SKIPDATA (records were skipped).</summary>
    LogStatus,

    /// <summary><c>vpc-id</c>: VPC that contains the network interface.</summary>
    VpcId,

    /// <summary><c>subnet-id</c>: Subnet that contains the network interface.</summary>
    SubnetId,

    /// <summary><c>instance-id</c>: Instance the network interface is attached to, if it is the owner's.</summary>
    InstanceId,

    /// <summary><c>tcp-flags</c>: TCP flags OR-ed over the aggregation interval: 1 fin, 2 syn, 4 rst, 8 psh, 16 ack, 32 urg.</summary>
    TcpFlags,

    /// <summary><c>type</c>: Type of traffic: IPv4, IPv6 or EFA.</summary>
    TrafficType,

    /// <summary>
    /// <c>pkt-srcaddr</c>: Packet-level source address, which differs from srcaddr behind an intermediate layer such as a NAT gateway.
    /// </summary>
    PacketSourceAddress,

    /// <summary>
    /// <c>pkt-dstaddr</c>: Packet-level destination address, which differs from dstaddr behind an intermediate layer such as a NAT gateway.
    /// </summary>
    PacketDestinationAddress,

    /// <summary><c>region</c>: Region of the network interface.</summary>
    Region,

    /// <summary><c>az-id</c>: Availability Zone ID of the network interface.</summary>
    AvailabilityZoneId,

    /// <summary><c>sublocation-type</c>: Type of sublocation: wavelength, outpost or localzone.</summary>
    SublocationType,

    /// <summary><c>sublocation-id</c>: ID of the sublocation.</summary>
    SublocationId,

    /// <summary>
    /// <c>pkt-src-aws-service</c>: Subset of AWS address ranges that pkt-srcaddr belongs to, an open enumeration such as S3 or EC2.
    /// </summary>
    PacketSourceAwsService,

    /// <summary>
    /// <c>pkt-dst-aws-service</c>: Subset of AWS address ranges that pkt-dstaddr belongs to, an open enumeration such as S3 or EC2.
    /// </summary>
    PacketDestinationAwsService,

    /// <summary><c>flow-direction</c>: Direction relative to the interface: ingress or egress.</summary>
    FlowDirection,

    /// <summary>
    /// <c>traffic-path</c>: Path of egress traffic: 1 same VPC, 2 internet gateway or gateway endpoint, 3 virtual private gateway, 4 and 5
    /// peering, 6 local gateway, 7 and 8 Nitro endpoint and gateway.
    /// </summary>
    TrafficPath,

    /// <summary><c>ecs-cluster-arn</c>: ARN of the Amazon ECS cluster of the task.</summary>
    EcsClusterArn,

    /// <summary><c>ecs-cluster-name</c>: Name of the Amazon ECS cluster of the task.</summary>
    EcsClusterName,

    /// <summary><c>ecs-container-instance-arn</c>: ARN of the ECS container instance, if the task runs on EC2.</summary>
    EcsContainerInstanceArn,

    /// <summary><c>ecs-container-instance-id</c>: ID of the ECS container instance, if the task runs on EC2.</summary>
    EcsContainerInstanceId,

    /// <summary><c>ecs-container-id</c>: Docker runtime ID of the first container of the task.</summary>
    EcsContainerId,

    /// <summary><c>ecs-second-container-id</c>: Docker runtime ID of the second container of the task.</summary>
    EcsSecondContainerId,

    /// <summary><c>ecs-service-name</c>: Name of the ECS service that started the task.</summary>
    EcsServiceName,

    /// <summary><c>ecs-task-definition-arn</c>: ARN of the ECS task definition.</summary>
    EcsTaskDefinitionArn,

    /// <summary><c>ecs-task-arn</c>: ARN of the running ECS task.</summary>
    EcsTaskArn,

    /// <summary><c>ecs-task-id</c>: ID of the running ECS task.</summary>
    EcsTaskId,

    /// <summary><c>reject-reason</c>: Reason for a rejection, such as BPA (block public access) or EC (encryption control).</summary>
    RejectReason,

    /// <summary><c>resource-id</c>: ID of the resource that owns the flow, such as a regional NAT gateway.</summary>
    ResourceId,

    /// <summary><c>encryption-status</c>: Encryption of the traffic: 0 none, 1 Nitro, 2 application, 3 both.</summary>
    EncryptionStatus,

    /// <summary><c>instance-tag</c>: Percent-encoded value of the first selected tag of the instance.</summary>
    InstanceTag,

    /// <summary><c>instance-tag-2</c>: Percent-encoded value of the second selected tag of the instance.</summary>
    InstanceTag2,

    /// <summary><c>interface-tag</c>: Percent-encoded value of the first selected tag of the network interface.</summary>
    InterfaceTag,

    /// <summary><c>interface-tag-2</c>: Percent-encoded value of the second selected tag of the network interface.</summary>
    InterfaceTag2,

    /// <summary><c>asg-tag</c>: Percent-encoded value of the first selected tag of the Auto Scaling group.</summary>
    AutoScalingGroupTag,

    /// <summary><c>asg-tag-2</c>: Percent-encoded value of the second selected tag of the Auto Scaling group.</summary>
    AutoScalingGroupTag2,

    /// <summary><c>interface-type</c>: Type of the network interface.</summary>
    InterfaceType,

    /// <summary><c>next-hop-interface-id</c>: Network interface of the next hop.</summary>
    NextHopInterfaceId,

    /// <summary><c>next-hop-subnet-id</c>: Subnet of the next hop.</summary>
    NextHopSubnetId,

    /// <summary><c>next-hop-az-id</c>: Availability Zone ID of the next hop.</summary>
    NextHopAvailabilityZoneId,

    /// <summary><c>next-hop-vpc-id</c>: VPC of the next hop.</summary>
    NextHopVpcId,

    /// <summary><c>next-hop-interface-type</c>: Type of the network interface of the next hop.</summary>
    NextHopInterfaceType,

    /// <summary><c>resource-type</c>: Type of resource the flow log was created for, such as TransitGateway.</summary>
    ResourceType,

    /// <summary><c>tgw-id</c>: Transit gateway for which traffic is recorded.</summary>
    TransitGatewayId,

    /// <summary><c>tgw-attachment-id</c>: Transit gateway attachment for which traffic is recorded.</summary>
    TransitGatewayAttachmentId,

    /// <summary><c>tgw-src-vpc-account-id</c>: Account that owns the source VPC.</summary>
    TransitGatewaySourceVpcAccountId,

    /// <summary><c>tgw-dst-vpc-account-id</c>: Account that owns the destination VPC.</summary>
    TransitGatewayDestinationVpcAccountId,

    /// <summary><c>tgw-src-vpc-id</c>: Source VPC.</summary>
    TransitGatewaySourceVpcId,

    /// <summary><c>tgw-dst-vpc-id</c>: Destination VPC.</summary>
    TransitGatewayDestinationVpcId,

    /// <summary><c>tgw-src-subnet-id</c>: Subnet of the source.</summary>
    TransitGatewaySourceSubnetId,

    /// <summary><c>tgw-dst-subnet-id</c>: Subnet of the destination.</summary>
    TransitGatewayDestinationSubnetId,

    /// <summary><c>tgw-src-eni</c>: Network interface of the source transit gateway attachment.</summary>
    TransitGatewaySourceNetworkInterface,

    /// <summary><c>tgw-dst-eni</c>: Network interface of the destination transit gateway attachment.</summary>
    TransitGatewayDestinationNetworkInterface,

    /// <summary><c>tgw-src-az-id</c>: Availability Zone ID of the source attachment.</summary>
    TransitGatewaySourceAvailabilityZoneId,

    /// <summary><c>tgw-dst-az-id</c>: Availability Zone ID of the destination attachment.</summary>
    TransitGatewayDestinationAvailabilityZoneId,

    /// <summary><c>tgw-pair-attachment-id</c>: Attachment at the other end: egress for ingress flows, ingress for egress flows.</summary>
    TransitGatewayPairAttachmentId,

    /// <summary><c>packets-lost-no-route</c>: Packets lost because no route was specified.</summary>
    PacketsLostNoRoute,

    /// <summary><c>packets-lost-blackhole</c>: Packets lost to a black hole.</summary>
    PacketsLostBlackhole,

    /// <summary><c>packets-lost-mtu-exceeded</c>: Packets lost because they exceeded the MTU.</summary>
    PacketsLostMtuExceeded,

    /// <summary><c>packets-lost-ttl-expired</c>: Packets lost because their time to live expired.</summary>
    PacketsLostTtlExpired,
}
