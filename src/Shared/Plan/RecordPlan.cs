using System.Collections.Immutable;
using VpcFlow.Fields;

namespace VpcFlow.Plan;

/// <summary>A column of a format and its position in the line.</summary>
/// <param name="Index">The position in the line, from 0.</param>
/// <param name="Column">The column.</param>
/// <param name="IsDecoded">Whether the column is a field that is read; others are skipped, whatever they contain.</param>
internal sealed record FieldSlot(int Index, FlowLogColumn Column, bool IsDecoded)
{
    private readonly FlowLogFieldInfo? _info = Column.Field is { } field ? FlowLogFieldCatalogue.Get(field) : null;

    /// <summary>The name of the column.</summary>
    public string Name => Column.Name;

    public FlowLogField Field => Info.Field;

    /// <summary>The field; a skipped column has none.</summary>
    /// <exception cref="InvalidOperationException">The column is not a field.</exception>
    public FlowLogFieldInfo Info
    {
        get => _info ?? throw new InvalidOperationException($"The column '{Name}' is not a field.");
        init => _info = value;
    }

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

    /// <summary>The maximum number of columns of a line: one bit each in two words.</summary>
    public const int MaxSlots = 128;

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

    /// <summary>All columns of the format, in the order of the line.</summary>
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
    /// <param name="format">The columns in the order of the line, each field once.</param>
    /// <param name="projection">The fields to read; <see langword="null"/> for all.</param>
    public static RecordPlan Create(IReadOnlyList<FlowLogColumn> format, IReadOnlyCollection<FlowLogField>? projection)
    {
        ImmutableArray<FieldSlot>.Builder slots = ImmutableArray.CreateBuilder<FieldSlot>(format.Count);
        for (int i = 0; i < format.Count; i++)
            slots.Add(new FieldSlot(i, format[i], format[i].Field is { } field && projection?.Contains(field) != false));
        return new RecordPlan(slots.MoveToImmutable());
    }

    /// <summary>Creates the plan of a format without skipped columns.</summary>
    public static RecordPlan Create(IReadOnlyList<FlowLogField> format, IReadOnlyCollection<FlowLogField>? projection)
        => Create(format.Select(FlowLogColumn.Of).ToImmutableArray(), projection);

    /// <summary>Returns the position of a field in the line; -1 if the format lacks it or it is not read.</summary>
    public int SlotOf(FlowLogField field) => _slotOfField[(int)field];
}
