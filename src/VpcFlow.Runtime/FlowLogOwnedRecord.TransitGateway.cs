namespace VpcFlow;

/// <content>The fields that only Transit Gateway flow logs have.</content>
public sealed partial class FlowLogOwnedRecord
{
    /// <summary><c>resource-type</c>: Type of resource the flow log was created for, such as TransitGateway.</summary>
    public string? ResourceType => TextOf(FlowLogField.ResourceType);

    /// <summary><c>tgw-id</c>: Transit gateway for which traffic is recorded.</summary>
    public string? TransitGatewayId => TextOf(FlowLogField.TransitGatewayId);

    /// <summary><c>tgw-attachment-id</c>: Transit gateway attachment for which traffic is recorded.</summary>
    public string? TransitGatewayAttachmentId => TextOf(FlowLogField.TransitGatewayAttachmentId);

    /// <summary><c>tgw-src-vpc-account-id</c>: Account that owns the source VPC.</summary>
    public string? TransitGatewaySourceVpcAccountId => TextOf(FlowLogField.TransitGatewaySourceVpcAccountId);

    /// <summary><c>tgw-dst-vpc-account-id</c>: Account that owns the destination VPC.</summary>
    public string? TransitGatewayDestinationVpcAccountId => TextOf(FlowLogField.TransitGatewayDestinationVpcAccountId);

    /// <summary><c>tgw-src-vpc-id</c>: Source VPC.</summary>
    public string? TransitGatewaySourceVpcId => TextOf(FlowLogField.TransitGatewaySourceVpcId);

    /// <summary><c>tgw-dst-vpc-id</c>: Destination VPC.</summary>
    public string? TransitGatewayDestinationVpcId => TextOf(FlowLogField.TransitGatewayDestinationVpcId);

    /// <summary><c>tgw-src-subnet-id</c>: Subnet of the source.</summary>
    public string? TransitGatewaySourceSubnetId => TextOf(FlowLogField.TransitGatewaySourceSubnetId);

    /// <summary><c>tgw-dst-subnet-id</c>: Subnet of the destination.</summary>
    public string? TransitGatewayDestinationSubnetId => TextOf(FlowLogField.TransitGatewayDestinationSubnetId);

    /// <summary><c>tgw-src-eni</c>: Network interface of the source transit gateway attachment.</summary>
    public string? TransitGatewaySourceNetworkInterface => TextOf(FlowLogField.TransitGatewaySourceNetworkInterface);

    /// <summary><c>tgw-dst-eni</c>: Network interface of the destination transit gateway attachment.</summary>
    public string? TransitGatewayDestinationNetworkInterface => TextOf(FlowLogField.TransitGatewayDestinationNetworkInterface);

    /// <summary><c>tgw-src-az-id</c>: Availability Zone ID of the source attachment.</summary>
    public string? TransitGatewaySourceAvailabilityZoneId => TextOf(FlowLogField.TransitGatewaySourceAvailabilityZoneId);

    /// <summary><c>tgw-dst-az-id</c>: Availability Zone ID of the destination attachment.</summary>
    public string? TransitGatewayDestinationAvailabilityZoneId => TextOf(FlowLogField.TransitGatewayDestinationAvailabilityZoneId);

    /// <summary><c>tgw-pair-attachment-id</c>: Attachment at the other end: egress for ingress flows, ingress for egress flows.</summary>
    public string? TransitGatewayPairAttachmentId => TextOf(FlowLogField.TransitGatewayPairAttachmentId);

    /// <summary><c>packets-lost-no-route</c>: Packets lost because no route was specified.</summary>
    public long? PacketsLostNoRoute => Record.PacketsLostNoRoute;

    /// <summary><c>packets-lost-blackhole</c>: Packets lost to a black hole.</summary>
    public long? PacketsLostBlackhole => Record.PacketsLostBlackhole;

    /// <summary><c>packets-lost-mtu-exceeded</c>: Packets lost because they exceeded the MTU.</summary>
    public long? PacketsLostMtuExceeded => Record.PacketsLostMtuExceeded;

    /// <summary><c>packets-lost-ttl-expired</c>: Packets lost because their time to live expired.</summary>
    public long? PacketsLostTtlExpired => Record.PacketsLostTtlExpired;
}
