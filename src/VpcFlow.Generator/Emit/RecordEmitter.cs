using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Emits the typed record and the enumerator of records.</summary>
internal static class RecordEmitter
{
    public static void Emit(SourceWriter writer, RecordPlan plan)
    {
        EmitRecord(writer, plan);
        EmitRecords(writer);
    }

    private static void EmitRecord(SourceWriter writer, RecordPlan plan)
    {
        bool isLong = plan.Slots.Length > 64;
        writer.Line("/// <summary>One record. It refers to the text and to the buffers of the reader that it came from, and is valid until the next record is read.</summary>");
        writer.Line(Names.Generated);
        writer.Line(Names.ShownAsText);
        using (writer.BeginBlock("public readonly ref struct Record"))
        {
            writer.Line("private readonly ref byte _text;");
            writer.Line("private readonly ref uint _starts;");
            writer.Line("private readonly ref RecordRow _row;");
            writer.Line("private readonly ulong _present;");
            if (isLong)
                writer.Line("private readonly ulong _presentHigh;");
            writer.Line();
            using (writer.BeginBlock("internal Record(ref byte text, ref uint starts, ref RecordRow row, ulong absent)"))
            {
                writer.Line("_text = ref text;");
                writer.Line("_starts = ref starts;");
                writer.Line("_row = ref row;");
                writer.Line("_present = ~absent;");
                if (isLong)
                    writer.Line("_presentHigh = ~row.AbsentHigh;");
            }

            writer.Line();
            foreach (FieldSlot slot in plan.DecodedSlots)
                EmitProperty(writer, slot);
            writer.Line("/// <summary>The text of the record, from its first field to its last.</summary>");
            writer.Line($"public {Names.Span} Line => {Names.Field}.Line(ref _text, ref _starts, {Names.Number(plan.Slots.Length)});");
            writer.Line();
            EmitMembers(writer);
        }

        writer.Line();
    }

    /// <summary>What every record can do, whatever its fields; the work is the runtime's.</summary>
    private static void EmitMembers(SourceWriter writer)
    {
        writer.Line("/// <summary>The same record for code that takes records of any format.</summary>");
        writer.Line($"public static implicit operator {Names.AnyRecord}(Record record) => {Names.RecordFields}.View(s_flowLogParser, ref record._text, ref record._starts, ref record._row, ~record._present);");
        writer.Line();
        writer.Line("/// <summary>The fields that are read and are not <c>-</c>, in the order of the line.</summary>");
        writer.Line($"public global::VpcFlow.FlowLogPresentFields PresentFields => (({Names.AnyRecord})this).PresentFields;");
        writer.Line();
        writer.Line("/// <summary>Copies the record with its text; the copy stays valid and can be kept in lists, used in queries and across <c>await</c>.</summary>");
        writer.Line($"public global::VpcFlow.FlowLogOwnedRecord ToOwned() => (({Names.AnyRecord})this).ToOwned();");
        writer.Line();
        writer.Line("/// <summary>Returns the present fields on one line, such as <c>srcaddr=10.0.0.1 bytes=840</c>. What does not print is escaped.</summary>");
        writer.Line("public override string ToString() => PresentFields.ToString();");
    }

    private static void EmitProperty(SourceWriter writer, FieldSlot slot)
    {
        string present = slot.Index < 64 ? "_present" : "_presentHigh";
        writer.Line(FieldProperty.Summary(slot));
        writer.Line($"public {FieldProperty.Type(slot)} {Names.Property(slot)} => {(slot.IsNumber || slot.IsAddress ? Decoded(slot, present) : Text(slot, present))};");
        writer.Line();
    }

    /// <summary>
    /// The record that was never read has no row, so that not even a reference to its field can be passed on. What is usual is the last alternative: code without a
    /// profile falls through to it.
    /// </summary>
    private static string Decoded(FieldSlot slot, string present)
    {
        string value = "_row." + Names.Property(slot);
        value = slot.Info.Kind switch
        {
            FlowLogFieldKind.Long or FlowLogFieldKind.Address => value,
            FlowLogFieldKind.Time => $"{Names.Field}.Time({value})",
            _ => $"unchecked(({FieldProperty.Type(slot).TrimEnd('?')}){value})",
        };
        return $"({present} & {Names.Mask([slot.Index % 64])}) == 0UL ? null : {value}";
    }

    private static string Text(FieldSlot slot, string present) => $"{Names.Field}.{slot.Info.Kind}({present}, {Names.Number(slot.Index)}, ref _text, ref _starts)";

    private static void EmitRecords(SourceWriter writer)
    {
        writer.Line("/// <summary>The records of a text; for one <c>foreach</c>. Dispose it if that is often left early, so that its buffers are used again.</summary>");
        writer.Line(Names.Generated);
        using (writer.BeginBlock("public ref struct Records"))
        {
            writer.Line("private global::VpcFlow.Generated.RecordReader<RecordCodec, RecordRow> _reader;");
            writer.Line();
            writer.Line($"internal Records({Names.Span} utf8, global::VpcFlow.FlowLogReaderOptions? options) => _reader = new global::VpcFlow.Generated.RecordReader<RecordCodec, RecordRow>(s_flowLogParser, utf8, options);");
            writer.Line();
            writer.Line($"internal Records({Names.Batch} batch) => _reader = new global::VpcFlow.Generated.RecordReader<RecordCodec, RecordRow>(s_flowLogParser, batch);");
            writer.Line();
            writer.Line("/// <summary>The record.</summary>");
            writer.Line("public readonly Record Current => new Record(ref _reader.Text, ref _reader.Starts, ref _reader.Row, _reader.Absent);");
            writer.Line();
            writer.Line("/// <summary>The record, apart from the buffers of the reader.</summary>");
            using (writer.BeginBlock("internal readonly Record Detach()"))
            {
                writer.Line("global::VpcFlow.Generated.RecordReader<RecordCodec, RecordRow> detached = _reader.Detach();");
                writer.Line("return new Record(ref detached.Text, ref detached.Starts, ref detached.Row, detached.Absent);");
            }

            writer.Line();
            writer.Line("/// <summary>What was read so far.</summary>");
            writer.Line("public readonly global::VpcFlow.FlowLogSummary Summary => _reader.Summary;");
            writer.Line();
            writer.Line("/// <summary>Enumerates the records.</summary>");
            writer.Line("public readonly Enumerator GetEnumerator() => new Enumerator(_reader);");
            writer.Line();
            writer.Line("/// <summary>Goes to the next record; <see langword=\"false\"/> at the end of the text.</summary>");
            writer.Line("public bool MoveNext() => _reader.MoveNext();");
            writer.Line();
            writer.Line("/// <summary>Gives the buffers back, which happens by itself at the end of the text.</summary>");
            writer.Line("public void Dispose() => _reader.Dispose();");
            writer.Line();
            EmitEnumerator(writer);
        }

        writer.Line();
    }

    /// <summary>Has no <c>Dispose</c>: with it, <c>foreach</c> would be a <c>try</c> block, and what a loop adds up in variables would go through memory.</summary>
    private static void EmitEnumerator(SourceWriter writer)
    {
        writer.Line("/// <summary>What <c>foreach</c> uses.</summary>");
        using (writer.BeginBlock("public ref struct Enumerator"))
        {
            writer.Line("private global::VpcFlow.Generated.RecordReader<RecordCodec, RecordRow> _reader;");
            writer.Line();
            writer.Line("internal Enumerator(global::VpcFlow.Generated.RecordReader<RecordCodec, RecordRow> reader) => _reader = reader;");
            writer.Line();
            writer.Line("/// <summary>The record.</summary>");
            writer.Line("public readonly Record Current => new Record(ref _reader.Text, ref _reader.Starts, ref _reader.Row, _reader.Absent);");
            writer.Line();
            writer.Line("/// <summary>Goes to the next record; <see langword=\"false\"/> at the end of the text.</summary>");
            writer.Line("public bool MoveNext() => _reader.MoveNext();");
        }
    }
}
