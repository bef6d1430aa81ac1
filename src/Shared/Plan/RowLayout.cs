using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>
/// Describes where the decoded values of a record are stored. Generated and interpreted parsers fill rows of the same layout, so that code
/// that reads a row need not know which of them filled it.
/// </summary>
/// <remarks>
/// Whole numbers come first, 8 bytes each, in the order of the line: they are decoded four or eight at a time, and the last group is filled
/// up unless it contains only one number. They are followed by the addresses, 16 bytes each, and, for lines of more than 64 fields, by the
/// absence bits of the fields from the 65th on.
/// </remarks>
internal sealed class RowLayout
{
    /// <summary>The number of whole numbers that are decoded together.</summary>
    public const int GroupSize = 4;

    /// <summary>The size of a whole number in bytes.</summary>
    public const int NumberSize = 8;

    /// <summary>The size of an address in bytes.</summary>
    public const int AddressSize = 16;

    private readonly int[] _offsets;

    private RowLayout(ImmutableArray<FieldSlot> numbers, ImmutableArray<FieldSlot> addresses, int slots)
    {
        Numbers = numbers;
        Addresses = addresses;
        int lastGroup = numbers.Length % GroupSize;
        SpareNumbers = lastGroup > 1 ? GroupSize - lastGroup : 0;
        _offsets = new int[slots];
        for (int i = 0; i < slots; i++)
            _offsets[i] = -1;
        int offset = 0;
        foreach (FieldSlot slot in numbers)
        {
            _offsets[slot.Index] = offset;
            offset += NumberSize;
        }

        offset += SpareNumbers * NumberSize;
        foreach (FieldSlot slot in addresses)
        {
            _offsets[slot.Index] = offset;
            offset += AddressSize;
        }

        AbsentHighOffset = slots > RecordPlan.MaxFastSlots ? offset : -1;
        Size = Math.Max(AbsentHighOffset < 0 ? offset : offset + sizeof(ulong), 1);
    }

    /// <summary>The fields that are stored as whole numbers, in the order of the row.</summary>
    public ImmutableArray<FieldSlot> Numbers { get; }

    /// <summary>The fields that are stored as addresses, in the order of the row.</summary>
    public ImmutableArray<FieldSlot> Addresses { get; }

    /// <summary>The unused numbers that fill up the last group.</summary>
    public int SpareNumbers { get; }

    /// <summary>The offset of the absence bits of the fields from the 65th on, in bytes; -1 if the line has no such fields.</summary>
    public int AbsentHighOffset { get; }

    /// <summary>The size of a row in bytes; 1 if nothing is stored, since the smallest struct has one byte.</summary>
    public int Size { get; }

    /// <summary>Creates the layout for the lines of a plan.</summary>
    public static RowLayout Create(RecordPlan plan)
        => new(
            plan.DecodedSlots.Where(s => s.IsNumber).ToImmutableArray(),
            plan.DecodedSlots.Where(s => s.IsAddress).ToImmutableArray(),
            plan.Slots.Length);

    /// <summary>Returns the offset of a field's value in bytes; -1 if the row has no value for it.</summary>
    public int OffsetOf(int slot) => _offsets[slot];
}
