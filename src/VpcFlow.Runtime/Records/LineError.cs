using VpcFlow.Plan;

namespace VpcFlow.Records;

/// <summary>Describes why a line was rejected, relative to the text that was read.</summary>
internal readonly record struct LineError(FlowLogRejectReason Reason, string Expected)
{
    public FlowLogField? Field { get; init; }

    /// <summary>The position of the text at fault.</summary>
    public int Start { get; init; }

    public int Length { get; init; }

    /// <summary>What was found, if it is not text of the line.</summary>
    public string? Found { get; init; }

    /// <summary>The number of fields of the line, if it differs from the format's.</summary>
    public int? FoundFieldCount { get; init; }

    public static LineError OfField(FlowLogRejectReason reason, FieldSlot slot, int start, int length)
        => new(reason, Expectation(slot)) { Field = slot.Field, Start = start, Length = length };

    public static LineError FieldCount(int expected, int found)
        => new(FlowLogRejectReason.FieldCount, Fields(expected)) { Found = Fields(found), FoundFieldCount = found };

    public static LineError TooLong() => new(FlowLogRejectReason.LineTooLong, "at most 64 KiB") { Found = "a line of more than 64 KiB" };

    public static LineError Wrapped(string found)
        => new(FlowLogRejectReason.InvalidEnvelope, "a record, or JSON or CSV with records") { Found = found };

    public static LineError Mismatch(FlowLogFormat expected, FlowLogFormat found)
        => new(FlowLogRejectReason.FormatMismatch, $"the format {expected.ToHeader()}")
        {
            Found = $"a line after the header {found.ToHeader()}",
        };

    private static string Fields(int count) => count == 1 ? "1 field" : $"{count} fields";

    private static string Expectation(FieldSlot slot) => slot.Info.Kind switch
    {
        FlowLogFieldKind.Address => "an IPv4 or IPv6 address",
        FlowLogFieldKind.Time => $"Unix time, a whole number from 0 to {FieldSlot.MaxTime} without leading zeros",
        FlowLogFieldKind.Integer or FlowLogFieldKind.Long or FlowLogFieldKind.Port or FlowLogFieldKind.Protocol or FlowLogFieldKind.TcpFlags
            => $"a whole number from 0 to {slot.MaxValue} without leading zeros",
        _ => throw new InvalidOperationException($"Any text is a {slot.Info.Kind}."),
    };
}
