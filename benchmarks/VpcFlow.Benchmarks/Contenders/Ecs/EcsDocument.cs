using System.Text.Json.Serialization;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>The ECS document of a v2 record as objects, for System.Text.Json; null members are not written.</summary>
internal sealed record EcsDocument(
    [property: JsonPropertyName("@timestamp")] string? Timestamp,
    EcsVersionObject Ecs,
    EcsEvent Event,
    EcsCloud Cloud,
    EcsAws Aws,
    EcsEndpoint? Source,
    EcsEndpoint? Destination,
    EcsNetwork? Network,
    EcsRelated? Related,
    EcsDataStream DataStream);

internal sealed record EcsVersionObject(string Version);

internal sealed record EcsEvent(string Kind, string[] Category, string[] Type, string? Start, string? End, string? Action, string? Outcome);

internal sealed record EcsCloud(string Provider, EcsAccount? Account);

internal sealed record EcsAccount(string Id);

internal sealed record EcsAws(EcsVpcFlow Vpcflow);

internal sealed record EcsVpcFlow(string? Version, string? AccountId, string? InterfaceId, string? Action, string? LogStatus);

internal sealed record EcsEndpoint(string? Address, string? Ip, ushort? Port, long? Packets, long? Bytes);

internal sealed record EcsNetwork(string? Type, string? IanaNumber, string? Transport, long? Packets, long? Bytes);

internal sealed record EcsRelated(string[] Ip);

internal sealed record EcsDataStream(string Type, string Dataset, string Namespace);

/// <summary>The serializer that System.Text.Json's source generator writes: its fast path, without metadata.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EcsDocument))]
internal sealed partial class EcsJsonContext : JsonSerializerContext;
