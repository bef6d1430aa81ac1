namespace VpcFlow;

/// <summary>
/// The well-known formats as constants, in AWS's <c>LogFormat</c> syntax, for the <c>FlowLogFormat</c> attribute and
/// <c>FlowLogFormat.Parse</c>.
/// </summary>
public static class FlowLogFormats
{
    /// <summary>The default format: the 14 fields of version 2.</summary>
    public const string Default =
        "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} "
        + "${start} ${end} ${action} ${log-status}";

    /// <summary>All 21 VPC fields of versions 2 to 3, in the order in which AWS introduced them.</summary>
    public const string V3 = Default
        + " ${vpc-id} ${subnet-id} ${instance-id} ${tcp-flags} ${type} ${pkt-srcaddr} ${pkt-dstaddr}";

    /// <summary>All 25 VPC fields of versions 2 to 4, in the order in which AWS introduced them.</summary>
    public const string V4 = V3
        + " ${region} ${az-id} ${sublocation-type} ${sublocation-id}";

    /// <summary>All 29 VPC fields of versions 2 to 5, in the order in which AWS introduced them.</summary>
    public const string V5 = V4
        + " ${pkt-src-aws-service} ${pkt-dst-aws-service} ${flow-direction} ${traffic-path}";

    /// <summary>All 39 VPC fields of versions 2 to 7, in the order in which AWS introduced them.</summary>
    public const string V7 = V5
        + " ${ecs-cluster-arn} ${ecs-cluster-name} ${ecs-container-instance-arn} ${ecs-container-instance-id} ${ecs-container-id} "
        + "${ecs-second-container-id} ${ecs-service-name} ${ecs-task-definition-arn} ${ecs-task-arn} ${ecs-task-id}";

    /// <summary>All 40 VPC fields of versions 2 to 8, in the order in which AWS introduced them.</summary>
    public const string V8 = V7
        + " ${reject-reason}";

    /// <summary>All 41 VPC fields of versions 2 to 9, in the order in which AWS introduced them.</summary>
    public const string V9 = V8
        + " ${resource-id}";

    /// <summary>All 42 VPC fields of versions 2 to 10, in the order in which AWS introduced them.</summary>
    public const string V10 = V9
        + " ${encryption-status}";

    /// <summary>All 54 VPC fields of versions 2 to 11, in the order in which AWS introduced them.</summary>
    public const string V11 = V10
        + " ${instance-tag} ${instance-tag-2} ${interface-tag} ${interface-tag-2} ${asg-tag} ${asg-tag-2} ${interface-type} "
        + "${next-hop-interface-id} ${next-hop-subnet-id} ${next-hop-az-id} ${next-hop-vpc-id} ${next-hop-interface-type}";

    /// <summary>The default format of Transit Gateway flow logs: 36 fields of version 6.</summary>
    public const string TransitGateway =
        "${version} ${resource-type} ${account-id} ${tgw-id} ${tgw-attachment-id} ${tgw-src-vpc-account-id} ${tgw-dst-vpc-account-id} "
        + "${tgw-src-vpc-id} ${tgw-dst-vpc-id} ${tgw-src-subnet-id} ${tgw-dst-subnet-id} ${tgw-src-eni} ${tgw-dst-eni} ${tgw-src-az-id} "
        + "${tgw-dst-az-id} ${tgw-pair-attachment-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} "
        + "${start} ${end} ${log-status} ${type} ${packets-lost-no-route} ${packets-lost-blackhole} ${packets-lost-mtu-exceeded} "
        + "${packets-lost-ttl-expired} ${tcp-flags} ${region} ${flow-direction} ${pkt-src-aws-service} ${pkt-dst-aws-service}";
}
