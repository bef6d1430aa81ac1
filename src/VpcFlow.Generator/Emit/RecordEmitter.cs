using VpcFlow.Generator.Model;
using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Emits the typed record.</summary>
internal static class RecordEmitter
{
    public static void Emit(SourceWriter writer, RecordPlan plan, RowLayout layout)
    {
        writer.Lines($"""
            /// <summary>
            /// Represents a record. It refers to the text and to the buffers of its reader and is valid until the next record is read.
            /// </summary>
            {Names.Generated}
            {Names.ShownAsText}
            """);
        using (writer.BeginBlock("public readonly ref struct Record"))
        {
            EmitFields(writer, layout);
            foreach (FieldSlot slot in plan.DecodedSlots)
            {
                writer.Lines($"""
                    {FieldProperty.Summary(slot)}
                    public {FieldProperty.Type(slot)} {Names.Property(slot)} => {Value(slot, layout)};

                    """);
            }

            EmitMembers(writer, plan);
        }

        writer.Line();
    }

    private static void EmitFields(SourceWriter writer, RowLayout layout)
    {
        bool isLong = layout.AbsentHighOffset >= 0;
        writer.Lines("""
            private readonly ref byte _text;
            private readonly ref uint _starts;
            private readonly ref byte _row;
            private readonly ulong _present;
            """);
        if (isLong)
            writer.Line("private readonly ulong _presentHigh;");
        writer.Lines("""

            internal Record(ref byte text, ref uint starts, ref byte row, ulong absent)
            {
                _text = ref text;
                _starts = ref starts;
                _row = ref row;
                _present = ~absent;
            """);
        if (isLong)
            writer.Line($"    _presentHigh = ~{Names.Field}.AbsentHigh(ref row, {Names.Number(layout.AbsentHighOffset)});");
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

    /// <summary>
    /// Returns the expression for the value of a field: one call of a method that is not generic, with constants, since a conditional
    /// expression whose type is nullable takes the user's compiler much longer.
    /// </summary>
    private static string Value(FieldSlot slot, RowLayout layout)
    {
        string present = slot.Index < RecordPlan.MaxFastSlots ? "_present" : "_presentHigh";
        string place = slot.IsNumber || slot.IsAddress
            ? $"ref _row, {Names.Number(layout.OffsetOf(slot.Index))}"
            : "ref _text, ref _starts";
        return $"{Names.Field}.{slot.Info.Kind}({present}, {Names.Number(slot.Index)}, {place})";
    }
}
