using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Emits the class of records that are kept: a copy, of which a record is made whenever it is asked for a field.</summary>
internal static class OwnedRecordEmitter
{
    public static void Emit(SourceWriter writer, RecordPlan plan)
    {
        writer.Line("/// <summary>A copy of a record that stays valid and can be kept in lists, used in queries and across <c>await</c>.</summary>");
        writer.Line(Names.Generated);
        writer.Line(Names.ShownAsText);
        using (writer.BeginBlock("public sealed class OwnedRecord"))
        {
            writer.Line("private readonly global::VpcFlow.Generated.RecordCopy<RecordRow>? _copy;");
            writer.Line();
            writer.Line("internal OwnedRecord(global::VpcFlow.Generated.RecordCopy<RecordRow>? copy) => _copy = copy;");
            writer.Line();
            writer.Line("/// <summary>The record; valid as long as this copy is referred to.</summary>");
            writer.Line("public Record Record => _copy is null ? default : new Record(ref _copy.Text, ref _copy.Starts, ref _copy.Row, _copy.Absent);");
            writer.Line();
            foreach (FieldSlot slot in plan.DecodedSlots)
            {
                writer.Line(FieldProperty.Summary(slot));
                writer.Line($"public {FieldProperty.Type(slot)} {Names.Property(slot)} => Record.{Names.Property(slot)};");
                writer.Line();
            }

            writer.Line("/// <summary>The text of the record, from its first field to its last.</summary>");
            writer.Line($"public {Names.Span} Line => Record.Line;");
            writer.Line();
            writer.Line("/// <summary>The present fields on one line, such as <c>srcaddr=10.0.0.1 bytes=840</c>. What does not print is escaped.</summary>");
            writer.Line("public override string ToString() => Record.ToString();");
        }

        writer.Line();
    }
}
