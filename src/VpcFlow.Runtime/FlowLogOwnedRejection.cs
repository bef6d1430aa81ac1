using System.Text;
using System.Text.Json.Serialization;

namespace VpcFlow;

/// <summary>
/// A copy of a <see cref="FlowLogRejection"/> that stays valid and can be kept, compared and serialised with <c>System.Text.Json</c>.
/// </summary>
public sealed record FlowLogOwnedRejection
{
    /// <summary>Why the line was rejected.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<FlowLogRejectReason>))]
    public FlowLogRejectReason Reason { get; init; }

    /// <summary>The name of the input, if it has one.</summary>
    public string? SourceName { get; init; }

    /// <summary>The number of the line in the input, from 1.</summary>
    public long LineNumber { get; init; }

    /// <summary>The position of the line in the input, in bytes from 0; for compressed input, in the decompressed text.</summary>
    public long ByteOffset { get; init; }

    /// <summary>The field at fault, if the error is in a field.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<FlowLogField>))]
    public FlowLogField? Field { get; init; }

    /// <summary>The number of fields of the line, if <see cref="Reason"/> is <see cref="FlowLogRejectReason.FieldCount"/>.</summary>
    public int? FoundFieldCount { get; init; }

    /// <summary>The text at fault: a field's value; empty if <see cref="Reason"/> concerns the whole line.</summary>
    public string Found { get; init; } = "";

    /// <summary>What was expected, in words.</summary>
    public string Expected { get; init; } = "";

    /// <summary>The line without its line end; its first 64 KiB if it is longer. Bytes that are not UTF-8 are replaced.</summary>
    public string Line { get; init; } = "";

    /// <summary>A sentence that describes the error, safe for a terminal.</summary>
    public string Message { get; init; } = "";

    /// <summary>Returns the message.</summary>
    public override string ToString() => Message;

    internal static FlowLogOwnedRejection Create(in FlowLogRejection rejection) => new()
    {
        Reason = rejection.Reason,
        SourceName = rejection.SourceName,
        LineNumber = rejection.LineNumber,
        ByteOffset = rejection.ByteOffset,
        Field = rejection.Field,
        FoundFieldCount = rejection.FoundFieldCount,
        Found = Encoding.UTF8.GetString(rejection.Found),
        Expected = rejection.Expected,
        Line = Encoding.UTF8.GetString(rejection.Line),
        Message = rejection.Message,
    };
}
