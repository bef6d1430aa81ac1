using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Emits the decoded values of a record: whole numbers in the order in which they are decoded, four or eight together and one that is left over alone, then addresses.</summary>
internal static class RowEmitter
{
    public const int GroupSize = 4;

    public static void Emit(SourceWriter writer, RecordPlan plan)
    {
        writer.Line("/// <summary>The decoded values of a record.</summary>");
        writer.Line(Names.Generated);
        writer.Line(Names.Hidden);
        using (writer.BeginBlock("internal struct RecordRow"))
        {
            FieldSlot[] numbers = Numbers(plan);
            foreach (FieldSlot slot in numbers)
                writer.Line($"public long {Names.Property(slot)};");
            for (int i = numbers.Length; i % GroupSize > 1; i++)
                writer.Line($"public long Spare{Names.Number(i % GroupSize)};");
            foreach (FieldSlot slot in Addresses(plan))
                writer.Line($"public {Names.Address} {Names.Property(slot)};");
            if (plan.Slots.Length > 64)
                writer.Line("public ulong AbsentHigh;");
        }

        writer.Line();
    }

    public static FieldSlot[] Numbers(RecordPlan plan) => plan.DecodedSlots.Where(s => s.IsNumber).ToArray();

    public static FieldSlot[] Addresses(RecordPlan plan) => plan.DecodedSlots.Where(s => s.IsAddress).ToArray();
}
