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
            AddMember(root, member, static _ => -1, new DocumentOptions(PreserveOriginal: true, Fragments: true));
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
        if (member.Value == ValueKind.Fragment)
        {
            // If any one field suffices, the fragment itself is empty without all of them.
            if (options.Fragments)
                root.AddFragment(
                    member, member.AnyRequired ? ImmutableArray<int>.Empty : required, member.Unless is { } field ? slotOf(field) : -1);
            return;
        }

        if (member.Value is ValueKind.Choice or ValueKind.Caption or ValueKind.TextIf)
        {
            AddDependent(root, member, slots, required);
            return;
        }

        // A time is written even without its fields, since the source or the run has one, too.
        bool isTimestamp = member.Value is ValueKind.Timestamp or ValueKind.TimestampMilliseconds;
        bool isConstant = !isTimestamp && !member.Fields.IsEmpty && slots.All(s => s < 0);
        if (isConstant)
            root.AddConstant(member.Path, member.Open + member.Close);
        else
            root.Add(member.Path, member.Open, member.Value, member.Close, slots, required, member.AnyRequired);
    }

    /// <summary>Adds a member that depends on the value of a field, or what it is without that field.</summary>
    private static void AddDependent(
        DocumentMember root, SchemaMember member, ImmutableArray<int> slots, ImmutableArray<int> required)
    {
        if ((member.Choice?.Values ?? member.Values) is null)
            throw new InvalidOperationException($"'{member.Path}' depends on values that the schema does not name.");
        if (slots[slots.Length - 1] >= 0)
            root.AddDependent(member, slots, required);
        else if (member.Choice is { } choice)
            root.AddConstant(member.Path, member.Open + choice.OfAbsent + member.Close);
        else if ((member.Cases & 1) != 0)
            root.Add(member.Path, member.Open, ValueKind.Text, member.Close, slots.RemoveAt(1), required);
    }

    private static void AddTarget(DocumentMember root, FieldSlot slot, FieldTarget target)
    {
        if (!target.Fits(slot))
            throw new InvalidOperationException($"'{target.Path}' can't show {slot.Info.Name} as {target.Form}.");
        if (target.Form == TargetForm.Part)
            return; // written by the member of the schema
        (string open, ValueKind value, string close) = target.Form switch
        {
            TargetForm.Text or TargetForm.NumberText => ("\"", slot.IsValidated ? ValueKind.Validated : ValueKind.Text, "\""),
            TargetForm.Number => ("", ValueKind.Validated, ""),
            TargetForm.Time => ("\"", ValueKind.Time, "\""),
            TargetForm.Milliseconds => ("", ValueKind.Milliseconds, ""),
            TargetForm.NetworkType => ("\"", ValueKind.NetworkType, "\""),
            TargetForm.Transport => ("\"", ValueKind.Transport, "\""),
            TargetForm.TcpFlags => ("", ValueKind.TcpFlags, ""),
            TargetForm.Outcome => ("\"", ValueKind.Outcome, "\""),
            TargetForm.Constant => ("\"" + target.Constant + "\"", ValueKind.None, ""),
            _ => throw new InvalidOperationException($"{target.Form} is not a form of targets."),
        };
        ImmutableArray<int> required = ImmutableArray.Create(slot.Index);
        ImmutableArray<int> slots = value == ValueKind.None ? ImmutableArray<int>.Empty : required;
        root.Add(target.Path, open, value, close, slots, required).Notation = target.Notation;
    }
}
