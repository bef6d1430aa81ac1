using System.Collections.Immutable;
using VpcFlow.Fields;

namespace VpcFlow.Plan;

/// <summary>A field of a format and its position in the line.</summary>
/// <param name="Index">The position in the line, from 0.</param>
/// <param name="Info">The field.</param>
/// <param name="IsDecoded">Whether the field is read; other fields are skipped, whatever they contain.</param>
internal sealed record FieldSlot(int Index, FlowLogFieldInfo Info, bool IsDecoded)
{
    public FlowLogField Field => Info.Field;

    /// <summary>Whether the field is read as a whole number.</summary>
    public bool IsNumber => Info.Kind switch
    {
        FlowLogFieldKind.Integer or FlowLogFieldKind.Long or FlowLogFieldKind.Port => true,
        FlowLogFieldKind.Protocol or FlowLogFieldKind.TcpFlags or FlowLogFieldKind.Time => true,
        FlowLogFieldKind.Text or FlowLogFieldKind.Address or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus => false,
        _ => throw new InvalidOperationException($"{Info.Kind} is not a kind of field."),
    };

    public bool IsAddress => Info.Kind == FlowLogFieldKind.Address;

    /// <summary>Whether a value can be rejected, so that a header line can't pass for a record.</summary>
    public bool IsValidated => IsNumber || IsAddress;

    /// <summary>The maximum value of a number.</summary>
    public long MaxValue => Info.Kind switch
    {
        FlowLogFieldKind.Port => ushort.MaxValue,
        FlowLogFieldKind.Protocol => byte.MaxValue,
        FlowLogFieldKind.Integer or FlowLogFieldKind.TcpFlags => int.MaxValue,
        FlowLogFieldKind.Time => MaxTime,
        FlowLogFieldKind.Long => long.MaxValue,
        _ => throw new InvalidOperationException($"{Info.Kind} is not a kind of number."),
    };

    /// <summary>9999-12-31T23:59:59.999Z in Unix milliseconds, the last time that has a year of four digits.</summary>
    public const long MaxTime = 253_402_300_799_999;
}

/// <summary>Describes how the lines of a format are read. The emitter prints it as code; the interpreted parser executes it.</summary>
internal sealed class RecordPlan
{
    /// <summary>
    /// The maximum number of fields of a line that the fast path reads: one bit each in one word. No AWS flow log has more.
    /// </summary>
    public const int MaxFastSlots = 64;

    private readonly int[] _slotOfField;

    private RecordPlan(ImmutableArray<FieldSlot> slots)
    {
        Slots = slots;
        _slotOfField = new int[FlowLogFieldCatalogue.All.Length];
        for (int i = 0; i < _slotOfField.Length; i++)
            _slotOfField[i] = -1;
        foreach (FieldSlot slot in slots)
        {
            if (slot.IsDecoded)
                _slotOfField[(int)slot.Field] = slot.Index;
        }

        HasFastPath = slots.Length <= MaxFastSlots && DecodedSlots.Any(s => s.IsValidated);
    }

    /// <summary>All fields of the format, in the order of the line.</summary>
    public ImmutableArray<FieldSlot> Slots { get; }

    public IEnumerable<FieldSlot> DecodedSlots => Slots.Where(s => s.IsDecoded);

    /// <summary>
    /// Whether lines can be read from the separator index alone. For a format without any validated field, every line has to be inspected,
    /// since a header would pass for a record.
    /// </summary>
    public bool HasFastPath { get; }

    /// <summary>Whether the format has the fields of a Community ID.</summary>
    public bool HasCommunityId
        => SlotOf(FlowLogField.SourceAddress) >= 0 && SlotOf(FlowLogField.DestinationAddress) >= 0 && SlotOf(FlowLogField.Protocol) >= 0;

    /// <summary>Creates the plan of a format.</summary>
    /// <param name="format">The fields in the order of the line, each once.</param>
    /// <param name="projection">The fields to read; <see langword="null"/> for all.</param>
    public static RecordPlan Create(IReadOnlyList<FlowLogField> format, IReadOnlyCollection<FlowLogField>? projection)
    {
        ImmutableArray<FieldSlot>.Builder slots = ImmutableArray.CreateBuilder<FieldSlot>(format.Count);
        for (int i = 0; i < format.Count; i++)
            slots.Add(new FieldSlot(i, FlowLogFieldCatalogue.Get(format[i]), projection is null || projection.Contains(format[i])));
        return new RecordPlan(slots.MoveToImmutable());
    }

    /// <summary>Returns the position of a field in the line; -1 if the format lacks it or it is not read.</summary>
    public int SlotOf(FlowLogField field) => _slotOfField[(int)field];
}
