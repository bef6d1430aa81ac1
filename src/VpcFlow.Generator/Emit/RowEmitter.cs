using VpcFlow.Generator.Model;
using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>
/// Emits the struct of the decoded values of a record: the <see cref="RowLayout"/> that the runtime knows, field by field.
/// </summary>
internal static class RowEmitter
{
    public static void Emit(SourceWriter writer, RowLayout layout)
    {
        writer.Lines($"""
            /// <summary>The decoded values of a record.</summary>
            {Names.Generated}
            {Names.Hidden}
            """);
        using (writer.BeginBlock("internal struct RecordRow"))
        {
            foreach (FieldSlot slot in layout.Numbers)
                writer.Line($"public long {Names.Property(slot)};");
            for (int i = 0; i < layout.SpareNumbers; i++)
                writer.Line($"public long Spare{Names.Number(RowLayout.GroupSize - layout.SpareNumbers + i)};");
            foreach (FieldSlot slot in layout.Addresses)
                writer.Line($"public {Names.Address} {Names.Property(slot)};");
            if (layout.AbsentHighOffset >= 0)
                writer.Line("public ulong AbsentHigh;");
        }

        writer.Line();
    }
}
