namespace VpcFlow;

/// <content>The fields of versions 7 to 11.</content>
public sealed partial class FlowLogOwnedRecord
{
    /// <summary><c>ecs-cluster-arn</c>: ARN of the Amazon ECS cluster of the task.</summary>
    public string? EcsClusterArn => TextOf(FlowLogField.EcsClusterArn);

    /// <summary><c>ecs-cluster-name</c>: Name of the Amazon ECS cluster of the task.</summary>
    public string? EcsClusterName => TextOf(FlowLogField.EcsClusterName);

    /// <summary><c>ecs-container-instance-arn</c>: ARN of the ECS container instance, if the task runs on EC2.</summary>
    public string? EcsContainerInstanceArn => TextOf(FlowLogField.EcsContainerInstanceArn);

    /// <summary><c>ecs-container-instance-id</c>: ID of the ECS container instance, if the task runs on EC2.</summary>
    public string? EcsContainerInstanceId => TextOf(FlowLogField.EcsContainerInstanceId);

    /// <summary><c>ecs-container-id</c>: Docker runtime ID of the first container of the task.</summary>
    public string? EcsContainerId => TextOf(FlowLogField.EcsContainerId);

    /// <summary><c>ecs-second-container-id</c>: Docker runtime ID of the second container of the task.</summary>
    public string? EcsSecondContainerId => TextOf(FlowLogField.EcsSecondContainerId);

    /// <summary><c>ecs-service-name</c>: Name of the ECS service that started the task.</summary>
    public string? EcsServiceName => TextOf(FlowLogField.EcsServiceName);

    /// <summary><c>ecs-task-definition-arn</c>: ARN of the ECS task definition.</summary>
    public string? EcsTaskDefinitionArn => TextOf(FlowLogField.EcsTaskDefinitionArn);

    /// <summary><c>ecs-task-arn</c>: ARN of the running ECS task.</summary>
    public string? EcsTaskArn => TextOf(FlowLogField.EcsTaskArn);

    /// <summary><c>ecs-task-id</c>: ID of the running ECS task.</summary>
    public string? EcsTaskId => TextOf(FlowLogField.EcsTaskId);

    /// <summary><c>reject-reason</c>: Reason for a rejection, such as BPA (block public access) or EC (encryption control).</summary>
    public string? RejectReason => TextOf(FlowLogField.RejectReason);

    /// <summary><c>resource-id</c>: ID of the resource that owns the flow, such as a regional NAT gateway.</summary>
    public string? ResourceId => TextOf(FlowLogField.ResourceId);

    /// <summary><c>encryption-status</c>: Encryption of the traffic: 0 none, 1 Nitro, 2 application, 3 both.</summary>
    public int? EncryptionStatus => Record.EncryptionStatus;

    /// <summary><c>instance-tag</c>: Percent-encoded value of the first selected tag of the instance.</summary>
    public string? InstanceTag => TextOf(FlowLogField.InstanceTag);

    /// <summary><c>instance-tag-2</c>: Percent-encoded value of the second selected tag of the instance.</summary>
    public string? InstanceTag2 => TextOf(FlowLogField.InstanceTag2);

    /// <summary><c>interface-tag</c>: Percent-encoded value of the first selected tag of the network interface.</summary>
    public string? InterfaceTag => TextOf(FlowLogField.InterfaceTag);

    /// <summary><c>interface-tag-2</c>: Percent-encoded value of the second selected tag of the network interface.</summary>
    public string? InterfaceTag2 => TextOf(FlowLogField.InterfaceTag2);

    /// <summary><c>asg-tag</c>: Percent-encoded value of the first selected tag of the Auto Scaling group.</summary>
    public string? AutoScalingGroupTag => TextOf(FlowLogField.AutoScalingGroupTag);

    /// <summary><c>asg-tag-2</c>: Percent-encoded value of the second selected tag of the Auto Scaling group.</summary>
    public string? AutoScalingGroupTag2 => TextOf(FlowLogField.AutoScalingGroupTag2);

    /// <summary><c>interface-type</c>: Type of the network interface.</summary>
    public string? InterfaceType => TextOf(FlowLogField.InterfaceType);

    /// <summary><c>next-hop-interface-id</c>: Network interface of the next hop.</summary>
    public string? NextHopInterfaceId => TextOf(FlowLogField.NextHopInterfaceId);

    /// <summary><c>next-hop-subnet-id</c>: Subnet of the next hop.</summary>
    public string? NextHopSubnetId => TextOf(FlowLogField.NextHopSubnetId);

    /// <summary><c>next-hop-az-id</c>: Availability Zone ID of the next hop.</summary>
    public string? NextHopAvailabilityZoneId => TextOf(FlowLogField.NextHopAvailabilityZoneId);

    /// <summary><c>next-hop-vpc-id</c>: VPC of the next hop.</summary>
    public string? NextHopVpcId => TextOf(FlowLogField.NextHopVpcId);

    /// <summary><c>next-hop-interface-type</c>: Type of the network interface of the next hop.</summary>
    public string? NextHopInterfaceType => TextOf(FlowLogField.NextHopInterfaceType);
}
