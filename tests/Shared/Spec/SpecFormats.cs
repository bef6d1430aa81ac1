namespace VpcFlow.Tests;

/// <summary>The well-known formats, written by hand.</summary>
public static class SpecFormats
{
    public const string Default =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";

    public const string V3 = Default + " vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr";

    public const string V4 = V3 + " region az-id sublocation-type sublocation-id";

    public const string V5 = V4 + " pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path";

    public const string V7 = V5
        + " ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id"
        + " ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id";

    public const string V8 = V7 + " reject-reason";

    public const string V9 = V8 + " resource-id";

    public const string V10 = V9 + " encryption-status";

    public const string V11 = V10
        + " instance-tag instance-tag-2 interface-tag interface-tag-2 asg-tag asg-tag-2 interface-type"
        + " next-hop-interface-id next-hop-subnet-id next-hop-az-id next-hop-vpc-id next-hop-interface-type";

    public const string TransitGateway =
        "version resource-type account-id tgw-id tgw-attachment-id tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id"
        + " tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id tgw-pair-attachment-id"
        + " srcaddr dstaddr srcport dstport protocol packets bytes start end log-status type packets-lost-no-route packets-lost-blackhole"
        + " packets-lost-mtu-exceeded packets-lost-ttl-expired tcp-flags region flow-direction pkt-src-aws-service pkt-dst-aws-service";

    /// <summary>The guide's example of traffic through a NAT gateway.</summary>
    public const string Guide6 = "instance-id interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr";

    /// <summary>The guide's example of traffic through a transit gateway.</summary>
    public const string Guide17 =
        "version interface-id account-id vpc-id subnet-id instance-id srcaddr dstaddr srcport dstport protocol tcp-flags type"
        + " pkt-srcaddr pkt-dstaddr action log-status";

    /// <summary>The guide's example of TCP flags.</summary>
    public const string Guide21 =
        "version vpc-id subnet-id instance-id interface-id account-id type srcaddr dstaddr srcport dstport pkt-srcaddr pkt-dstaddr"
        + " protocol bytes packets start end action tcp-flags log-status";

    public const string AlphabeticalDefault =
        "account-id action bytes dstaddr dstport end interface-id log-status packets protocol srcaddr srcport start version";

    public const string AlphabeticalV5 =
        "account-id action az-id bytes dstaddr dstport end flow-direction instance-id interface-id log-status packets"
        + " pkt-dst-aws-service pkt-dstaddr pkt-src-aws-service pkt-srcaddr protocol region srcaddr srcport start sublocation-id"
        + " sublocation-type subnet-id tcp-flags traffic-path type version vpc-id";
}
