using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Serialization;
using VpcFlow.Records;

namespace VpcFlow;

/// <summary>
/// Represents a copy of a record of any format that stays valid: it can be kept in lists, used in queries and across <c>await</c>, and
/// serialised with <see cref="System.Text.Json"/>.
/// </summary>
/// <remarks>
/// The property of a field that the format lacks, that is not read or that is <c>-</c> is <see langword="null"/> or <c>Unknown</c>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(FlowLogOwnedRecordJsonConverter))]
public sealed partial class FlowLogOwnedRecord
{
    private readonly RowSchema? _schema;
    private readonly byte[] _text;
    private readonly uint[] _starts;
    private readonly byte[] _row;
    private readonly ulong _absent;

    internal FlowLogOwnedRecord(RowSchema schema, FlowLogRecord record)
    {
        _schema = schema;
        _text = record.Line.ToArray();
        _starts = record.Starts.ToArray();
        uint first = _starts[0];
        foreach (ref uint start in _starts.AsSpan())
            start -= first;
        _row = record.Row.ToArray();
        _absent = record.Absent;
    }

    private FlowLogOwnedRecord()
    {
        _text = [];
        _starts = [];
        _row = [];
    }

    /// <summary>A view of this copy with text as UTF-8; valid as long as this copy is referenced.</summary>
    [JsonIgnore]
    public FlowLogRecord Record
        => _schema is null ? default : new FlowLogRecord(_schema, _text, _starts, ref MemoryMarshal.GetArrayDataReference(_row), _absent);

    /// <summary>The record's text, from its first field to its last. Bytes that are not UTF-8 are replaced by U+FFFD.</summary>
    public string Line => Encoding.UTF8.GetString(_text);

    /// <summary>A copy of the default value.</summary>
    internal static FlowLogOwnedRecord Empty { get; } = new();

    /// <inheritdoc cref="FlowLogRecord.IsPresent"/>
    public bool IsPresent(FlowLogField field) => Record.IsPresent(field);

    /// <summary>Returns a field's text as logged; <see langword="null"/> if the field is not present.</summary>
    public string? GetText(FlowLogField field) => TextOf(field);

    /// <inheritdoc cref="FlowLogRecord.GetInt64"/>
    public long? GetInt64(FlowLogField field) => Record.GetInt64(field);

    /// <inheritdoc cref="FlowLogRecord.GetAddress"/>
    public FlowLogAddress? GetAddress(FlowLogField field) => Record.GetAddress(field);

    /// <inheritdoc cref="FlowLogRecord.GetDateTimeOffset"/>
    public DateTimeOffset? GetDateTimeOffset(FlowLogField field) => Record.GetDateTimeOffset(field);

    /// <inheritdoc cref="FlowLogRecord.ToString"/>
    public override string ToString() => Record.ToString();

    private string? TextOf(FlowLogField field) => Record.IsPresent(field) ? Encoding.UTF8.GetString(Record.GetText(field)) : null;
}
