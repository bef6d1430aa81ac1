using System.Collections.Immutable;
using VpcFlow.Fields;
using VpcFlow.Plan;

namespace VpcFlow.Ocsf;

/// <summary>
/// Maps each field to members of a Network Activity event, as Amazon Security Lake does. What has no member of its own is in
/// <c>unmapped</c>, by the name of its column.
/// </summary>
internal static class OcsfTargets
{
    /// <summary>The object of fields without members of their own.</summary>
    public const string Unmapped = "unmapped.";

    private static readonly Dictionary<FlowLogField, ImmutableArray<FieldTarget>> s_mapped = new()
    {
        [FlowLogField.Version] = Members(new FieldTarget("metadata.product.version", TargetForm.NumberText)),
        [FlowLogField.AccountId] = Members(Text("cloud.account.uid")),
        [FlowLogField.InterfaceId] = ResourceOf("interface_uid", "interface_id"),
        [FlowLogField.SourceAddress] = Members(
            Part("src_endpoint.ip"),
            Part("src_endpoint.intermediate_ips"),
            Part("connection_info.protocol_ver_id"),
            Part("connection_info.protocol_ver")),
        [FlowLogField.DestinationAddress] = Members(Part("dst_endpoint.ip"), Part("dst_endpoint.intermediate_ips")),
        [FlowLogField.SourcePort] = Members(Number("src_endpoint.port")),
        [FlowLogField.DestinationPort] = Members(Number("dst_endpoint.port")),
        [FlowLogField.Protocol] = Members(
            Number("connection_info.protocol_num"), new FieldTarget("connection_info.protocol_name", TargetForm.Transport)),
        [FlowLogField.Packets] = Members(Number("traffic.packets")),
        [FlowLogField.Bytes] = Members(Number("traffic.bytes")),
        [FlowLogField.Start] = Members(
            Part("time"),
            Part("time_dt"),
            new FieldTarget("start_time", TargetForm.Milliseconds),
            new FieldTarget("start_time_dt", TargetForm.Time)),
        [FlowLogField.End] = Members(
            Part("time"),
            Part("time_dt"),
            new FieldTarget("end_time", TargetForm.Milliseconds),
            new FieldTarget("end_time_dt", TargetForm.Time)),
        [FlowLogField.Action] = Members(
            Part("activity_id"),
            Part("activity_name"),
            Part("type_uid"),
            Part("type_name"),
            Part("action_id"),
            Part("action"),
            Part("disposition_id"),
            Part("disposition")),
        [FlowLogField.LogStatus] = Members(Text("status_code")),
        [FlowLogField.VpcId] = ResourceOf("vpc_uid", "vpc_id"),
        [FlowLogField.SubnetId] = ResourceOf("subnet_uid", "subnet_id"),
        [FlowLogField.InstanceId] = ResourceOf("instance_uid", "instance_id"),
        [FlowLogField.TcpFlags] = Members(Number("connection_info.tcp_flags")),
        [FlowLogField.PacketSourceAddress] = Members(Part("src_endpoint.ip"), Part("src_endpoint.intermediate_ips")),
        [FlowLogField.PacketDestinationAddress] = Members(Part("dst_endpoint.ip"), Part("dst_endpoint.intermediate_ips")),
        [FlowLogField.Region] = Members(Text("cloud.region")),
        [FlowLogField.AvailabilityZoneId] = Members(Text("cloud.zone")),
        [FlowLogField.PacketSourceAwsService] = Members(Text("src_endpoint.svc_name")),
        [FlowLogField.PacketDestinationAwsService] = Members(Text("dst_endpoint.svc_name")),
        [FlowLogField.FlowDirection] = Members(Part("connection_info.direction_id"), Part("connection_info.direction")),
        [FlowLogField.TrafficPath] = Members(Part("connection_info.boundary_id"), Part("connection_info.boundary")),
    };

    /// <summary>The members by field.</summary>
    public static IReadOnlyDictionary<FlowLogField, ImmutableArray<FieldTarget>> All { get; } = FlowLogFieldCatalogue.All.ToDictionary(
        static f => f.Field,
        static f => s_mapped.TryGetValue(f.Field, out ImmutableArray<FieldTarget> targets) ? targets : Members(UnmappedOf(f)));

    /// <summary>
    /// Returns the member of a field that has none of its own: a string, as all members of the object are in Security Lake.
    /// </summary>
    private static FieldTarget UnmappedOf(FlowLogFieldInfo field)
    {
        FieldSlot slot = RecordPlan.Create([field.Field], null).Slots[0];
        return new FieldTarget(Unmapped + field.ColumnName, slot.IsNumber ? TargetForm.NumberText : TargetForm.Text);
    }

    /// <summary>Returns the members of a property of the network interface: the direction says which end of the flow it is.</summary>
    private static ImmutableArray<FieldTarget> ResourceOf(string name, string column)
        => Members(Part("src_endpoint." + name), Part("dst_endpoint." + name), Part(Unmapped + column));

    private static ImmutableArray<FieldTarget> Members(params FieldTarget[] targets) => ImmutableArray.Create(targets);

    private static FieldTarget Text(string path) => new(path, TargetForm.Text);

    private static FieldTarget Number(string path) => new(path, TargetForm.Number);

    private static FieldTarget Part(string path) => new(path, TargetForm.Part);
}
