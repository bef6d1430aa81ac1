using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>Builds the ECS document of a format as a tree, from the targets that the catalogue gives each field.</summary>
internal static class DocumentTree
{
    private static readonly FlowLogField[] s_relatedFields =
        [FlowLogField.SourceAddress, FlowLogField.DestinationAddress, FlowLogField.PacketSourceAddress, FlowLogField.PacketDestinationAddress];

    public static DocumentMember Build(RecordPlan plan)
    {
        var root = new DocumentMember("");
        bool arrays = plan.Ecs == EcsVersion.V8_11;
        int end = plan.SlotOf(FlowLogField.End);
        int start = plan.SlotOf(FlowLogField.Start);
        root.Add("@timestamp", "\"", ValueKind.Timestamp, "\"", Slots(end, start), Slots());
        root.AddConstant("ecs.version", arrays ? "\"8.11.0\"" : "\"8.0.0\"");
        root.AddConstant("event.kind", "\"event\"");
        root.AddConstant("event.category", arrays ? "[\"network\"]" : "\"network\"");
        int action = plan.SlotOf(FlowLogField.Action);
        if (arrays && action >= 0)
            root.Add("event.type", "[\"connection\"", ValueKind.EventType, "]", Slots(action), Slots());
        else
            root.AddConstant("event.type", arrays ? "[\"connection\"]" : "\"connection\"");
        root.AddConstant("cloud.provider", "\"aws\"");
        foreach (FieldSlot slot in plan.DecodedSlots.OrderBy(s => s.Field))
        {
            foreach (string target in slot.Info.EcsTargets)
                AddTarget(root, plan, slot, target);
        }

        AddCommunityId(root, plan);
        AddRelated(root, plan);
        if (plan.PreserveOriginal)
        {
            root.Add("event.original", "\"", ValueKind.Original, "\"", Slots(), Slots());
            root.AddConstant("tags", "[\"preserve_original_event\"]");
        }

        root.AddConstant("data_stream.type", "\"logs\"");
        root.AddConstant("data_stream.dataset", "\"aws.vpcflow\"");
        root.Add("data_stream.namespace", "\"", ValueKind.Namespace, "\"", Slots(), Slots());
        return root;
    }

    private static void AddTarget(DocumentMember root, RecordPlan plan, FieldSlot slot, string target)
    {
        ImmutableArray<int> slots = Slots(slot.Index);
        int mark = target.IndexOfAny([':', '=', '[']);
        string path = mark < 0 ? target : target.Substring(0, mark);
        string form = mark < 0 ? "" : target.Substring(mark);
        switch (path)
        {
            case "@timestamp" or "event.type" or "related.ip":
                return; // made of several fields, or of a constant part
            case "event.action" when plan.Ecs == EcsVersion.V8_0:
                return;
            case "event.outcome":
                root.Add(path, "\"", ValueKind.Outcome, "\"", slots, slots);
                return;
            case "network.type":
                root.Add(path, "\"", ValueKind.NetworkType, "\"", slots, slots);
                return;
            case "network.transport":
                root.Add(path, "\"", ValueKind.Transport, "\"", slots, slots);
                return;
            case "aws.vpcflow.tcp_flags_array":
                root.Add(path, "", ValueKind.TcpFlags, "", slots, slots);
                return;
        }

        if (form.StartsWith("=", StringComparison.Ordinal))
            root.Add(path, "\"" + form.Substring(1) + "\"", ValueKind.None, "", Slots(), slots);
        else if (form == ":number")
            root.Add(path, "", ValueKind.Validated, "", slots, slots);
        else if (slot.Info.Kind == FlowLogFieldKind.Time)
            root.Add(path, "\"", ValueKind.Time, "\"", slots, slots);
        else
            root.Add(path, "\"", slot.IsValidated ? ValueKind.Validated : ValueKind.Text, "\"", slots, slots);
    }

    private static void AddCommunityId(DocumentMember root, RecordPlan plan)
    {
        if (!plan.HasCommunityId)
            return;
        int source = plan.SlotOf(FlowLogField.SourceAddress);
        int destination = plan.SlotOf(FlowLogField.DestinationAddress);
        int protocol = plan.SlotOf(FlowLogField.Protocol);
        root.Add("network.community_id", "\"1:", ValueKind.CommunityId, "\"",
            Slots(source, destination, protocol, plan.SlotOf(FlowLogField.SourcePort), plan.SlotOf(FlowLogField.DestinationPort)),
            Slots(source, destination, protocol));
    }

    private static void AddRelated(DocumentMember root, RecordPlan plan)
    {
        ImmutableArray<int> slots = s_relatedFields.Select(plan.SlotOf).Where(s => s >= 0).ToImmutableArray();
        if (slots.Length > 0)
            root.Add("related.ip", "[", ValueKind.RelatedAddresses, "]", slots, slots, anyRequired: true);
    }

    private static ImmutableArray<int> Slots(params int[] slots) => ImmutableArray.Create(slots);
}
