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
            writer.Line("private readonly ref RecordStarts _starts;");
            writer.Line("private readonly ref RecordRow _row;");
            writer.Line("private readonly ulong _present;");
            if (isLong)
                writer.Line("private readonly ulong _presentHigh;");
            writer.Line();
            using (writer.BeginBlock("internal Record(ref byte text, ref uint starts, ref RecordRow row, ulong absent)"))
            {
                writer.Line("_text = ref text;");
                writer.Line($"_starts = ref {Names.Unsafe}.As<uint, RecordStarts>(ref starts);");
                writer.Line("_row = ref row;");
                writer.Line("_present = ~absent;");
                if (isLong)
                    writer.Line("_presentHigh = ~row.AbsentHigh;");
            }

            writer.Line();
            foreach (FieldSlot slot in plan.DecodedSlots)
                EmitProperty(writer, slot);
            writer.Line("/// <summary>The text of the record, from its first field to its last.</summary>");
            writer.Line($"public {Names.Span} Line => {Names.Unsafe}.IsNullRef(ref _text) ? default : global::VpcFlow.Internals.FieldText.Slice(ref _text, _starts.S0, _starts.S{Names.Number(plan.Slots.Length)});");
            writer.Line();
            EmitMembers(writer, plan, isLong);
        }

        writer.Line();
        writer.Line("/// <summary>Where the fields of a record start, and one position more.</summary>");
        writer.Line(Names.Generated);
        writer.Line(Names.Hidden);
        using (writer.BeginBlock("internal struct RecordStarts"))
        {
            for (int i = 0; i <= plan.Slots.Length; i++)
                writer.Line($"public uint S{Names.Number(i)};");
        }

        writer.Line();
    }

    /// <summary>What every record can do, whatever its fields; the work is the runtime's.</summary>
    private static void EmitMembers(SourceWriter writer, RecordPlan plan, bool isLong)
    {
        string starts = $"ref {Names.Unsafe}.As<RecordStarts, uint>(ref _starts)";
        writer.Line("/// <summary>The fields that are read and are not <c>-</c>, in the order of the line.</summary>");
        writer.Line($"public global::VpcFlow.FlowLogPresentFields PresentFields => {Names.RecordFields}.Present(s_flowLogParser, ref _text, {starts}, _present, {(isLong ? "_presentHigh" : "0")});");
        writer.Line();
        writer.Line("/// <summary>Copies the record with its text; the copy stays valid and can be kept in lists, used in queries and across <c>await</c>.</summary>");
        writer.Line($"public OwnedRecord ToOwned() => new OwnedRecord({Names.RecordFields}.Copy(ref _text, {starts}, {Names.Number(plan.Slots.Length)}, ref _row, ~_present));");
        writer.Line();
        writer.Line("/// <summary>The present fields on one line, such as <c>srcaddr=10.0.0.1 bytes=840</c>. What does not print is escaped.</summary>");
        writer.Line("public override string ToString() => PresentFields.ToString();");
    }

    private static void EmitProperty(SourceWriter writer, FieldSlot slot)
    {
        string name = Names.Property(slot);
        string text = $"global::VpcFlow.Internals.FieldText.Slice(ref _text, _starts.S{Names.Number(slot.Index)}, _starts.S{Names.Number(slot.Index + 1)})";
        string present = slot.Index < 64 ? $"(_present & {Names.Mask([slot.Index])}) != 0" : $"(_presentHigh & {Names.Mask([slot.Index - 64])}) != 0";
        string type = FieldProperty.Type(slot);
        (string value, string absent) = slot.Info.Kind switch
        {
            FlowLogFieldKind.Integer => ($"(int)_row.{name}", $"({type})null"),
            FlowLogFieldKind.Long or FlowLogFieldKind.Address => ($"_row.{name}", $"({type})null"),
            FlowLogFieldKind.Port => ($"(ushort)_row.{name}", $"({type})null"),
            FlowLogFieldKind.Protocol => ($"(byte)_row.{name}", $"({type})null"),
            FlowLogFieldKind.TcpFlags => ($"(global::VpcFlow.FlowLogTcpFlags)_row.{name}", $"({type})null"),
            FlowLogFieldKind.Time => ($"global::VpcFlow.Internals.FieldText.Time(_row.{name})", $"({type})null"),
            FlowLogFieldKind.Action => ($"global::VpcFlow.Internals.FieldText.Action({text})", $"{type}.Unknown"),
            FlowLogFieldKind.LogStatus => ($"global::VpcFlow.Internals.FieldText.Status({text})", $"{type}.Unknown"),
            _ => (text, "default"),
        };
        writer.Line(FieldProperty.Summary(slot));
        writer.Line($"public {type} {name} => {present} ? unchecked({value}) : {absent};");
        writer.Line();
    }

    private static void EmitRecords(SourceWriter writer)
    {
        writer.Line("/// <summary>The records of a text; for one <c>foreach</c>.</summary>");
        writer.Line(Names.Generated);
        using (writer.BeginBlock("public ref struct Records"))
        {
            writer.Line("private global::VpcFlow.Internals.RecordReader<RecordCode, RecordRow> _reader;");
            writer.Line();
            writer.Line($"internal Records({Names.Span} utf8, global::VpcFlow.FlowLogOptions? options) => _reader = new global::VpcFlow.Internals.RecordReader<RecordCode, RecordRow>(s_flowLogParser, utf8, options);");
            writer.Line();
            writer.Line($"internal Records({Names.Batch} batch) => _reader = new global::VpcFlow.Internals.RecordReader<RecordCode, RecordRow>(s_flowLogParser, batch);");
            writer.Line();
            writer.Line("/// <summary>The record.</summary>");
            writer.Line("public readonly Record Current => new Record(ref _reader.Text, ref _reader.Starts, ref _reader.Row, _reader.Absent);");
            writer.Line();
            writer.Line("/// <summary>The record, apart from the buffers of the reader.</summary>");
            using (writer.BeginBlock("internal readonly Record Detach()"))
            {
                writer.Line("global::VpcFlow.Internals.RecordReader<RecordCode, RecordRow> detached = _reader.Detach();");
                writer.Line("return new Record(ref detached.Text, ref detached.Starts, ref detached.Row, detached.Absent);");
            }

            writer.Line();
            writer.Line("/// <summary>What was read so far.</summary>");
            writer.Line("public readonly global::VpcFlow.FlowLogSummary Summary => _reader.Summary;");
            writer.Line();
            writer.Line("/// <summary>This.</summary>");
            writer.Line("public readonly Records GetEnumerator() => this;");
            writer.Line();
            writer.Line("/// <summary>Goes to the next record; <see langword=\"false\"/> at the end of the text.</summary>");
            writer.Line("public bool MoveNext() => _reader.MoveNext();");
            writer.Line();
            writer.Line("/// <summary>Gives the buffers back; called by <c>foreach</c>.</summary>");
            writer.Line("public readonly void Dispose() => _reader.Dispose();");
        }

        writer.Line();
    }
}
