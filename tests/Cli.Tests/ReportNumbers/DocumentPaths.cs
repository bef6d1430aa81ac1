namespace VpcFlow.Cli.Tests.ReportNumbers;

/// <summary>Where documents have the fields of the questions, from the document's specification.</summary>
internal static class DocumentPaths
{
    private static readonly Dictionary<string, string> s_paths = new()
    {
        ["account-id"] = "cloud.account.id",
        ["interface-id"] = "aws.vpcflow.interface_id",
        ["srcaddr"] = "source.ip",
        ["dstaddr"] = "destination.ip",
        ["srcport"] = "source.port",
        ["dstport"] = "destination.port",
        ["protocol"] = "network.iana_number",
        ["packets"] = "network.packets",
        ["bytes"] = "network.bytes",
        ["start"] = "event.start",
        ["end"] = "event.end",
        ["action"] = "aws.vpcflow.action",
        ["log-status"] = "aws.vpcflow.log_status",
        ["instance-id"] = "cloud.instance.id",
        ["pkt-dstaddr"] = "aws.vpcflow.pkt_dstaddr",
        ["pkt-dst-aws-service"] = "aws.vpcflow.pkt_dst_service",
        ["flow-direction"] = "network.direction",
        ["traffic-path"] = "aws.vpcflow.traffic_path",
        ["reject-reason"] = "event.reason",
        ["tgw-attachment-id"] = "aws.vpcflow.tgw_attachment_id",
        ["tgw-src-az-id"] = "aws.vpcflow.tgw_src_az_id",
        ["tgw-dst-az-id"] = "aws.vpcflow.tgw_dst_az_id",
        ["packets-lost-no-route"] = "aws.vpcflow.packets_lost_no_route",
        ["packets-lost-blackhole"] = "aws.vpcflow.packets_lost_blackhole",
        ["packets-lost-mtu-exceeded"] = "aws.vpcflow.packets_lost_mtu_exceeded",
        ["packets-lost-ttl-expired"] = "aws.vpcflow.packets_lost_ttl_expired",
    };

    /// <summary>Returns the path of a field.</summary>
    public static string Of(string field) => s_paths[field];

    /// <summary>Returns the source of a field in a composite aggregation.</summary>
    public static string SourceOf(string field) => field == "time/5m"
        ? """{"time/5m":{"date_histogram":{"field":"@timestamp","fixed_interval":"5m","missing_bucket":true}}}"""
        : $$$$"""{"{{{{field}}}}":{"terms":{"field":"{{{{Of(field)}}}}","missing_bucket":true}}}""";
}
