using System.Collections.Immutable;
using VpcFlow.Plan;

namespace VpcFlow.Ecs;

/// <summary>
/// Maps each field to members of an ECS document, as Elastic's integration writes them. <see cref="FlowLogFieldInfo.EcsTargets"/> has the
/// same as text.
/// </summary>
internal static class EcsTargets
{
    /// <summary>The members of ECS 8.11 by field.</summary>
    public static IReadOnlyDictionary<FlowLogField, ImmutableArray<FieldTarget>> All { get; }
        = new Dictionary<FlowLogField, ImmutableArray<FieldTarget>>
        {
            // Version 2
            [FlowLogField.Version] = Members(NumberText("aws.vpcflow.version")),
            [FlowLogField.AccountId] = Members(Text("aws.vpcflow.account_id"), Text("cloud.account.id")),
            [FlowLogField.InterfaceId] = Members(Text("aws.vpcflow.interface_id")),
            [FlowLogField.SourceAddress] = Members(
                Text("source.address"), Text("source.ip"), Target("network.type", TargetForm.NetworkType), Part("related.ip", 0)),
            [FlowLogField.DestinationAddress] = Members(Text("destination.address"), Text("destination.ip"), Part("related.ip", 1)),
            [FlowLogField.SourcePort] = Members(Number("source.port")),
            [FlowLogField.DestinationPort] = Members(Number("destination.port")),
            [FlowLogField.Protocol] = Members(NumberText("network.iana_number"), Target("network.transport", TargetForm.Transport)),
            [FlowLogField.Packets] = Members(Number("source.packets"), Number("network.packets")),
            [FlowLogField.Bytes] = Members(Number("source.bytes"), Number("network.bytes")),
            [FlowLogField.Start] = Members(Target("event.start", TargetForm.Time)),
            [FlowLogField.End] = Members(Target("event.end", TargetForm.Time), Part("@timestamp")),
            [FlowLogField.Action] = Members(
                Text("aws.vpcflow.action"), Text("event.action"), Target("event.outcome", TargetForm.Outcome), Part("event.type")),
            [FlowLogField.LogStatus] = Members(Text("aws.vpcflow.log_status")),

            // Version 3
            [FlowLogField.VpcId] = Members(Text("aws.vpcflow.vpc_id")),
            [FlowLogField.SubnetId] = Members(Text("aws.vpcflow.subnet_id")),
            [FlowLogField.InstanceId] = Members(Text("aws.vpcflow.instance_id"), Text("cloud.instance.id")),
            [FlowLogField.TcpFlags] = Members(
                NumberText("aws.vpcflow.tcp_flags"), Target("aws.vpcflow.tcp_flags_array", TargetForm.TcpFlags)),
            [FlowLogField.TrafficType] = Members(Text("aws.vpcflow.type")),
            [FlowLogField.PacketSourceAddress] = Members(Text("aws.vpcflow.pkt_srcaddr"), Part("related.ip")),
            [FlowLogField.PacketDestinationAddress] = Members(Text("aws.vpcflow.pkt_dstaddr"), Part("related.ip")),

            // Version 4
            [FlowLogField.Region] = Members(Text("cloud.region")),
            [FlowLogField.AvailabilityZoneId] = Members(Text("cloud.availability_zone")),
            [FlowLogField.SublocationType] = Members(Text("aws.vpcflow.sublocation.type")),
            [FlowLogField.SublocationId] = Members(Text("aws.vpcflow.sublocation.id")),

            // Version 5
            [FlowLogField.PacketSourceAwsService] = Members(Text("aws.vpcflow.pkt_src_service")),
            [FlowLogField.PacketDestinationAwsService] = Members(Text("aws.vpcflow.pkt_dst_service")),
            [FlowLogField.FlowDirection] = Members(Text("network.direction")),
            [FlowLogField.TrafficPath] = Members(NumberText("aws.vpcflow.traffic_path")),

            // Version 7
            [FlowLogField.EcsClusterArn] = Members(Text("orchestrator.cluster.id")),
            [FlowLogField.EcsClusterName] = Members(Text("orchestrator.cluster.name"), Constant("orchestrator.type", "ecs")),
            [FlowLogField.EcsContainerInstanceArn] = Members(Text("orchestrator.resource.name")),
            [FlowLogField.EcsContainerInstanceId] = Members(Text("orchestrator.resource.id")),
            [FlowLogField.EcsContainerId] = Members(Text("aws.vpcflow.ecs_container_id"), Text("container.id")),
            [FlowLogField.EcsSecondContainerId] = Members(Text("aws.vpcflow.ecs_second_container_id")),
            [FlowLogField.EcsServiceName] = Members(Text("service.name")),
            [FlowLogField.EcsTaskDefinitionArn] = Members(Text("aws.vpcflow.ecs_task_definition_arn")),
            [FlowLogField.EcsTaskArn] = Members(Text("aws.vpcflow.ecs_task_arn")),
            [FlowLogField.EcsTaskId] = Members(Text("aws.vpcflow.ecs_task_id")),

            // Version 8
            [FlowLogField.RejectReason] = Members(Text("event.reason")),

            // Version 9
            [FlowLogField.ResourceId] = Members(Text("aws.vpcflow.resource_id")),

            // Version 10
            [FlowLogField.EncryptionStatus] = Members(NumberText("aws.vpcflow.encryption_status")),

            // Version 11
            [FlowLogField.InstanceTag] = Members(Text("aws.vpcflow.instance_tag")),
            [FlowLogField.InstanceTag2] = Members(Text("aws.vpcflow.instance_tag_2")),
            [FlowLogField.InterfaceTag] = Members(Text("aws.vpcflow.interface_tag")),
            [FlowLogField.InterfaceTag2] = Members(Text("aws.vpcflow.interface_tag_2")),
            [FlowLogField.AutoScalingGroupTag] = Members(Text("aws.vpcflow.asg_tag")),
            [FlowLogField.AutoScalingGroupTag2] = Members(Text("aws.vpcflow.asg_tag_2")),
            [FlowLogField.InterfaceType] = Members(Text("aws.vpcflow.interface_type")),
            [FlowLogField.NextHopInterfaceId] = Members(Text("aws.vpcflow.next_hop_interface_id")),
            [FlowLogField.NextHopSubnetId] = Members(Text("aws.vpcflow.next_hop_subnet_id")),
            [FlowLogField.NextHopAvailabilityZoneId] = Members(Text("aws.vpcflow.next_hop_az_id")),
            [FlowLogField.NextHopVpcId] = Members(Text("aws.vpcflow.next_hop_vpc_id")),
            [FlowLogField.NextHopInterfaceType] = Members(Text("aws.vpcflow.next_hop_interface_type")),

            // Transit Gateway only, version 6
            [FlowLogField.ResourceType] = Members(Text("aws.vpcflow.resource_type")),
            [FlowLogField.TransitGatewayId] = Members(Text("aws.vpcflow.tgw_id")),
            [FlowLogField.TransitGatewayAttachmentId] = Members(Text("aws.vpcflow.tgw_attachment_id")),
            [FlowLogField.TransitGatewaySourceVpcAccountId] = Members(Text("aws.vpcflow.tgw_src_vpc_account_id")),
            [FlowLogField.TransitGatewayDestinationVpcAccountId] = Members(Text("aws.vpcflow.tgw_dst_vpc_account_id")),
            [FlowLogField.TransitGatewaySourceVpcId] = Members(Text("aws.vpcflow.tgw_src_vpc_id")),
            [FlowLogField.TransitGatewayDestinationVpcId] = Members(Text("aws.vpcflow.tgw_dst_vpc_id")),
            [FlowLogField.TransitGatewaySourceSubnetId] = Members(Text("aws.vpcflow.tgw_src_subnet_id")),
            [FlowLogField.TransitGatewayDestinationSubnetId] = Members(Text("aws.vpcflow.tgw_dst_subnet_id")),
            [FlowLogField.TransitGatewaySourceNetworkInterface] = Members(Text("aws.vpcflow.tgw_src_eni")),
            [FlowLogField.TransitGatewayDestinationNetworkInterface] = Members(Text("aws.vpcflow.tgw_dst_eni")),
            [FlowLogField.TransitGatewaySourceAvailabilityZoneId] = Members(Text("aws.vpcflow.tgw_src_az_id")),
            [FlowLogField.TransitGatewayDestinationAvailabilityZoneId] = Members(Text("aws.vpcflow.tgw_dst_az_id")),
            [FlowLogField.TransitGatewayPairAttachmentId] = Members(Text("aws.vpcflow.tgw_pair_attachment_id")),
            [FlowLogField.PacketsLostNoRoute] = Members(Number("aws.vpcflow.packets_lost_no_route")),
            [FlowLogField.PacketsLostBlackhole] = Members(Number("aws.vpcflow.packets_lost_blackhole")),
            [FlowLogField.PacketsLostMtuExceeded] = Members(Number("aws.vpcflow.packets_lost_mtu_exceeded")),
            [FlowLogField.PacketsLostTtlExpired] = Members(Number("aws.vpcflow.packets_lost_ttl_expired")),
        };

    private static ImmutableArray<FieldTarget> Members(params FieldTarget[] targets) => ImmutableArray.Create(targets);

    private static FieldTarget Target(string path, TargetForm form) => new(path, form);

    private static FieldTarget Text(string path) => Target(path, TargetForm.Text);

    private static FieldTarget NumberText(string path) => Target(path, TargetForm.NumberText);

    private static FieldTarget Number(string path) => Target(path, TargetForm.Number);

    private static FieldTarget Constant(string path, string text) => Target(path, TargetForm.Constant) with { Constant = text };

    private static FieldTarget Part(string path, int? index = null) => Target(path, TargetForm.Part) with { Index = index };
}
