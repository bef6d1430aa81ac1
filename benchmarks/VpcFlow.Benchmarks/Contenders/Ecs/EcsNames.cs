using System.Text.Json;
using VpcFlow.Formatting;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>The names and constants of the documents, encoded once.</summary>
internal static class EcsNames
{
    public static readonly JsonEncodedText Timestamp = JsonEncodedText.Encode("@timestamp");
    public static readonly JsonEncodedText Ecs = JsonEncodedText.Encode("ecs");
    public static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
    public static readonly JsonEncodedText Event = JsonEncodedText.Encode("event");
    public static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
    public static readonly JsonEncodedText EventText = JsonEncodedText.Encode("event");
    public static readonly JsonEncodedText Category = JsonEncodedText.Encode("category");
    public static readonly JsonEncodedText Network = JsonEncodedText.Encode("network");
    public static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    public static readonly JsonEncodedText Connection = JsonEncodedText.Encode("connection");
    public static readonly JsonEncodedText Allowed = JsonEncodedText.Encode("allowed");
    public static readonly JsonEncodedText Denied = JsonEncodedText.Encode("denied");
    public static readonly JsonEncodedText Start = JsonEncodedText.Encode("start");
    public static readonly JsonEncodedText End = JsonEncodedText.Encode("end");
    public static readonly JsonEncodedText Action = JsonEncodedText.Encode("action");
    public static readonly JsonEncodedText Outcome = JsonEncodedText.Encode("outcome");
    public static readonly JsonEncodedText Success = JsonEncodedText.Encode("success");
    public static readonly JsonEncodedText Failure = JsonEncodedText.Encode("failure");
    public static readonly JsonEncodedText Reason = JsonEncodedText.Encode("reason");
    public static readonly JsonEncodedText Original = JsonEncodedText.Encode("original");
    public static readonly JsonEncodedText Cloud = JsonEncodedText.Encode("cloud");
    public static readonly JsonEncodedText Provider = JsonEncodedText.Encode("provider");
    public static readonly JsonEncodedText Aws = JsonEncodedText.Encode("aws");
    public static readonly JsonEncodedText Account = JsonEncodedText.Encode("account");
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText Instance = JsonEncodedText.Encode("instance");
    public static readonly JsonEncodedText Region = JsonEncodedText.Encode("region");
    public static readonly JsonEncodedText AvailabilityZone = JsonEncodedText.Encode("availability_zone");
    public static readonly JsonEncodedText VpcFlow = JsonEncodedText.Encode("vpcflow");
    public static readonly JsonEncodedText AccountId = JsonEncodedText.Encode("account_id");
    public static readonly JsonEncodedText InterfaceId = JsonEncodedText.Encode("interface_id");
    public static readonly JsonEncodedText LogStatus = JsonEncodedText.Encode("log_status");
    public static readonly JsonEncodedText VpcId = JsonEncodedText.Encode("vpc_id");
    public static readonly JsonEncodedText SubnetId = JsonEncodedText.Encode("subnet_id");
    public static readonly JsonEncodedText InstanceId = JsonEncodedText.Encode("instance_id");
    public static readonly JsonEncodedText TcpFlags = JsonEncodedText.Encode("tcp_flags");
    public static readonly JsonEncodedText TcpFlagsArray = JsonEncodedText.Encode("tcp_flags_array");
    public static readonly JsonEncodedText PacketSource = JsonEncodedText.Encode("pkt_srcaddr");
    public static readonly JsonEncodedText PacketDestination = JsonEncodedText.Encode("pkt_dstaddr");
    public static readonly JsonEncodedText Sublocation = JsonEncodedText.Encode("sublocation");
    public static readonly JsonEncodedText PacketSourceService = JsonEncodedText.Encode("pkt_src_service");
    public static readonly JsonEncodedText PacketDestinationService = JsonEncodedText.Encode("pkt_dst_service");
    public static readonly JsonEncodedText TrafficPath = JsonEncodedText.Encode("traffic_path");
    public static readonly JsonEncodedText Source = JsonEncodedText.Encode("source");
    public static readonly JsonEncodedText Destination = JsonEncodedText.Encode("destination");
    public static readonly JsonEncodedText Address = JsonEncodedText.Encode("address");
    public static readonly JsonEncodedText Ip = JsonEncodedText.Encode("ip");
    public static readonly JsonEncodedText Port = JsonEncodedText.Encode("port");
    public static readonly JsonEncodedText Packets = JsonEncodedText.Encode("packets");
    public static readonly JsonEncodedText Bytes = JsonEncodedText.Encode("bytes");
    public static readonly JsonEncodedText IanaNumber = JsonEncodedText.Encode("iana_number");
    public static readonly JsonEncodedText Transport = JsonEncodedText.Encode("transport");
    public static readonly JsonEncodedText Direction = JsonEncodedText.Encode("direction");
    public static readonly JsonEncodedText IPv4 = JsonEncodedText.Encode("ipv4");
    public static readonly JsonEncodedText IPv6 = JsonEncodedText.Encode("ipv6");
    public static readonly JsonEncodedText Orchestrator = JsonEncodedText.Encode("orchestrator");
    public static readonly JsonEncodedText Cluster = JsonEncodedText.Encode("cluster");
    public static readonly JsonEncodedText Resource = JsonEncodedText.Encode("resource");
    public static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    public static readonly JsonEncodedText EcsText = JsonEncodedText.Encode("ecs");
    public static readonly JsonEncodedText Container = JsonEncodedText.Encode("container");
    public static readonly JsonEncodedText Service = JsonEncodedText.Encode("service");
    public static readonly JsonEncodedText Related = JsonEncodedText.Encode("related");
    public static readonly JsonEncodedText Tags = JsonEncodedText.Encode("tags");
    public static readonly JsonEncodedText PreserveOriginal = JsonEncodedText.Encode("preserve_original_event");
    public static readonly JsonEncodedText DataStream = JsonEncodedText.Encode("data_stream");
    public static readonly JsonEncodedText Logs = JsonEncodedText.Encode("logs");
    public static readonly JsonEncodedText Dataset = JsonEncodedText.Encode("dataset");
    public static readonly JsonEncodedText DatasetText = JsonEncodedText.Encode("aws.vpcflow");
    public static readonly JsonEncodedText Namespace = JsonEncodedText.Encode("namespace");
    public static readonly JsonEncodedText Default = JsonEncodedText.Encode("default");
    public static readonly JsonEncodedText EcsVersionText = JsonEncodedText.Encode("8.11.0");

    /// <summary>The names of the TCP flags by their bits.</summary>
    public static readonly JsonEncodedText[] FlagNames = [.. new[] { "fin", "syn", "rst", "psh", "ack", "urg" }.Select(n => JsonEncodedText.Encode(n))];

    /// <summary>The keyword of each protocol; <see langword="null"/> where IANA has none.</summary>
    public static readonly JsonEncodedText?[] Transports = [.. Enumerable.Range(0, 256).Select(p => TransportNames.Get((byte)p) is { IsEmpty: false } name ? JsonEncodedText.Encode(name) : (JsonEncodedText?)null)];

    /// <summary>The fields of versions 7 to 11 that stand as they are in <c>aws.vpcflow</c>.</summary>
    public static readonly (int Index, JsonEncodedText Name)[] V11Texts =
    [
        (33, JsonEncodedText.Encode("ecs_container_id")),
        (34, JsonEncodedText.Encode("ecs_second_container_id")),
        (36, JsonEncodedText.Encode("ecs_task_definition_arn")),
        (37, JsonEncodedText.Encode("ecs_task_arn")),
        (38, JsonEncodedText.Encode("ecs_task_id")),
        (40, JsonEncodedText.Encode("resource_id")),
        (41, JsonEncodedText.Encode("encryption_status")),
        (42, JsonEncodedText.Encode("instance_tag")),
        (43, JsonEncodedText.Encode("instance_tag_2")),
        (44, JsonEncodedText.Encode("interface_tag")),
        (45, JsonEncodedText.Encode("interface_tag_2")),
        (46, JsonEncodedText.Encode("asg_tag")),
        (47, JsonEncodedText.Encode("asg_tag_2")),
        (48, JsonEncodedText.Encode("interface_type")),
        (49, JsonEncodedText.Encode("next_hop_interface_id")),
        (50, JsonEncodedText.Encode("next_hop_subnet_id")),
        (51, JsonEncodedText.Encode("next_hop_az_id")),
        (52, JsonEncodedText.Encode("next_hop_vpc_id")),
        (53, JsonEncodedText.Encode("next_hop_interface_type")),
    ];
}
