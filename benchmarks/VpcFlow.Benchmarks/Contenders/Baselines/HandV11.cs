using System.Net;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>A record as written by hand over UTF-8 text: spans for texts, values for the rest.</summary>
internal ref struct HandV11
{
    public HandV5 Base;
    public ReadOnlySpan<byte> EcsClusterArn;
    public ReadOnlySpan<byte> EcsClusterName;
    public ReadOnlySpan<byte> EcsContainerInstanceArn;
    public ReadOnlySpan<byte> EcsContainerInstanceId;
    public ReadOnlySpan<byte> EcsContainerId;
    public ReadOnlySpan<byte> EcsSecondContainerId;
    public ReadOnlySpan<byte> EcsServiceName;
    public ReadOnlySpan<byte> EcsTaskDefinitionArn;
    public ReadOnlySpan<byte> EcsTaskArn;
    public ReadOnlySpan<byte> EcsTaskId;
    public ReadOnlySpan<byte> RejectReason;
    public ReadOnlySpan<byte> ResourceId;
    public int? EncryptionStatus;
    public ReadOnlySpan<byte> InstanceTag;
    public ReadOnlySpan<byte> InstanceTag2;
    public ReadOnlySpan<byte> InterfaceTag;
    public ReadOnlySpan<byte> InterfaceTag2;
    public ReadOnlySpan<byte> AutoScalingGroupTag;
    public ReadOnlySpan<byte> AutoScalingGroupTag2;
    public ReadOnlySpan<byte> InterfaceType;
    public ReadOnlySpan<byte> NextHopInterfaceId;
    public ReadOnlySpan<byte> NextHopSubnetId;
    public ReadOnlySpan<byte> NextHopAvailabilityZoneId;
    public ReadOnlySpan<byte> NextHopVpcId;
    public ReadOnlySpan<byte> NextHopInterfaceType;

    public static bool TryRead(ref HandReader reader, out HandV11 record)
    {
        record = default;
        return HandV5.TryRead(ref reader, out record.Base)
            && reader.Text(out record.EcsClusterArn)
            && reader.Text(out record.EcsClusterName)
            && reader.Text(out record.EcsContainerInstanceArn)
            && reader.Text(out record.EcsContainerInstanceId)
            && reader.Text(out record.EcsContainerId)
            && reader.Text(out record.EcsSecondContainerId)
            && reader.Text(out record.EcsServiceName)
            && reader.Text(out record.EcsTaskDefinitionArn)
            && reader.Text(out record.EcsTaskArn)
            && reader.Text(out record.EcsTaskId)
            && reader.Text(out record.RejectReason)
            && reader.Text(out record.ResourceId)
            && reader.Int32(out record.EncryptionStatus)
            && reader.Text(out record.InstanceTag)
            && reader.Text(out record.InstanceTag2)
            && reader.Text(out record.InterfaceTag)
            && reader.Text(out record.InterfaceTag2)
            && reader.Text(out record.AutoScalingGroupTag)
            && reader.Text(out record.AutoScalingGroupTag2)
            && reader.Text(out record.InterfaceType)
            && reader.Text(out record.NextHopInterfaceId)
            && reader.Text(out record.NextHopSubnetId)
            && reader.Text(out record.NextHopAvailabilityZoneId)
            && reader.Text(out record.NextHopVpcId)
            && reader.Text(out record.NextHopInterfaceType);
    }

    public readonly void AddTo(ref FieldSums sums)
    {
        Base.AddTo(ref sums);
        sums.Text(29, EcsClusterArn);
        sums.Text(30, EcsClusterName);
        sums.Text(31, EcsContainerInstanceArn);
        sums.Text(32, EcsContainerInstanceId);
        sums.Text(33, EcsContainerId);
        sums.Text(34, EcsSecondContainerId);
        sums.Text(35, EcsServiceName);
        sums.Text(36, EcsTaskDefinitionArn);
        sums.Text(37, EcsTaskArn);
        sums.Text(38, EcsTaskId);
        sums.Text(39, RejectReason);
        sums.Text(40, ResourceId);
        sums.Number(41, EncryptionStatus);
        sums.Text(42, InstanceTag);
        sums.Text(43, InstanceTag2);
        sums.Text(44, InterfaceTag);
        sums.Text(45, InterfaceTag2);
        sums.Text(46, AutoScalingGroupTag);
        sums.Text(47, AutoScalingGroupTag2);
        sums.Text(48, InterfaceType);
        sums.Text(49, NextHopInterfaceId);
        sums.Text(50, NextHopSubnetId);
        sums.Text(51, NextHopAvailabilityZoneId);
        sums.Text(52, NextHopVpcId);
        sums.Text(53, NextHopInterfaceType);
    }
}
