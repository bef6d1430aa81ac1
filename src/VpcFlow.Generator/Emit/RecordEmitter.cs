using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Emits the typed record.</summary>
internal static class RecordEmitter
{
    public static void Emit(SourceWriter writer, RecordPlan plan)
    {
        bool isLong = plan.Slots.Length > RecordPlan.MaxFastSlots;
        writer.Lines($"""
            /// <summary>One record. It refers to the text and to the buffers of the reader that it came from, and is valid until the next record is read.</summary>
            {Names.Generated}
            {Names.ShownAsText}
            """);
        using (writer.BeginBlock("public readonly ref struct Record"))
        {
            EmitFields(writer, isLong);
            foreach (FieldSlot slot in plan.DecodedSlots)
            {
                writer.Lines($"""
                    {FieldProperty.Summary(slot)}
                    public {FieldProperty.Type(slot)} {Names.Property(slot)} => {Value(slot)};

                    """);
            }

            EmitMembers(writer, plan);
        }

        writer.Line();
    }

    private static void EmitFields(SourceWriter writer, bool isLong)
    {
        writer.Lines("""
            private readonly ref byte _text;
            private readonly ref uint _starts;
            private readonly ref RecordRow _row;
            private readonly ulong _present;
            """);
        if (isLong)
            writer.Line("private readonly ulong _presentHigh;");
        writer.Lines("""

            internal Record(ref byte text, ref uint starts, ref RecordRow row, ulong absent)
            {
                _text = ref text;
                _starts = ref starts;
                _row = ref row;
                _present = ~absent;
            """);
        if (isLong)
            writer.Line("    _presentHigh = ~row.AbsentHigh;");
        writer.Lines("""
            }

            """);
    }

    /// <summary>What every record can do, whatever its fields; the work is the runtime's.</summary>
    private static void EmitMembers(SourceWriter writer, RecordPlan plan)
        => writer.Lines($"""
            /// <summary>The text of the record, from its first field to its last.</summary>
            public {Names.Span} Line => {Names.Field}.Line(ref _text, ref _starts, {Names.Number(plan.Slots.Length)});

            /// <summary>The same record for code that takes records of any format.</summary>
            public static implicit operator {Names.AnyRecord}(Record record)
                => {Names.Field}.View(s_flowLogParser, ref record._text, ref record._starts, ref record._row, ~record._present);

            /// <summary>The fields that are read and are not <c>-</c>, in the order of the line.</summary>
            public global::VpcFlow.FlowLogPresentFields PresentFields => (({Names.AnyRecord})this).PresentFields;

            /// <summary>Copies the record with its text; the copy can be kept in lists, used in queries and across <c>await</c>.</summary>
            public {Names.OwnedRecord} ToOwned() => (({Names.AnyRecord})this).ToOwned();

            /// <summary>Returns the present fields, such as <c>srcaddr=10.0.0.1 bytes=840</c>. What does not print is escaped.</summary>
            public override string ToString() => PresentFields.ToString();
            """);

    private static string Value(FieldSlot slot)
    {
        string present = slot.Index < RecordPlan.MaxFastSlots ? "_present" : "_presentHigh";
        return slot.IsNumber || slot.IsAddress
            ? Decoded(slot, present)
            : $"{Names.Field}.{slot.Info.Kind}({present}, {Names.Number(slot.Index)}, ref _text, ref _starts)";
    }

    /// <summary>
    /// The record that was never read has no row, so that not even a reference to its field can be passed on. The usual value is the last alternative: code without a
    /// profile falls through to it.
    /// </summary>
    private static string Decoded(FieldSlot slot, string present)
    {
        string value = "_row." + Names.Property(slot);
        value = slot.Info.Kind switch
        {
            FlowLogFieldKind.Long or FlowLogFieldKind.Address => value,
            FlowLogFieldKind.Time => $"{Names.Field}.Time({value})",
            FlowLogFieldKind.Integer or FlowLogFieldKind.Port or FlowLogFieldKind.Protocol or FlowLogFieldKind.TcpFlags
                => $"unchecked(({FieldProperty.Type(slot).TrimEnd('?')}){value})",
            _ => throw new InvalidOperationException($"A field of kind {slot.Info.Kind} is not decoded."),
        };
        return $"({present} & {Names.Mask([slot.Index % RecordPlan.MaxFastSlots])}) == 0UL ? null : {value}";
    }
}
