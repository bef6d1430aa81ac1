namespace VpcFlow.Tests;

/// <summary>One row of the specification's field table. Targets is the column "ecs", unchanged.</summary>
internal sealed record OracleField(string Name, string PropertyName, int Version, string Scope, string Kind, string Targets)
{
    public string ColumnName => Name.Replace('-', '_');
}

/// <summary>The specification's field table as data: name, property, version, scope, kind, ECS targets.</summary>
internal static class OracleFields
{
    public static IReadOnlyList<OracleField> All { get; } =
    [
        new("version", "Version", 2, "both", "int", "aws.vpcflow.version:string"),
        new("account-id", "AccountId", 2, "both", "text", "aws.vpcflow.account_id, cloud.account.id"),
        new("interface-id", "InterfaceId", 2, "vpc", "text", "aws.vpcflow.interface_id"),
        new("srcaddr", "SourceAddress", 2, "both", "ip", "source.address, source.ip, network.type, related.ip[0]"),
        new("dstaddr", "DestinationAddress", 2, "both", "ip", "destination.address, destination.ip, related.ip[1]"),
        new("srcport", "SourcePort", 2, "both", "port", "source.port:number"),
        new("dstport", "DestinationPort", 2, "both", "port", "destination.port:number"),
        new("protocol", "Protocol", 2, "both", "protocol", "network.iana_number:string, network.transport"),
        new("packets", "Packets", 2, "both", "long", "source.packets:number, network.packets:number"),
        new("bytes", "Bytes", 2, "both", "long", "source.bytes:number, network.bytes:number"),
        new("start", "Start", 2, "both", "time", "event.start"),
        new("end", "End", 2, "both", "time", "event.end, @timestamp"),
        new("action", "Action", 2, "vpc", "action", "aws.vpcflow.action, event.action, event.outcome, event.type"),
        new("log-status", "LogStatus", 2, "both", "text", "aws.vpcflow.log_status"),
        new("vpc-id", "VpcId", 3, "vpc", "text", "aws.vpcflow.vpc_id"),
        new("subnet-id", "SubnetId", 3, "vpc", "text", "aws.vpcflow.subnet_id"),
        new("instance-id", "InstanceId", 3, "vpc", "text", "aws.vpcflow.instance_id, cloud.instance.id"),
        new("tcp-flags", "TcpFlags", 3, "both", "flags", "aws.vpcflow.tcp_flags:string, aws.vpcflow.tcp_flags_array"),
        new("type", "TrafficType", 3, "both", "text", "aws.vpcflow.type"),
        new("pkt-srcaddr", "PacketSourceAddress", 3, "vpc", "ip", "aws.vpcflow.pkt_srcaddr, related.ip"),
        new("pkt-dstaddr", "PacketDestinationAddress", 3, "vpc", "ip", "aws.vpcflow.pkt_dstaddr, related.ip"),
        new("region", "Region", 4, "both", "text", "cloud.region"),
        new("az-id", "AvailabilityZoneId", 4, "vpc", "text", "cloud.availability_zone"),
        new("sublocation-type", "SublocationType", 4, "vpc", "text", "aws.vpcflow.sublocation.type"),
        new("sublocation-id", "SublocationId", 4, "vpc", "text", "aws.vpcflow.sublocation.id"),
        new("pkt-src-aws-service", "PacketSourceAwsService", 5, "both", "text", "aws.vpcflow.pkt_src_service"),
        new("pkt-dst-aws-service", "PacketDestinationAwsService", 5, "both", "text", "aws.vpcflow.pkt_dst_service"),
        new("flow-direction", "FlowDirection", 5, "both", "text", "network.direction"),
        new("traffic-path", "TrafficPath", 5, "vpc", "int", "aws.vpcflow.traffic_path:string"),
        new("ecs-cluster-arn", "EcsClusterArn", 7, "vpc", "text", "orchestrator.cluster.id"),
        new("ecs-cluster-name", "EcsClusterName", 7, "vpc", "text", "orchestrator.cluster.name, orchestrator.type=ecs"),
        new("ecs-container-instance-arn", "EcsContainerInstanceArn", 7, "vpc", "text", "orchestrator.resource.name"),
        new("ecs-container-instance-id", "EcsContainerInstanceId", 7, "vpc", "text", "orchestrator.resource.id"),
        new("ecs-container-id", "EcsContainerId", 7, "vpc", "text", "aws.vpcflow.ecs_container_id, container.id"),
        new("ecs-second-container-id", "EcsSecondContainerId", 7, "vpc", "text", "aws.vpcflow.ecs_second_container_id"),
        new("ecs-service-name", "EcsServiceName", 7, "vpc", "text", "service.name"),
        new("ecs-task-definition-arn", "EcsTaskDefinitionArn", 7, "vpc", "text", "aws.vpcflow.ecs_task_definition_arn"),
        new("ecs-task-arn", "EcsTaskArn", 7, "vpc", "text", "aws.vpcflow.ecs_task_arn"),
        new("ecs-task-id", "EcsTaskId", 7, "vpc", "text", "aws.vpcflow.ecs_task_id"),
        new("reject-reason", "RejectReason", 8, "vpc", "text", "event.reason"),
        new("resource-id", "ResourceId", 9, "vpc", "text", "aws.vpcflow.resource_id"),
        new("encryption-status", "EncryptionStatus", 10, "vpc", "int", "aws.vpcflow.encryption_status:string"),
        new("instance-tag", "InstanceTag", 11, "vpc", "text", "aws.vpcflow.instance_tag"),
        new("instance-tag-2", "InstanceTag2", 11, "vpc", "text", "aws.vpcflow.instance_tag_2"),
        new("interface-tag", "InterfaceTag", 11, "vpc", "text", "aws.vpcflow.interface_tag"),
        new("interface-tag-2", "InterfaceTag2", 11, "vpc", "text", "aws.vpcflow.interface_tag_2"),
        new("asg-tag", "AutoScalingGroupTag", 11, "vpc", "text", "aws.vpcflow.asg_tag"),
        new("asg-tag-2", "AutoScalingGroupTag2", 11, "vpc", "text", "aws.vpcflow.asg_tag_2"),
        new("interface-type", "InterfaceType", 11, "vpc", "text", "aws.vpcflow.interface_type"),
        new("next-hop-interface-id", "NextHopInterfaceId", 11, "vpc", "text", "aws.vpcflow.next_hop_interface_id"),
        new("next-hop-subnet-id", "NextHopSubnetId", 11, "vpc", "text", "aws.vpcflow.next_hop_subnet_id"),
        new("next-hop-az-id", "NextHopAvailabilityZoneId", 11, "vpc", "text", "aws.vpcflow.next_hop_az_id"),
        new("next-hop-vpc-id", "NextHopVpcId", 11, "vpc", "text", "aws.vpcflow.next_hop_vpc_id"),
        new("next-hop-interface-type", "NextHopInterfaceType", 11, "vpc", "text", "aws.vpcflow.next_hop_interface_type"),
        new("resource-type", "ResourceType", 6, "tgw", "text", "aws.vpcflow.resource_type"),
        new("tgw-id", "TransitGatewayId", 6, "tgw", "text", "aws.vpcflow.tgw_id"),
        new("tgw-attachment-id", "TransitGatewayAttachmentId", 6, "tgw", "text", "aws.vpcflow.tgw_attachment_id"),
        new("tgw-src-vpc-account-id", "TransitGatewaySourceVpcAccountId", 6, "tgw", "text", "aws.vpcflow.tgw_src_vpc_account_id"),
        new("tgw-dst-vpc-account-id", "TransitGatewayDestinationVpcAccountId", 6, "tgw", "text", "aws.vpcflow.tgw_dst_vpc_account_id"),
        new("tgw-src-vpc-id", "TransitGatewaySourceVpcId", 6, "tgw", "text", "aws.vpcflow.tgw_src_vpc_id"),
        new("tgw-dst-vpc-id", "TransitGatewayDestinationVpcId", 6, "tgw", "text", "aws.vpcflow.tgw_dst_vpc_id"),
        new("tgw-src-subnet-id", "TransitGatewaySourceSubnetId", 6, "tgw", "text", "aws.vpcflow.tgw_src_subnet_id"),
        new("tgw-dst-subnet-id", "TransitGatewayDestinationSubnetId", 6, "tgw", "text", "aws.vpcflow.tgw_dst_subnet_id"),
        new("tgw-src-eni", "TransitGatewaySourceNetworkInterface", 6, "tgw", "text", "aws.vpcflow.tgw_src_eni"),
        new("tgw-dst-eni", "TransitGatewayDestinationNetworkInterface", 6, "tgw", "text", "aws.vpcflow.tgw_dst_eni"),
        new("tgw-src-az-id", "TransitGatewaySourceAvailabilityZoneId", 6, "tgw", "text", "aws.vpcflow.tgw_src_az_id"),
        new("tgw-dst-az-id", "TransitGatewayDestinationAvailabilityZoneId", 6, "tgw", "text", "aws.vpcflow.tgw_dst_az_id"),
        new("tgw-pair-attachment-id", "TransitGatewayPairAttachmentId", 6, "tgw", "text", "aws.vpcflow.tgw_pair_attachment_id"),
        new("packets-lost-no-route", "PacketsLostNoRoute", 6, "tgw", "long", "aws.vpcflow.packets_lost_no_route:number"),
        new("packets-lost-blackhole", "PacketsLostBlackhole", 6, "tgw", "long", "aws.vpcflow.packets_lost_blackhole:number"),
        new("packets-lost-mtu-exceeded", "PacketsLostMtuExceeded", 6, "tgw", "long", "aws.vpcflow.packets_lost_mtu_exceeded:number"),
        new("packets-lost-ttl-expired", "PacketsLostTtlExpired", 6, "tgw", "long", "aws.vpcflow.packets_lost_ttl_expired:number"),
    ];

    private static readonly Dictionary<string, OracleField> s_byName = All.ToDictionary(row => row.Name);

    // A name without a hyphen has only one spelling.
    private static readonly Dictionary<string, OracleField> s_byHeaderName =
        All.SelectMany(row => new[] { row.Name, row.ColumnName }.Distinct(), (row, name) => (row, name))
            .ToDictionary(pair => pair.name, pair => pair.row);

    public static IEnumerable<string> Names => All.Select(row => row.Name);

    /// <summary>Returns the field with that hyphenated name.</summary>
    public static OracleField Get(string name) => s_byName[name];

    /// <summary>Returns the field that a header token names, in any spelling, or null.</summary>
    public static OracleField? FindInHeader(string token) => token switch
    {
        "startTime" => Get("start"),
        "endTime" => Get("end"),
        _ when token.Any(char.IsAsciiLetterUpper) && char.IsAsciiLetterLower(token[0])
            => All.FirstOrDefault(row => row.Name.Replace("-", "").Equals(token, StringComparison.OrdinalIgnoreCase)),
        _ => s_byHeaderName.GetValueOrDefault(token),
    };
}
