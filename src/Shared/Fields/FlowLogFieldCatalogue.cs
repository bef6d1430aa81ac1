using System.Collections.Immutable;
using VpcFlow.Ecs;
using Kind = VpcFlow.FlowLogFieldKind;
using Parquet = VpcFlow.FlowLogParquetType;
using Scope = VpcFlow.FlowLogFieldScope;

namespace VpcFlow.Fields;

/// <summary>
/// Describes every flow log field; the generator, the runtime and the documentation derive from it. The members of a document that a field
/// maps to are defined by each schema, for ECS by <see cref="EcsTargets"/>.
/// </summary>
internal static class FlowLogFieldCatalogue
{
    /// <summary>
    /// All fields, indexed by <see cref="FlowLogField"/>: VPC fields by version, followed by those that only Transit Gateway flow logs
    /// have.
    /// </summary>
    public static ImmutableArray<FlowLogFieldInfo> All { get; } = ImmutableArray.Create(new[]
    {
        // Version 2
        Define(FlowLogField.Version, "version", 2, Scope.Both, Kind.Integer, Parquet.Integer32,
            "Highest flow log version among the selected fields; constant per flow log."),
        Define(FlowLogField.AccountId, "account-id", 2, Scope.Both, Kind.Text, Parquet.Utf8,
            "AWS account that owns the network interface, 12 digits with leading zeros, or unknown."),
        Define(FlowLogField.InterfaceId, "interface-id", 2, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Network interface for which traffic is recorded; absent for a regional NAT gateway."),
        Define(FlowLogField.SourceAddress, "srcaddr", 2, Scope.Both, Kind.Address, Parquet.Utf8,
            "Source address of incoming traffic, or the interface's primary private address for outgoing traffic."),
        Define(FlowLogField.DestinationAddress, "dstaddr", 2, Scope.Both, Kind.Address, Parquet.Utf8,
            "Destination address of outgoing traffic, or the interface's primary private address for incoming traffic."),
        Define(FlowLogField.SourcePort, "srcport", 2, Scope.Both, Kind.Port, Parquet.Integer32,
            "Source port; 0 for protocols without ports."),
        Define(FlowLogField.DestinationPort, "dstport", 2, Scope.Both, Kind.Port, Parquet.Integer32,
            "Destination port; 0 for protocols without ports."),
        Define(FlowLogField.Protocol, "protocol", 2, Scope.Both, Kind.Protocol, Parquet.Integer32,
            "IANA protocol number."),
        Define(FlowLogField.Packets, "packets", 2, Scope.Both, Kind.Long, Parquet.Integer64,
            "Packets transferred during the flow."),
        Define(FlowLogField.Bytes, "bytes", 2, Scope.Both, Kind.Long, Parquet.Integer64,
            "Bytes transferred during the flow."),
        Define(FlowLogField.Start, "start", 2, Scope.Both, Kind.Time, Parquet.Integer64,
            "Time the first packet of the flow was received within the aggregation interval."),
        Define(FlowLogField.End, "end", 2, Scope.Both, Kind.Time, Parquet.Integer64,
            "Time the last packet of the flow was received within the aggregation interval."),
        Define(FlowLogField.Action, "action", 2, Scope.Vpc, Kind.Action, Parquet.Utf8,
            "ACCEPT or REJECT, by security groups and network ACLs."),
        Define(FlowLogField.LogStatus, "log-status", 2, Scope.Both, Kind.LogStatus, Parquet.Utf8,
            "OK, NODATA (no traffic in the interval) or SKIPDATA (records were skipped)."),

        // Version 3
        Define(FlowLogField.VpcId, "vpc-id", 3, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "VPC that contains the network interface."),
        Define(FlowLogField.SubnetId, "subnet-id", 3, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Subnet that contains the network interface."),
        Define(FlowLogField.InstanceId, "instance-id", 3, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Instance the network interface is attached to, if it is the owner's."),
        Define(FlowLogField.TcpFlags, "tcp-flags", 3, Scope.Both, Kind.TcpFlags, Parquet.Integer32,
            "TCP flags OR-ed over the aggregation interval: 1 fin, 2 syn, 4 rst, 8 psh, 16 ack, 32 urg."),
        Define(FlowLogField.TrafficType, "type", 3, Scope.Both, Kind.Text, Parquet.Utf8,
            "Type of traffic: IPv4, IPv6 or EFA."),
        Define(FlowLogField.PacketSourceAddress, "pkt-srcaddr", 3, Scope.Vpc, Kind.Address, Parquet.Utf8,
            "Packet-level source address, which differs from srcaddr behind an intermediate layer such as a NAT gateway."),
        Define(FlowLogField.PacketDestinationAddress, "pkt-dstaddr", 3, Scope.Vpc, Kind.Address, Parquet.Utf8,
            "Packet-level destination address, which differs from dstaddr behind an intermediate layer such as a NAT gateway."),

        // Version 4
        Define(FlowLogField.Region, "region", 4, Scope.Both, Kind.Text, Parquet.Utf8,
            "Region of the network interface."),
        Define(FlowLogField.AvailabilityZoneId, "az-id", 4, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Availability Zone ID of the network interface."),
        Define(FlowLogField.SublocationType, "sublocation-type", 4, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Type of sublocation: wavelength, outpost or localzone."),
        Define(FlowLogField.SublocationId, "sublocation-id", 4, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "ID of the sublocation."),

        // Version 5
        Define(FlowLogField.PacketSourceAwsService, "pkt-src-aws-service", 5, Scope.Both, Kind.Text, Parquet.Utf8,
            "Subset of AWS address ranges that pkt-srcaddr belongs to, an open enumeration such as S3 or EC2."),
        Define(FlowLogField.PacketDestinationAwsService, "pkt-dst-aws-service", 5, Scope.Both, Kind.Text, Parquet.Utf8,
            "Subset of AWS address ranges that pkt-dstaddr belongs to, an open enumeration such as S3 or EC2."),
        Define(FlowLogField.FlowDirection, "flow-direction", 5, Scope.Both, Kind.Text, Parquet.Utf8,
            "Direction relative to the interface: ingress or egress."),
        Define(FlowLogField.TrafficPath, "traffic-path", 5, Scope.Vpc, Kind.Integer, Parquet.Integer32,
            "Path of egress traffic: 1 same VPC, 2 internet gateway or gateway endpoint, 3 virtual private gateway, "
            + "4 and 5 peering, 6 local gateway, 7 and 8 Nitro endpoint and gateway."),

        // Version 7
        Define(FlowLogField.EcsClusterArn, "ecs-cluster-arn", 7, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "ARN of the Amazon ECS cluster of the task."),
        Define(FlowLogField.EcsClusterName, "ecs-cluster-name", 7, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Name of the Amazon ECS cluster of the task."),
        Define(FlowLogField.EcsContainerInstanceArn, "ecs-container-instance-arn", 7, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "ARN of the ECS container instance, if the task runs on EC2."),
        Define(FlowLogField.EcsContainerInstanceId, "ecs-container-instance-id", 7, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "ID of the ECS container instance, if the task runs on EC2."),
        Define(FlowLogField.EcsContainerId, "ecs-container-id", 7, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Docker runtime ID of the first container of the task."),
        Define(FlowLogField.EcsSecondContainerId, "ecs-second-container-id", 7, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Docker runtime ID of the second container of the task."),
        Define(FlowLogField.EcsServiceName, "ecs-service-name", 7, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Name of the ECS service that started the task."),
        Define(FlowLogField.EcsTaskDefinitionArn, "ecs-task-definition-arn", 7, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "ARN of the ECS task definition."),
        Define(FlowLogField.EcsTaskArn, "ecs-task-arn", 7, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "ARN of the running ECS task."),
        Define(FlowLogField.EcsTaskId, "ecs-task-id", 7, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "ID of the running ECS task."),

        // Version 8
        Define(FlowLogField.RejectReason, "reject-reason", 8, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Reason for a rejection, such as BPA (block public access) or EC (encryption control)."),

        // Version 9
        Define(FlowLogField.ResourceId, "resource-id", 9, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "ID of the resource that owns the flow, such as a regional NAT gateway."),

        // Version 10
        Define(FlowLogField.EncryptionStatus, "encryption-status", 10, Scope.Vpc, Kind.Integer, Parquet.Integer32,
            "Encryption of the traffic: 0 none, 1 Nitro, 2 application, 3 both."),

        // Version 11
        Define(FlowLogField.InstanceTag, "instance-tag", 11, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Percent-encoded value of the first selected tag of the instance."),
        Define(FlowLogField.InstanceTag2, "instance-tag-2", 11, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Percent-encoded value of the second selected tag of the instance."),
        Define(FlowLogField.InterfaceTag, "interface-tag", 11, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Percent-encoded value of the first selected tag of the network interface."),
        Define(FlowLogField.InterfaceTag2, "interface-tag-2", 11, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Percent-encoded value of the second selected tag of the network interface."),
        Define(FlowLogField.AutoScalingGroupTag, "asg-tag", 11, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Percent-encoded value of the first selected tag of the Auto Scaling group."),
        Define(FlowLogField.AutoScalingGroupTag2, "asg-tag-2", 11, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Percent-encoded value of the second selected tag of the Auto Scaling group."),
        Define(FlowLogField.InterfaceType, "interface-type", 11, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Type of the network interface."),
        Define(FlowLogField.NextHopInterfaceId, "next-hop-interface-id", 11, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Network interface of the next hop."),
        Define(FlowLogField.NextHopSubnetId, "next-hop-subnet-id", 11, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Subnet of the next hop."),
        Define(FlowLogField.NextHopAvailabilityZoneId, "next-hop-az-id", 11, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Availability Zone ID of the next hop."),
        Define(FlowLogField.NextHopVpcId, "next-hop-vpc-id", 11, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "VPC of the next hop."),
        Define(FlowLogField.NextHopInterfaceType, "next-hop-interface-type", 11, Scope.Vpc, Kind.Text, Parquet.Utf8,
            "Type of the network interface of the next hop."),

        // Transit Gateway only, version 6
        Define(FlowLogField.ResourceType, "resource-type", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Type of resource the flow log was created for, such as TransitGateway."),
        Define(FlowLogField.TransitGatewayId, "tgw-id", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Transit gateway for which traffic is recorded."),
        Define(FlowLogField.TransitGatewayAttachmentId, "tgw-attachment-id", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Transit gateway attachment for which traffic is recorded."),
        Define(FlowLogField.TransitGatewaySourceVpcAccountId, "tgw-src-vpc-account-id", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Account that owns the source VPC."),
        Define(FlowLogField.TransitGatewayDestinationVpcAccountId,
            "tgw-dst-vpc-account-id", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Account that owns the destination VPC."),
        Define(FlowLogField.TransitGatewaySourceVpcId, "tgw-src-vpc-id", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Source VPC."),
        Define(FlowLogField.TransitGatewayDestinationVpcId, "tgw-dst-vpc-id", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Destination VPC."),
        Define(FlowLogField.TransitGatewaySourceSubnetId, "tgw-src-subnet-id", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Subnet of the source."),
        Define(FlowLogField.TransitGatewayDestinationSubnetId, "tgw-dst-subnet-id", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Subnet of the destination."),
        Define(FlowLogField.TransitGatewaySourceNetworkInterface, "tgw-src-eni", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Network interface of the source transit gateway attachment."),
        Define(FlowLogField.TransitGatewayDestinationNetworkInterface, "tgw-dst-eni", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Network interface of the destination transit gateway attachment."),
        Define(FlowLogField.TransitGatewaySourceAvailabilityZoneId, "tgw-src-az-id", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Availability Zone ID of the source attachment."),
        Define(FlowLogField.TransitGatewayDestinationAvailabilityZoneId, "tgw-dst-az-id", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Availability Zone ID of the destination attachment."),
        Define(FlowLogField.TransitGatewayPairAttachmentId, "tgw-pair-attachment-id", 6, Scope.TransitGateway, Kind.Text, Parquet.Utf8,
            "Attachment at the other end: egress for ingress flows, ingress for egress flows."),
        Define(FlowLogField.PacketsLostNoRoute, "packets-lost-no-route", 6, Scope.TransitGateway, Kind.Long, Parquet.Integer64,
            "Packets lost because no route was specified."),
        Define(FlowLogField.PacketsLostBlackhole, "packets-lost-blackhole", 6, Scope.TransitGateway, Kind.Long, Parquet.Integer64,
            "Packets lost to a black hole."),
        Define(FlowLogField.PacketsLostMtuExceeded, "packets-lost-mtu-exceeded", 6, Scope.TransitGateway, Kind.Long, Parquet.Integer64,
            "Packets lost because they exceeded the MTU."),
        Define(FlowLogField.PacketsLostTtlExpired, "packets-lost-ttl-expired", 6, Scope.TransitGateway, Kind.Long, Parquet.Integer64,
            "Packets lost because their time to live expired."),
    });

    private static readonly Dictionary<string, FlowLogFieldInfo> s_byName = All.ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The fields by their names without hyphens, and by the names of two of them in Insights; in any case.</summary>
    public static Dictionary<string, FlowLogFieldInfo> ByCompactName { get; } = CompactNames();

    public static FlowLogFieldInfo Get(FlowLogField field) => All[(int)field];

    /// <summary>Finds a field by its name in any spelling: <c>account-id</c>, <c>account_id</c> or <c>accountId</c>.</summary>
    public static FlowLogFieldInfo? Find(string name)
        => s_byName.TryGetValue(name.Replace('_', '-'), out FlowLogFieldInfo? info)
            || (IsCamelCase(name) && ByCompactName.TryGetValue(name, out info))
            ? info
            : null;

    /// <summary>
    /// Whether a name has capitals, but does not begin with one. Where they are does not matter: Insights writes <c>srcAddr</c>.
    /// </summary>
    private static bool IsCamelCase(string name)
        => name.Length > 0 && name[0] is >= 'a' and <= 'z' && name.Any(static c => c is >= 'A' and <= 'Z');

    private static Dictionary<string, FlowLogFieldInfo> CompactNames()
    {
        var names = All.ToDictionary(f => f.Name.Replace("-", ""), StringComparer.OrdinalIgnoreCase);
        names.Add("startTime", Get(FlowLogField.Start));
        names.Add("endTime", Get(FlowLogField.End));
        return names;
    }

    private static FlowLogFieldInfo Define(FlowLogField field, string name, int version, FlowLogFieldScope scope, FlowLogFieldKind kind,
        FlowLogParquetType parquetType, string description)
    {
        ImmutableArray<string> ecsTargets = EcsTargets.All[field].Select(static target => target.Notation).ToImmutableArray();
        return new FlowLogFieldInfo(field, name, version, scope, kind, parquetType, ecsTargets, description);
    }
}
