using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Decoding;
using VpcFlow.Filtering;
using VpcFlow.Formatting;
using VpcFlow.Generated;
using VpcFlow.Records;

namespace VpcFlow;

/// <summary>
/// Represents a record of any format, from any parser. It refers to the text and to the buffers of its reader and is valid until the next
/// record is read; the default value has no fields. <see cref="ToOwned"/> creates a copy that can be kept.
/// </summary>
/// <remarks>
/// The property of a field that the format lacks, that is not read or that is <c>-</c> is empty, <see langword="null"/> or <c>Unknown</c>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly ref partial struct FlowLogRecord
{
    private readonly RowSchema? _schema;
    private readonly ref byte _text;
    private readonly ref uint _starts;
    private readonly ref byte _row;
    private readonly ulong _present;

    internal FlowLogRecord(RowSchema schema, ref byte text, ref uint starts, ref byte row, ulong absent)
    {
        _schema = schema;
        _text = ref text;
        _starts = ref starts;
        _row = ref row;
        _present = ~absent;
    }

    internal FlowLogRecord(RowSchema schema, ReadOnlySpan<byte> text, ReadOnlySpan<uint> starts, ref byte row, ulong absent)
        : this(schema, ref MemoryMarshal.GetReference(text), ref MemoryMarshal.GetReference(starts), ref row, absent)
    {
    }

    /// <summary>The record's text, from its first field to its last.</summary>
    public ReadOnlySpan<byte> Line => _schema is null ? default : Slice((int)_starts, (int)Unsafe.Add(ref _starts, _schema.FieldCount) - 1);

    /// <summary>The fields that are read and are not <c>-</c>, in the order of the line.</summary>
    public FlowLogPresentFields PresentFields => new(this);

    internal RowSchema? Schema => _schema;

    /// <summary>Describes the record to a filter, as the only row.</summary>
    internal FilterRows AsRows(FilterColumn[] columns, ref RecordHeader header)
        => new(columns, ref _text, ref _starts, ref header, ref _row, size: 0, count: 1);

    /// <summary>Whether a field is in the format, is read, and is not <c>-</c>.</summary>
    public bool IsPresent(FlowLogField field) => TryFind(field, out _);

    /// <summary>Returns a field's text as logged, in UTF-8; empty if the field is not present.</summary>
    public ReadOnlySpan<byte> GetText(FlowLogField field) => TryFind(field, out FieldAccess access) ? TextOf(access.Slot) : default;

    /// <summary>
    /// Returns the value of a whole number: a port, protocol, packets, bytes, version, flags, or a time as logged. <see langword="null"/>
    /// if the field is not present.
    /// </summary>
    /// <exception cref="ArgumentException">The field is not a whole number.</exception>
    public long? GetInt64(FlowLogField field)
    {
        if (TryFind(field, out FieldAccess access))
            return access.Offset >= 0 && !IsAddress(access) ? Value<long>(access) : throw WrongKind(field);
        return IsNumber(field) ? null : throw WrongKind(field);
    }

    /// <summary>Returns the value of an address; <see langword="null"/> if the field is not present.</summary>
    /// <exception cref="ArgumentException">The field is not an address.</exception>
    public FlowLogAddress? GetAddress(FlowLogField field)
    {
        if (FlowLogFieldInfo.Get(field).Kind != FlowLogFieldKind.Address)
            throw WrongKind(field);
        return TryFind(field, out FieldAccess access) ? Value<FlowLogAddress>(access) : null;
    }

    /// <summary>Returns a time in UTC; <see langword="null"/> if the field is not present.</summary>
    /// <exception cref="ArgumentException">The field is not a time.</exception>
    public DateTimeOffset? GetDateTimeOffset(FlowLogField field)
    {
        if (FlowLogFieldInfo.Get(field).Kind != FlowLogFieldKind.Time)
            throw WrongKind(field);
        return TimeOf(field);
    }

    /// <summary>
    /// Copies the record with its text; the copy stays valid and can be kept in lists, used in queries and across <c>await</c>.
    /// </summary>
    public FlowLogOwnedRecord ToOwned() => _schema is null ? FlowLogOwnedRecord.Empty : new FlowLogOwnedRecord(_schema, this);

    /// <summary>
    /// Returns the present fields on one line: <c>srcaddr=10.0.0.1 bytes=840</c>. Characters that do not print are escaped.
    /// </summary>
    public override string ToString() => PresentFields.ToString();

    /// <summary>A bit per field of the line: set if the field is <c>-</c>; the first 64 fields.</summary>
    internal ulong Absent => ~_present;

    /// <summary>Where the fields start, and one further position.</summary>
    internal ReadOnlySpan<uint> Starts => MemoryMarshal.CreateReadOnlySpan(ref _starts, _schema!.FieldCount + 1);

    /// <summary>The values.</summary>
    internal ReadOnlySpan<byte> Row => MemoryMarshal.CreateReadOnlySpan(ref _row, _schema!.Layout.Size);

    /// <summary>Returns the text of the field at a position in the line.</summary>
    internal ReadOnlySpan<byte> TextOf(int slot) => Slice((int)Unsafe.Add(ref _starts, slot), (int)Unsafe.Add(ref _starts, slot + 1) - 1);

    /// <summary>Whether the field at a position in the line is read and is not <c>-</c>.</summary>
    internal bool IsPresentAt(int slot)
        => _schema!.Plan.Slots[slot].IsDecoded && (slot < 64 ? (_present >> slot) & 1 : (~AbsentHigh >> (slot - 64)) & 1) != 0;

    private ulong AbsentHigh
    {
        get
        {
            int offset = _schema!.Layout.AbsentHighOffset;
            return offset < 0 ? 0 : Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _row, offset));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryFind(FlowLogField field, out FieldAccess access)
    {
        if (_schema is null)
        {
            access = default;
            return false;
        }

        access = _schema[field];
        return (_present & access.Mask) != 0 || (access.Slot >= 64 && IsPresentAt(access.Slot));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Value<T>(FieldAccess access) => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref _row, access.Offset));

    private ReadOnlySpan<byte> Slice(int start, int end) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _text, start), end - start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long? NumberOf(FlowLogField field) => TryFind(field, out FieldAccess access) ? Value<long>(access) : null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FlowLogAddress? AddressOf(FlowLogField field) => TryFind(field, out FieldAccess access) ? Value<FlowLogAddress>(access) : null;

    private DateTimeOffset? TimeOf(FlowLogField field)
        => TryFind(field, out FieldAccess access)
            ? DateTimeOffset.FromUnixTimeMilliseconds(TimeText.ToMilliseconds(Value<long>(access)))
            : null;

    private FlowLogAction ActionOf(FlowLogField field) => ActionDecoder.Decode(GetText(field));

    private FlowLogDataStatus StatusOf(FlowLogField field) => DataStatusDecoder.Decode(GetText(field));

    private bool IsAddress(FieldAccess access) => _schema!.Plan.Slots[access.Slot].IsAddress;

    private static bool IsNumber(FlowLogField field) => FlowLogFieldInfo.Get(field).Kind is not (
        FlowLogFieldKind.Text or FlowLogFieldKind.Address or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus);

    private static ArgumentException WrongKind(FlowLogField field)
        => new($"The field '{FlowLogFieldInfo.Get(field).Name}' is of kind {FlowLogFieldInfo.Get(field).Kind}.", nameof(field));
}
