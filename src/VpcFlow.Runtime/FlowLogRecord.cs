using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using VpcFlow.Formatting;
using VpcFlow.Generated;
using VpcFlow.Plan;

namespace VpcFlow;

/// <summary>A record of a format known only at run time; valid until the next one is read. The default value has no fields.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly ref struct FlowLogRecord
{
    private readonly RecordPlan? _plan;
    private readonly CarefulRecord? _record;
    private readonly ReadOnlySpan<byte> _text;

    internal FlowLogRecord(RecordPlan plan, CarefulRecord record, ReadOnlySpan<byte> text)
    {
        _plan = plan;
        _record = record;
        _text = text;
    }

    /// <summary>The record's text, from its first field to its last.</summary>
    public ReadOnlySpan<byte> Line
    {
        get
        {
            if (_plan is null || _record is null)
                return default;
            int last = _plan.Slots.Length - 1;
            int start = _record.Start(0);
            return _text[start..(_record.Start(last) + _record.TextLength(last))];
        }
    }

    /// <summary>The fields that are read and are not <c>-</c>, in the order of the line.</summary>
    public FlowLogPresentFields PresentFields => _plan is null || _record is null ? default : new FlowLogPresentFields(_plan, _record, _text);

    /// <summary>Whether a field is in the format, is read, and is not <c>-</c>.</summary>
    public bool IsPresent(FlowLogField field) => TryFind(field, out _, out _);

    /// <summary>A field's text; empty if it is not present.</summary>
    public ReadOnlySpan<byte> GetText(FlowLogField field) => TryFind(field, out CarefulRecord? record, out int slot) ? record.Text(_text, slot) : default;

    /// <summary>The value of a whole number: ports, protocol, packets, bytes, version, flags, times as logged. <see langword="null"/> if it is not present.</summary>
    /// <exception cref="ArgumentException">The field is no whole number.</exception>
    public long? GetInt64(FlowLogField field)
    {
        Check(field, FlowLogFieldInfo.Get(field).Kind is not (FlowLogFieldKind.Text or FlowLogFieldKind.Address or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus));
        return TryFind(field, out CarefulRecord? record, out int slot) ? record.Number(slot) : null;
    }

    /// <summary>The value of an address; <see langword="null"/> if it is not present.</summary>
    /// <exception cref="ArgumentException">The field is no address.</exception>
    public FlowLogAddress? GetAddress(FlowLogField field)
    {
        Check(field, FlowLogFieldInfo.Get(field).Kind == FlowLogFieldKind.Address);
        return TryFind(field, out CarefulRecord? record, out int slot) ? record.Address(slot) : null;
    }

    /// <summary>A time, UTC; <see langword="null"/> if it is not present.</summary>
    /// <exception cref="ArgumentException">The field is no time.</exception>
    public DateTimeOffset? GetDateTimeOffset(FlowLogField field)
    {
        Check(field, FlowLogFieldInfo.Get(field).Kind == FlowLogFieldKind.Time);
        return TryFind(field, out CarefulRecord? record, out int slot) ? DateTimeOffset.FromUnixTimeMilliseconds(TimeText.ToMilliseconds(record.Number(slot))) : null;
    }

    /// <summary>Copies the record with its text; the copy stays valid and can be kept in lists, used in queries and across <c>await</c>.</summary>
    public FlowLogOwnedRecord ToOwned() => _plan is null || _record is null
        ? FlowLogOwnedRecord.Empty
        : new FlowLogOwnedRecord(_plan, _record.Copy(origin: _record.Start(0)), Line.ToArray());

    /// <summary>The present fields on one line: <c>srcaddr=10.0.0.1 bytes=840</c>. What does not print is escaped.</summary>
    public override string ToString() => PresentFields.ToString();

    private bool TryFind(FlowLogField field, [NotNullWhen(true)] out CarefulRecord? record, out int slot)
    {
        record = _record;
        slot = _plan?.SlotOf(field) ?? -1;
        return record is not null && !record.IsAbsent(slot);
    }

    private static void Check(FlowLogField field, bool isOfKind)
    {
        if (!isOfKind)
            throw new ArgumentException($"The field '{FlowLogFieldInfo.Get(field).Name}' is of kind {FlowLogFieldInfo.Get(field).Kind}.", nameof(field));
    }
}
