using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>Builds documents as trees, from the members and targets of a schema.</summary>
internal static class DocumentTree
{
    public static DocumentMember Build(RecordPlan plan, DocumentSchema schema, DocumentOptions options)
    {
        var root = new DocumentMember("");
        foreach (SchemaMember member in schema.Head)
            AddRecordMember(root, member, plan, options);
        foreach (FieldSlot slot in plan.DecodedSlots.OrderBy(s => s.Field))
        {
            foreach (FieldTarget target in schema.TargetsOf(slot.Field))
                AddTarget(root, slot, target);
        }

        foreach (SchemaMember member in schema.Tail)
            AddRecordMember(root, member, plan, options);
        return root;
    }

    /// <summary>Builds the document of a rejected line.</summary>
    public static DocumentMember BuildError(DocumentSchema schema)
    {
        var root = new DocumentMember("");
        foreach (SchemaMember member in schema.Error)
            AddMember(root, member, static _ => -1, new DocumentOptions(PreserveOriginal: true));
        return root;
    }

    private static void AddRecordMember(DocumentMember root, SchemaMember member, RecordPlan plan, DocumentOptions options)
    {
        if (member.Value != ValueKind.None && ValueTraits.Of(member.Value).Call is null)
            throw new InvalidOperationException($"'{member.Path}' can't show a {member.Value}: a record has none.");
        AddMember(root, member, plan.SlotOf, options);
    }

    private static void AddMember(DocumentMember root, SchemaMember member, Func<FlowLogField, int> slotOf, DocumentOptions options)
    {
        var traits = ValueTraits.Of(member.Value);
        if (member.Fields.Length < traits.Fields || member.Fields.Length > traits.Fields + traits.MoreFields)
            throw new InvalidOperationException($"'{member.Path}' can't make a {member.Value} of {member.Fields.Length} fields.");
        ImmutableArray<int> slots = member.Fields.Select(slotOf).ToImmutableArray();
        ImmutableArray<int> required = member.Required.Select(slotOf).ToImmutableArray();
        if (member.AnyRequired)
        {
            slots = slots.RemoveAll(s => s < 0);
            required = required.RemoveAll(s => s < 0);
        }

        bool isPossible = member.AnyRequired ? !required.IsEmpty : required.All(s => s >= 0);
        if (!isPossible || (member.OnlyWithOriginal && !options.PreserveOriginal))
            return;

        // A time is written even without its fields; the source or the run has one, too.
        bool isConstant = member.Value != ValueKind.Timestamp && !member.Fields.IsEmpty && slots.All(s => s < 0);
        if (isConstant)
            root.AddConstant(member.Path, member.Open + member.Close);
        else
            root.Add(member.Path, member.Open, member.Value, member.Close, slots, required, member.AnyRequired);
    }

    private static void AddTarget(DocumentMember root, FieldSlot slot, FieldTarget target)
    {
        if (!target.Fits(slot))
            throw new InvalidOperationException($"'{target.Path}' can't show {slot.Info.Name} as {target.Form}.");
        ImmutableArray<int> slots = ImmutableArray.Create(slot.Index);
        switch (target.Form)
        {
            case TargetForm.Text or TargetForm.NumberText:
                root.Add(target.Path, "\"", slot.IsValidated ? ValueKind.Validated : ValueKind.Text, "\"", slots, slots);
                break;
            case TargetForm.Number:
                root.Add(target.Path, "", ValueKind.Validated, "", slots, slots);
                break;
            case TargetForm.Time:
                root.Add(target.Path, "\"", ValueKind.Time, "\"", slots, slots);
                break;
            case TargetForm.NetworkType:
                root.Add(target.Path, "\"", ValueKind.NetworkType, "\"", slots, slots);
                break;
            case TargetForm.Transport:
                root.Add(target.Path, "\"", ValueKind.Transport, "\"", slots, slots);
                break;
            case TargetForm.TcpFlags:
                root.Add(target.Path, "", ValueKind.TcpFlags, "", slots, slots);
                break;
            case TargetForm.Outcome:
                root.Add(target.Path, "\"", ValueKind.Outcome, "\"", slots, slots);
                break;
            case TargetForm.Constant:
                root.Add(target.Path, "\"" + target.Constant + "\"", ValueKind.None, "", ImmutableArray<int>.Empty, slots);
                break;
            case TargetForm.Part:
                break; // written by the schema's member
            default:
                throw new InvalidOperationException($"{target.Form} is not a form of targets.");
        }
    }
}
