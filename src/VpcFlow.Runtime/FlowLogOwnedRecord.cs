using System.Diagnostics;
using VpcFlow.Generated;
using VpcFlow.Plan;

namespace VpcFlow;

/// <summary>A copy of a <see cref="FlowLogRecord"/> that stays valid and can be kept in lists, used in queries and across <c>await</c>.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class FlowLogOwnedRecord
{
    private readonly RecordPlan? _plan;
    private readonly CarefulRecord? _record;
    private readonly byte[] _text;

    internal FlowLogOwnedRecord(RecordPlan? plan, CarefulRecord? record, byte[] text)
    {
        _plan = plan;
        _record = record;
        _text = text;
    }

    /// <summary>The record; valid as long as this copy is referred to.</summary>
    public FlowLogRecord Record => _plan is null || _record is null ? default : new FlowLogRecord(_plan, _record, _text);

    /// <summary>The record's text, from its first field to its last.</summary>
    public ReadOnlySpan<byte> Line => _text;

    /// <summary>A copy of the default value.</summary>
    internal static FlowLogOwnedRecord Empty { get; } = new(null, null, []);

    /// <inheritdoc cref="FlowLogRecord.IsPresent"/>
    public bool IsPresent(FlowLogField field) => Record.IsPresent(field);

    /// <inheritdoc cref="FlowLogRecord.GetText"/>
    public ReadOnlySpan<byte> GetText(FlowLogField field) => Record.GetText(field);

    /// <inheritdoc cref="FlowLogRecord.GetInt64"/>
    public long? GetInt64(FlowLogField field) => Record.GetInt64(field);

    /// <inheritdoc cref="FlowLogRecord.GetAddress"/>
    public FlowLogAddress? GetAddress(FlowLogField field) => Record.GetAddress(field);

    /// <inheritdoc cref="FlowLogRecord.GetDateTimeOffset"/>
    public DateTimeOffset? GetDateTimeOffset(FlowLogField field) => Record.GetDateTimeOffset(field);

    /// <inheritdoc cref="FlowLogRecord.ToString"/>
    public override string ToString() => Record.ToString();
}
