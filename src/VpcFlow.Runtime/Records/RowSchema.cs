using VpcFlow.Fields;
using VpcFlow.Plan;

namespace VpcFlow.Records;

/// <summary>Describes the rows of a format: its plan, the layout of the rows, and where each field is.</summary>
internal sealed class RowSchema
{
    private readonly FieldAccess[] _fields;

    public RowSchema(RecordPlan plan)
    {
        Plan = plan;
        Layout = RowLayout.Create(plan);
        _fields = [.. FlowLogFieldCatalogue.All.Select(f => Access(plan.SlotOf(f.Field)))];
    }

    public RecordPlan Plan { get; }

    public RowLayout Layout { get; }

    /// <summary>The number of fields of a line.</summary>
    public int FieldCount => Plan.Slots.Length;

    /// <summary>Returns where a field of the catalogue is.</summary>
    /// <exception cref="IndexOutOfRangeException">The value is not a field.</exception>
    public ref readonly FieldAccess this[FlowLogField field] => ref _fields[(int)field];

    private FieldAccess Access(int slot) => new(slot, slot < 0 ? -1 : Layout.OffsetOf(slot));
}
