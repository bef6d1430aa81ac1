using System.Collections.Immutable;
using VpcFlow.Plan;

namespace VpcFlow.Ocsf;

/// <summary>
/// The class Network Activity (4001) of the Open Cybersecurity Schema Framework 1.1.0, with the profiles cloud, security_control and
/// datetime, as Amazon Security Lake writes flow logs.
/// </summary>
internal static class OcsfSchema
{
    private static readonly SchemaMember s_time = new("time", "")
    {
        Value = ValueKind.TimestampMilliseconds,
        Fields = ImmutableArray.Create(FlowLogField.Start, FlowLogField.End),
    };

    private static readonly SchemaMember s_timeText = new("time_dt", "\"")
    {
        Value = ValueKind.Timestamp,
        Close = "\"",
        Fields = s_time.Fields,
    };

    private static readonly SchemaMember s_original = new("raw_data", "\"") { Value = ValueKind.Original, Close = "\"" };

    private static readonly ImmutableArray<SchemaMember> s_product = ImmutableArray.Create(
        new SchemaMember("metadata.version", "\"1.1.0\""),
        new SchemaMember("metadata.profiles", "[\"cloud\",\"security_control\",\"datetime\"]"),
        new SchemaMember("metadata.product.name", "\"Amazon VPC\""),
        new SchemaMember("metadata.product.vendor_name", "\"AWS\""),
        new SchemaMember("metadata.product.feature.name", "\"Flowlogs\""));

    /// <summary>The directions in which the network interface is the source, the destination, or either, as bits.</summary>
    private static readonly uint s_egress = 1U << OcsfChoices.Directions.NumberOf("egress");
    private static readonly uint s_ingress = 1U << OcsfChoices.Directions.NumberOf("ingress");
    private static readonly uint s_unknown = (1U << KnownValues.Absent) | (1U << OcsfChoices.Directions.Other);

    private static readonly SchemaMember s_provider = new("cloud.provider", "\"AWS\"");

    /// <summary>The schema.</summary>
    public static DocumentSchema Value { get; } = new(
        "OCSF 1.1.0",
        Head: Join(
            s_product,
            new SchemaMember("class_uid", "4001"),
            new SchemaMember("class_name", "\"Network Activity\""),
            new SchemaMember("category_uid", "4"),
            new SchemaMember("category_name", "\"Network Activity\""),
            new SchemaMember("severity_id", "1"),
            new SchemaMember("severity", "\"Informational\""),
            Number("activity_id", OcsfChoices.ActivityId),
            Caption("activity_name", OcsfChoices.ActivityName),
            Number("type_uid", OcsfChoices.TypeId),
            Caption("type_name", OcsfChoices.TypeName),
            Number("action_id", OcsfChoices.ActionId),
            Caption("action", OcsfChoices.Action),
            Number("disposition_id", OcsfChoices.DispositionId),
            Caption("disposition", OcsfChoices.Disposition),
            s_time,
            s_timeText,
            s_provider,
            Number("connection_info.direction_id", OcsfChoices.DirectionId),
            Caption("connection_info.direction", OcsfChoices.Direction),
            Required(Number("connection_info.boundary_id", OcsfChoices.BoundaryId)),
            Required(Caption("connection_info.boundary", OcsfChoices.Boundary)),
            IpVersion("connection_info.protocol_ver_id", ""),
            IpVersion("connection_info.protocol_ver", "IPv"),
            Address("src_endpoint.ip", FlowLogField.PacketSourceAddress, FlowLogField.SourceAddress),
            Intermediate("src_endpoint.intermediate_ips", FlowLogField.SourceAddress, FlowLogField.PacketSourceAddress),
            Address("dst_endpoint.ip", FlowLogField.PacketDestinationAddress, FlowLogField.DestinationAddress),
            Intermediate("dst_endpoint.intermediate_ips", FlowLogField.DestinationAddress, FlowLogField.PacketDestinationAddress),
            For(FlowLogField.InterfaceId, "src_endpoint.interface_uid", s_egress),
            For(FlowLogField.VpcId, "src_endpoint.vpc_uid", s_egress),
            For(FlowLogField.SubnetId, "src_endpoint.subnet_uid", s_egress),
            For(FlowLogField.InstanceId, "src_endpoint.instance_uid", s_egress),
            For(FlowLogField.InterfaceId, "dst_endpoint.interface_uid", s_ingress),
            For(FlowLogField.VpcId, "dst_endpoint.vpc_uid", s_ingress),
            For(FlowLogField.SubnetId, "dst_endpoint.subnet_uid", s_ingress),
            For(FlowLogField.InstanceId, "dst_endpoint.instance_uid", s_ingress),
            For(FlowLogField.InterfaceId, "unmapped.interface_id", s_unknown),
            For(FlowLogField.VpcId, "unmapped.vpc_id", s_unknown),
            For(FlowLogField.SubnetId, "unmapped.subnet_id", s_unknown),
            For(FlowLogField.InstanceId, "unmapped.instance_id", s_unknown)),
        OcsfTargets.All,
        Tail: ImmutableArray.Create(s_original with { OnlyWithOriginal = true }),
        Error: Join(
            s_product,
            new SchemaMember("class_uid", "0"),
            new SchemaMember("class_name", "\"Base Event\""),
            new SchemaMember("category_uid", "0"),
            new SchemaMember("category_name", "\"Uncategorized\""),
            new SchemaMember("severity_id", "1"),
            new SchemaMember("severity", "\"Informational\""),
            new SchemaMember("activity_id", "0"),
            new SchemaMember("activity_name", "\"Unknown\""),
            new SchemaMember("type_uid", "0"),
            new SchemaMember("type_name", "\"Base Event: Unknown\""),
            new SchemaMember("action_id", "0"),
            new SchemaMember("action", "\"Unknown\""),
            s_time,
            s_timeText,
            s_provider,
            new SchemaMember("status_id", "2"),
            new SchemaMember("status", "\"Failure\""),
            new SchemaMember("status_detail", "\"") { Value = ValueKind.Message, Close = "\"" },
            s_original));

    private static SchemaMember Number(string path, Choice choice)
        => new(path, "") { Value = ValueKind.Choice, Fields = ImmutableArray.Create(choice.Values.Field), Choice = choice };

    private static SchemaMember Caption(string path, Choice choice) => Number(path, choice) with { Open = "\"", Close = "\"" };

    /// <summary>Makes a member absent with its fields.</summary>
    private static SchemaMember Required(SchemaMember member) => member with { Required = member.Fields };

    private static SchemaMember IpVersion(string path, string prefix)
    {
        string quote = prefix.Length == 0 ? "" : "\"";
        return Required(new SchemaMember(path, quote + prefix)
        {
            Value = ValueKind.IpVersion,
            Close = quote,
            Fields = ImmutableArray.Create(FlowLogField.SourceAddress),
        });
    }

    /// <summary>Returns the address of an end: that in the packet, unless there is only that of the network interface.</summary>
    private static SchemaMember Address(string path, FlowLogField packet, FlowLogField other)
        => Required(new SchemaMember(path, "\"")
        {
            Value = ValueKind.FirstAddress,
            Close = "\"",
            Fields = ImmutableArray.Create(packet, other),
            AnyRequired = true,
        });

    /// <summary>Returns the address through which packets of another one passed.</summary>
    private static SchemaMember Intermediate(string path, FlowLogField address, FlowLogField packet)
        => Required(new SchemaMember(path, "[\"")
        {
            Value = ValueKind.DifferentAddress,
            Close = "\"]",
            Fields = ImmutableArray.Create(address, packet),
        });

    /// <summary>Returns a property of the network interface, which is that of an end in certain directions.</summary>
    private static SchemaMember For(FlowLogField field, string path, uint directions) => new(path, "\"")
    {
        Value = ValueKind.TextIf,
        Close = "\"",
        Fields = ImmutableArray.Create(field, OcsfChoices.Directions.Field),
        Required = ImmutableArray.Create(field),
        Values = OcsfChoices.Directions,
        Cases = directions,
    };

    private static ImmutableArray<SchemaMember> Join(ImmutableArray<SchemaMember> first, params SchemaMember[] others)
        => first.AddRange(others);
}
