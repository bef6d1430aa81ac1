using VpcFlow.Decoding;
using VpcFlow.Internals;
using VpcFlow.Plan;

namespace VpcFlow;

/// <summary>A record of a format known only at run time; valid until the next one is read.</summary>
public readonly ref struct FlowLogRecord
{
    private readonly RecordPlan _plan;
    private readonly CarefulRecord _record;
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
            int last = _plan.Slots.Length - 1;
            int start = _record.Start(0);
            return _text[start..(_record.Start(last) + _record.TextLength(last))];
        }
    }

    /// <summary>Whether a field is in the format, is read, and is not <c>-</c>.</summary>
    public bool IsPresent(FlowLogField field) => !_record.IsAbsent(_plan.SlotOf(field));

    /// <summary>A field's text; empty if it is not present.</summary>
    public ReadOnlySpan<byte> GetText(FlowLogField field) => IsPresent(field) ? _record.Text(_text, _plan.SlotOf(field)) : default;

    /// <summary>The value of a whole number: ports, protocol, packets, bytes, version, flags, times as logged. <see langword="null"/> if it is not present.</summary>
    /// <exception cref="ArgumentException">The field is no whole number.</exception>
    public long? GetInt64(FlowLogField field)
    {
        Check(field, FlowLogFieldInfo.Get(field).Kind is not (FlowLogFieldKind.Text or FlowLogFieldKind.Address or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus));
        return IsPresent(field) ? _record.Number(_plan.SlotOf(field)) : null;
    }

    /// <summary>The value of an address; <see langword="null"/> if it is not present.</summary>
    /// <exception cref="ArgumentException">The field is no address.</exception>
    public FlowLogAddress? GetAddress(FlowLogField field)
    {
        Check(field, FlowLogFieldInfo.Get(field).Kind == FlowLogFieldKind.Address);
        return IsPresent(field) ? _record.Address(_plan.SlotOf(field)) : null;
    }

    /// <summary>A time, UTC; <see langword="null"/> if it is not present.</summary>
    /// <exception cref="ArgumentException">The field is no time.</exception>
    public DateTimeOffset? GetTime(FlowLogField field)
    {
        Check(field, FlowLogFieldInfo.Get(field).Kind == FlowLogFieldKind.Time);
        return IsPresent(field) ? DateTimeOffset.FromUnixTimeMilliseconds(TimeText.ToMilliseconds(_record.Number(_plan.SlotOf(field)))) : null;
    }

    private static void Check(FlowLogField field, bool isOfKind)
    {
        if (!isOfKind)
            throw new ArgumentException($"The field '{FlowLogFieldInfo.Get(field).Name}' is of kind {FlowLogFieldInfo.Get(field).Kind}.", nameof(field));
    }
}
