using System.Collections.Immutable;
using VpcFlow.Plan;

namespace VpcFlow.Ecs;

/// <summary>The documents of the Elastic Common Schema, as Elastic's AWS VPC Flow integration writes them.</summary>
internal static class EcsSchemas
{
    private static readonly DocumentSchema s_v8_11 = Create(
        "8.11.0",
        category: "[\"network\"]",
        new SchemaMember("event.type", "[\"connection\"")
        {
            Value = ValueKind.EventType,
            Close = "]",
            Fields = ImmutableArray.Create(FlowLogField.Action),
        },
        EcsTargets.All);

    /// <summary>
    /// Documents of ECS 8.0: plain strings instead of arrays, so that <c>event.type</c> can't show the action, and no <c>event.action</c>.
    /// </summary>
    private static readonly DocumentSchema s_v8_0 = Create(
        "8.0.0",
        category: "\"network\"",
        new SchemaMember("event.type", "\"connection\""),
        EcsTargets.All.ToDictionary(
            static field => field.Key,
            static field => field.Value.RemoveAll(static target => target.Path is "event.action" or "event.type")));

    /// <summary>Returns the schema of a version.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public static DocumentSchema Get(EcsVersion version) => version switch
    {
        EcsVersion.V8_11 => s_v8_11,
        EcsVersion.V8_0 => s_v8_0,
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, "This is not a version of ECS."),
    };

    private static DocumentSchema Create(
        string version, string category, SchemaMember type, IReadOnlyDictionary<FlowLogField, ImmutableArray<FieldTarget>> targets)
    {
        var timestamp = new SchemaMember("@timestamp", "\"")
        {
            Value = ValueKind.Timestamp,
            Close = "\"",
            Fields = ImmutableArray.Create(FlowLogField.End, FlowLogField.Start),
        };
        var communityId = new SchemaMember("network.community_id", "\"1:")
        {
            Value = ValueKind.CommunityId,
            Close = "\"",
            Fields = ImmutableArray.Create(
                FlowLogField.SourceAddress,
                FlowLogField.DestinationAddress,
                FlowLogField.Protocol,
                FlowLogField.SourcePort,
                FlowLogField.DestinationPort),
            Required = ImmutableArray.Create(FlowLogField.SourceAddress, FlowLogField.DestinationAddress, FlowLogField.Protocol),
        };
        ImmutableArray<FlowLogField> addresses = ImmutableArray.Create(
            FlowLogField.SourceAddress,
            FlowLogField.DestinationAddress,
            FlowLogField.PacketSourceAddress,
            FlowLogField.PacketDestinationAddress);
        var relatedAddresses = new SchemaMember("related.ip", "[")
        {
            Value = ValueKind.RelatedAddresses,
            Close = "]",
            Fields = addresses,
            Required = addresses,
            AnyRequired = true,
        };
        var original = new SchemaMember("event.original", "\"") { Value = ValueKind.Original, Close = "\"" };
        var tags = new SchemaMember("tags[]", "\"preserve_original_event\"");
        var ecsVersion = new SchemaMember("ecs.version", $"\"{version}\"");
        var eventCategory = new SchemaMember("event.category", category);
        var provider = new SchemaMember("cloud.provider", "\"aws\"");
        ImmutableArray<SchemaMember> origin = ImmutableArray.Create(
            Fragment("event.", FragmentPlace.Event),
            Fragment("cloud.", FragmentPlace.Cloud) with { Unless = FlowLogField.Region },
            Fragment("aws.", FragmentPlace.Aws),
            Fragment("log.", FragmentPlace.Log),
            Fragment("tags[]", FragmentPlace.Tags));
        ImmutableArray<SchemaMember> dataStream = ImmutableArray.Create(
            new SchemaMember("data_stream.type", "\"logs\""),
            new SchemaMember("data_stream.dataset", "\"aws.vpcflow\""),
            new SchemaMember("data_stream.namespace", "\"") { Value = ValueKind.Namespace, Close = "\"" });
        return new DocumentSchema(
            "ECS " + version,
            Head: ImmutableArray.Create(
                timestamp,
                ecsVersion,
                new SchemaMember("event.kind", "\"event\""),
                eventCategory,
                type,
                provider),
            targets,
            Tail: ImmutableArray.Create(
                communityId,
                relatedAddresses,
                original with { OnlyWithOriginal = true },
                tags with { OnlyWithOriginal = true },
                Fragment("source.", FragmentPlace.Source) with { Required = ImmutableArray.Create(FlowLogField.SourceAddress) },
                Fragment("destination.", FragmentPlace.Destination) with
                {
                    Required = ImmutableArray.Create(FlowLogField.DestinationAddress),
                },
                Fragment("aws.vpcflow.", FragmentPlace.VpcFlow) with { Required = addresses, AnyRequired = true })
                .AddRange(origin)
                .AddRange(dataStream),
            Error: ImmutableArray.Create(
                timestamp,
                ecsVersion,
                new SchemaMember("event.kind", "\"pipeline_error\""),
                eventCategory,
                type,
                original,
                new SchemaMember("error.message", "\"") { Value = ValueKind.Message, Close = "\"" },
                tags,
                provider)
                .AddRange(origin)
                .AddRange(dataStream));
    }

    private static SchemaMember Fragment(string path, FragmentPlace place)
        => new(path, "") { Value = ValueKind.Fragment, Place = place };
}
