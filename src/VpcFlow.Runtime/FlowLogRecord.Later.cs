namespace VpcFlow;

/// <content>The fields of versions 7 to 11.</content>
public readonly ref partial struct FlowLogRecord
{
    /// <summary><c>ecs-cluster-arn</c>: ARN of the Amazon ECS cluster of the task.</summary>
    public ReadOnlySpan<byte> EcsClusterArn => GetText(FlowLogField.EcsClusterArn);

    /// <summary><c>ecs-cluster-name</c>: Name of the Amazon ECS cluster of the task.</summary>
    public ReadOnlySpan<byte> EcsClusterName => GetText(FlowLogField.EcsClusterName);

    /// <summary><c>ecs-container-instance-arn</c>: ARN of the ECS container instance, if the task runs on EC2.</summary>
    public ReadOnlySpan<byte> EcsContainerInstanceArn => GetText(FlowLogField.EcsContainerInstanceArn);

    /// <summary><c>ecs-container-instance-id</c>: ID of the ECS container instance, if the task runs on EC2.</summary>
    public ReadOnlySpan<byte> EcsContainerInstanceId => GetText(FlowLogField.EcsContainerInstanceId);

    /// <summary><c>ecs-container-id</c>: Docker runtime ID of the first container of the task.</summary>
    public ReadOnlySpan<byte> EcsContainerId => GetText(FlowLogField.EcsContainerId);

    /// <summary><c>ecs-second-container-id</c>: Docker runtime ID of the second container of the task.</summary>
    public ReadOnlySpan<byte> EcsSecondContainerId => GetText(FlowLogField.EcsSecondContainerId);

    /// <summary><c>ecs-service-name</c>: Name of the ECS service that started the task.</summary>
    public ReadOnlySpan<byte> EcsServiceName => GetText(FlowLogField.EcsServiceName);

    /// <summary><c>ecs-task-definition-arn</c>: ARN of the ECS task definition.</summary>
    public ReadOnlySpan<byte> EcsTaskDefinitionArn => GetText(FlowLogField.EcsTaskDefinitionArn);

    /// <summary><c>ecs-task-arn</c>: ARN of the running ECS task.</summary>
    public ReadOnlySpan<byte> EcsTaskArn => GetText(FlowLogField.EcsTaskArn);

    /// <summary><c>ecs-task-id</c>: ID of the running ECS task.</summary>
    public ReadOnlySpan<byte> EcsTaskId => GetText(FlowLogField.EcsTaskId);

    /// <summary><c>reject-reason</c>: Reason for a rejection, such as BPA (block public access) or EC (encryption control).</summary>
    public ReadOnlySpan<byte> RejectReason => GetText(FlowLogField.RejectReason);

    /// <summary><c>resource-id</c>: ID of the resource that owns the flow, such as a regional NAT gateway.</summary>
    public ReadOnlySpan<byte> ResourceId => GetText(FlowLogField.ResourceId);

    /// <summary><c>encryption-status</c>: Encryption of the traffic: 0 none, 1 Nitro, 2 application, 3 both.</summary>
    public int? EncryptionStatus => (int?)NumberOf(FlowLogField.EncryptionStatus);

    /// <summary><c>instance-tag</c>: Percent-encoded value of the first selected tag of the instance.</summary>
    public ReadOnlySpan<byte> InstanceTag => GetText(FlowLogField.InstanceTag);

    /// <summary><c>instance-tag-2</c>: Percent-encoded value of the second selected tag of the instance.</summary>
    public ReadOnlySpan<byte> InstanceTag2 => GetText(FlowLogField.InstanceTag2);

    /// <summary><c>interface-tag</c>: Percent-encoded value of the first selected tag of the network interface.</summary>
    public ReadOnlySpan<byte> InterfaceTag => GetText(FlowLogField.InterfaceTag);

    /// <summary><c>interface-tag-2</c>: Percent-encoded value of the second selected tag of the network interface.</summary>
    public ReadOnlySpan<byte> InterfaceTag2 => GetText(FlowLogField.InterfaceTag2);

    /// <summary><c>asg-tag</c>: Percent-encoded value of the first selected tag of the Auto Scaling group.</summary>
    public ReadOnlySpan<byte> AutoScalingGroupTag => GetText(FlowLogField.AutoScalingGroupTag);

    /// <summary><c>asg-tag-2</c>: Percent-encoded value of the second selected tag of the Auto Scaling group.</summary>
    public ReadOnlySpan<byte> AutoScalingGroupTag2 => GetText(FlowLogField.AutoScalingGroupTag2);

    /// <summary><c>interface-type</c>: Type of the network interface.</summary>
    public ReadOnlySpan<byte> InterfaceType => GetText(FlowLogField.InterfaceType);

    /// <summary><c>next-hop-interface-id</c>: Network interface of the next hop.</summary>
    public ReadOnlySpan<byte> NextHopInterfaceId => GetText(FlowLogField.NextHopInterfaceId);

    /// <summary><c>next-hop-subnet-id</c>: Subnet of the next hop.</summary>
    public ReadOnlySpan<byte> NextHopSubnetId => GetText(FlowLogField.NextHopSubnetId);

    /// <summary><c>next-hop-az-id</c>: Availability Zone ID of the next hop.</summary>
    public ReadOnlySpan<byte> NextHopAvailabilityZoneId => GetText(FlowLogField.NextHopAvailabilityZoneId);

    /// <summary><c>next-hop-vpc-id</c>: VPC of the next hop.</summary>
    public ReadOnlySpan<byte> NextHopVpcId => GetText(FlowLogField.NextHopVpcId);

    /// <summary><c>next-hop-interface-type</c>: Type of the network interface of the next hop.</summary>
    public ReadOnlySpan<byte> NextHopInterfaceType => GetText(FlowLogField.NextHopInterfaceType);
}
