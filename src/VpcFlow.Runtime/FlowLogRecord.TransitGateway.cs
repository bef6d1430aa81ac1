namespace VpcFlow;

/// <content>The fields that only Transit Gateway flow logs have.</content>
public readonly ref partial struct FlowLogRecord
{
    /// <summary><c>resource-type</c>: Type of resource the flow log was created for, such as TransitGateway.</summary>
    public ReadOnlySpan<byte> ResourceType => GetText(FlowLogField.ResourceType);

    /// <summary><c>tgw-id</c>: Transit gateway for which traffic is recorded.</summary>
    public ReadOnlySpan<byte> TransitGatewayId => GetText(FlowLogField.TransitGatewayId);

    /// <summary><c>tgw-attachment-id</c>: Transit gateway attachment for which traffic is recorded.</summary>
    public ReadOnlySpan<byte> TransitGatewayAttachmentId => GetText(FlowLogField.TransitGatewayAttachmentId);

    /// <summary><c>tgw-src-vpc-account-id</c>: Account that owns the source VPC.</summary>
    public ReadOnlySpan<byte> TransitGatewaySourceVpcAccountId => GetText(FlowLogField.TransitGatewaySourceVpcAccountId);

    /// <summary><c>tgw-dst-vpc-account-id</c>: Account that owns the destination VPC.</summary>
    public ReadOnlySpan<byte> TransitGatewayDestinationVpcAccountId => GetText(FlowLogField.TransitGatewayDestinationVpcAccountId);

    /// <summary><c>tgw-src-vpc-id</c>: Source VPC.</summary>
    public ReadOnlySpan<byte> TransitGatewaySourceVpcId => GetText(FlowLogField.TransitGatewaySourceVpcId);

    /// <summary><c>tgw-dst-vpc-id</c>: Destination VPC.</summary>
    public ReadOnlySpan<byte> TransitGatewayDestinationVpcId => GetText(FlowLogField.TransitGatewayDestinationVpcId);

    /// <summary><c>tgw-src-subnet-id</c>: Subnet of the source.</summary>
    public ReadOnlySpan<byte> TransitGatewaySourceSubnetId => GetText(FlowLogField.TransitGatewaySourceSubnetId);

    /// <summary><c>tgw-dst-subnet-id</c>: Subnet of the destination.</summary>
    public ReadOnlySpan<byte> TransitGatewayDestinationSubnetId => GetText(FlowLogField.TransitGatewayDestinationSubnetId);

    /// <summary><c>tgw-src-eni</c>: Network interface of the source transit gateway attachment.</summary>
    public ReadOnlySpan<byte> TransitGatewaySourceNetworkInterface => GetText(FlowLogField.TransitGatewaySourceNetworkInterface);

    /// <summary><c>tgw-dst-eni</c>: Network interface of the destination transit gateway attachment.</summary>
    public ReadOnlySpan<byte> TransitGatewayDestinationNetworkInterface => GetText(FlowLogField.TransitGatewayDestinationNetworkInterface);

    /// <summary><c>tgw-src-az-id</c>: Availability Zone ID of the source attachment.</summary>
    public ReadOnlySpan<byte> TransitGatewaySourceAvailabilityZoneId => GetText(FlowLogField.TransitGatewaySourceAvailabilityZoneId);

    /// <summary><c>tgw-dst-az-id</c>: Availability Zone ID of the destination attachment.</summary>
    public ReadOnlySpan<byte> TransitGatewayDestinationAvailabilityZoneId
        => GetText(FlowLogField.TransitGatewayDestinationAvailabilityZoneId);

    /// <summary><c>tgw-pair-attachment-id</c>: Attachment at the other end: egress for ingress flows, ingress for egress flows.</summary>
    public ReadOnlySpan<byte> TransitGatewayPairAttachmentId => GetText(FlowLogField.TransitGatewayPairAttachmentId);

    /// <summary><c>packets-lost-no-route</c>: Packets lost because no route was specified.</summary>
    public long? PacketsLostNoRoute => NumberOf(FlowLogField.PacketsLostNoRoute);

    /// <summary><c>packets-lost-blackhole</c>: Packets lost to a black hole.</summary>
    public long? PacketsLostBlackhole => NumberOf(FlowLogField.PacketsLostBlackhole);

    /// <summary><c>packets-lost-mtu-exceeded</c>: Packets lost because they exceeded the MTU.</summary>
    public long? PacketsLostMtuExceeded => NumberOf(FlowLogField.PacketsLostMtuExceeded);

    /// <summary><c>packets-lost-ttl-expired</c>: Packets lost because their time to live expired.</summary>
    public long? PacketsLostTtlExpired => NumberOf(FlowLogField.PacketsLostTtlExpired);
}
