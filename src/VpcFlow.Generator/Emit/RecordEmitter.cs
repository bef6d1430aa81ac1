using VpcFlow.Generator.Model;
using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Emits the typed record.</summary>
internal static class RecordEmitter
{
    public static void Emit(SourceWriter writer, RecordPlan plan)
    {
        bool isLong = plan.Slots.Length > RecordPlan.MaxFastSlots;
        writer.Lines($"""
            /// <summary>
            /// Represents a record. It refers to the text and to the buffers of its reader and is valid until the next record is read.
            /// </summary>
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

    /// <summary>Emits the members that do not depend on the fields; the runtime does their work.</summary>
    private static void EmitMembers(SourceWriter writer, RecordPlan plan)
        => writer.Lines($"""
            /// <summary>The text of the record, from its first field to its last.</summary>
            public {Names.Span} Line => {Names.Field}.Line(ref _text, ref _starts, {Names.Number(plan.Slots.Length)});

            /// <summary>Converts the record to one of any format, for code that reads all formats.</summary>
            public static implicit operator {Names.AnyRecord}(Record record)
                => {Names.Field}.View(s_flowLogParser, ref record._text, ref record._starts, ref record._row, ~record._present);

            /// <summary>The fields that are read and are not <c>-</c>, in the order of the line.</summary>
            public global::VpcFlow.FlowLogPresentFields PresentFields => (({Names.AnyRecord})this).PresentFields;

            /// <summary>Copies the record with its text; the copy can be kept in lists, used in queries and across <c>await</c>.</summary>
            public {Names.OwnedRecord} ToOwned() => (({Names.AnyRecord})this).ToOwned();

            /// <summary>
            /// Returns the present fields, such as <c>srcaddr=10.0.0.1 bytes=840</c>. Characters that do not print are escaped.
            /// </summary>
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
    /// Returns the expression for a decoded value. A record that was never read has no row, so not even a reference to its field can be
    /// passed on. The usual value is the last alternative, since code without a profile falls through to it.
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
