using System.Text.Json.Serialization;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>The ECS document as objects, for System.Text.Json; what is <see langword="null"/> is not written.</summary>
internal sealed class EcsDocument
{
    [JsonPropertyName("@timestamp")]
    public string? Timestamp { get; set; }

    [JsonPropertyName("ecs")]
    public EcsVersionObject? Ecs { get; set; }

    [JsonPropertyName("event")]
    public EcsEvent? Event { get; set; }

    [JsonPropertyName("cloud")]
    public EcsCloud? Cloud { get; set; }

    [JsonPropertyName("aws")]
    public EcsAws? Aws { get; set; }

    [JsonPropertyName("source")]
    public EcsEndpoint? Source { get; set; }

    [JsonPropertyName("destination")]
    public EcsEndpoint? Destination { get; set; }

    [JsonPropertyName("network")]
    public EcsNetwork? Network { get; set; }

    [JsonPropertyName("orchestrator")]
    public EcsOrchestrator? Orchestrator { get; set; }

    [JsonPropertyName("container")]
    public EcsId? Container { get; set; }

    [JsonPropertyName("service")]
    public EcsNamed? Service { get; set; }

    [JsonPropertyName("related")]
    public EcsRelated? Related { get; set; }

    [JsonPropertyName("tags")]
    public string[]? Tags { get; set; }

    [JsonPropertyName("data_stream")]
    public EcsDataStream? DataStream { get; set; }
}

internal sealed class EcsVersionObject
{
    [JsonPropertyName("version")]
    public string? Version { get; set; }
}

internal sealed class EcsEvent
{
    [JsonPropertyName("kind")]
    public string? Kind { get; set; }

    [JsonPropertyName("category")]
    public string[]? Category { get; set; }

    [JsonPropertyName("type")]
    public string[]? Type { get; set; }

    [JsonPropertyName("start")]
    public string? Start { get; set; }

    [JsonPropertyName("end")]
    public string? End { get; set; }

    [JsonPropertyName("action")]
    public string? Action { get; set; }

    [JsonPropertyName("outcome")]
    public string? Outcome { get; set; }

    [JsonPropertyName("reason")]
    public string? Reason { get; set; }

    [JsonPropertyName("original")]
    public string? Original { get; set; }
}

internal sealed class EcsCloud
{
    [JsonPropertyName("provider")]
    public string? Provider { get; set; }

    [JsonPropertyName("account")]
    public EcsId? Account { get; set; }

    [JsonPropertyName("instance")]
    public EcsId? Instance { get; set; }

    [JsonPropertyName("region")]
    public string? Region { get; set; }

    [JsonPropertyName("availability_zone")]
    public string? AvailabilityZone { get; set; }
}

internal sealed class EcsId
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }
}

internal sealed class EcsNamed
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("id")]
    public string? Id { get; set; }
}

internal sealed class EcsAws
{
    [JsonPropertyName("vpcflow")]
    public EcsVpcFlow? Vpcflow { get; set; }
}

internal sealed class EcsVpcFlow
{
    [JsonPropertyName("version")]
    public string? Version { get; set; }

    [JsonPropertyName("account_id")]
    public string? AccountId { get; set; }

    [JsonPropertyName("interface_id")]
    public string? InterfaceId { get; set; }

    [JsonPropertyName("action")]
    public string? Action { get; set; }

    [JsonPropertyName("log_status")]
    public string? LogStatus { get; set; }

    [JsonPropertyName("vpc_id")]
    public string? VpcId { get; set; }

    [JsonPropertyName("subnet_id")]
    public string? SubnetId { get; set; }

    [JsonPropertyName("instance_id")]
    public string? InstanceId { get; set; }

    [JsonPropertyName("tcp_flags")]
    public string? TcpFlags { get; set; }

    [JsonPropertyName("tcp_flags_array")]
    public string[]? TcpFlagsArray { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("pkt_srcaddr")]
    public string? PktSrcaddr { get; set; }

    [JsonPropertyName("pkt_dstaddr")]
    public string? PktDstaddr { get; set; }

    [JsonPropertyName("pkt_src_service")]
    public string? PktSrcService { get; set; }

    [JsonPropertyName("pkt_dst_service")]
    public string? PktDstService { get; set; }

    [JsonPropertyName("traffic_path")]
    public string? TrafficPath { get; set; }

    [JsonPropertyName("ecs_container_id")]
    public string? EcsContainerId { get; set; }

    [JsonPropertyName("ecs_second_container_id")]
    public string? EcsSecondContainerId { get; set; }

    [JsonPropertyName("ecs_task_definition_arn")]
    public string? EcsTaskDefinitionArn { get; set; }

    [JsonPropertyName("ecs_task_arn")]
    public string? EcsTaskArn { get; set; }

    [JsonPropertyName("ecs_task_id")]
    public string? EcsTaskId { get; set; }

    [JsonPropertyName("resource_id")]
    public string? ResourceId { get; set; }

    [JsonPropertyName("encryption_status")]
    public string? EncryptionStatus { get; set; }

    [JsonPropertyName("instance_tag")]
    public string? InstanceTag { get; set; }

    [JsonPropertyName("instance_tag_2")]
    public string? InstanceTag2 { get; set; }

    [JsonPropertyName("interface_tag")]
    public string? InterfaceTag { get; set; }

    [JsonPropertyName("interface_tag_2")]
    public string? InterfaceTag2 { get; set; }

    [JsonPropertyName("asg_tag")]
    public string? AsgTag { get; set; }

    [JsonPropertyName("asg_tag_2")]
    public string? AsgTag2 { get; set; }

    [JsonPropertyName("interface_type")]
    public string? InterfaceType { get; set; }

    [JsonPropertyName("next_hop_interface_id")]
    public string? NextHopInterfaceId { get; set; }

    [JsonPropertyName("next_hop_subnet_id")]
    public string? NextHopSubnetId { get; set; }

    [JsonPropertyName("next_hop_az_id")]
    public string? NextHopAzId { get; set; }

    [JsonPropertyName("next_hop_vpc_id")]
    public string? NextHopVpcId { get; set; }

    [JsonPropertyName("next_hop_interface_type")]
    public string? NextHopInterfaceType { get; set; }

    [JsonPropertyName("sublocation")]
    public EcsSublocation? Sublocation { get; set; }
}

internal sealed class EcsSublocation
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("id")]
    public string? Id { get; set; }
}

internal sealed class EcsEndpoint
{
    [JsonPropertyName("address")]
    public string? Address { get; set; }

    [JsonPropertyName("ip")]
    public string? Ip { get; set; }

    [JsonPropertyName("port")]
    public ushort? Port { get; set; }

    [JsonPropertyName("packets")]
    public long? Packets { get; set; }

    [JsonPropertyName("bytes")]
    public long? Bytes { get; set; }
}

internal sealed class EcsNetwork
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("iana_number")]
    public string? IanaNumber { get; set; }

    [JsonPropertyName("transport")]
    public string? Transport { get; set; }

    [JsonPropertyName("packets")]
    public long? Packets { get; set; }

    [JsonPropertyName("bytes")]
    public long? Bytes { get; set; }

    [JsonPropertyName("direction")]
    public string? Direction { get; set; }
}

internal sealed class EcsOrchestrator
{
    [JsonPropertyName("cluster")]
    public EcsNamed? Cluster { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("resource")]
    public EcsNamed? Resource { get; set; }
}

internal sealed class EcsRelated
{
    [JsonPropertyName("ip")]
    public string[]? Ip { get; set; }
}

internal sealed class EcsDataStream
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("dataset")]
    public string? Dataset { get; set; }

    [JsonPropertyName("namespace")]
    public string? Namespace { get; set; }
}

/// <summary>The serializer that System.Text.Json's source generator writes: its fast path, without metadata.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EcsDocument))]
internal sealed partial class EcsJsonContext : JsonSerializerContext;
