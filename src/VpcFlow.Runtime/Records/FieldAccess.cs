namespace VpcFlow.Records;

/// <summary>How to access a field of a record: its position in the line, and its value in the row.</summary>
internal readonly struct FieldAccess(int slot, int offset)
{
    /// <summary>
    /// The bit of the field among the first 64 of the line; 0 if the format lacks the field, it is not read, or it comes later in the line.
    /// </summary>
    public readonly ulong Mask = slot is >= 0 and < 64 ? 1UL << slot : 0;

    /// <summary>The field's position in the line; -1 if the format lacks the field or it is not read.</summary>
    public readonly short Slot = (short)slot;

    /// <summary>The offset of the field's value in the row, in bytes; -1 if it has none.</summary>
    public readonly short Offset = (short)offset;
}
