namespace VpcFlow.Pipeline.Telemetry;

/// <summary>Why lines are rejected, in words for labels.</summary>
internal static class RejectReasons
{
    public static string Of(FlowLogRejectReason reason) => reason switch
    {
        FlowLogRejectReason.FieldCount => "field_count",
        FlowLogRejectReason.InvalidNumber => "invalid_number",
        FlowLogRejectReason.NumberOutOfRange => "number_out_of_range",
        FlowLogRejectReason.InvalidAddress => "invalid_address",
        FlowLogRejectReason.LineTooLong => "line_too_long",
        FlowLogRejectReason.InvalidEnvelope => "invalid_envelope",
        FlowLogRejectReason.FormatMismatch => "format_mismatch",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "There is no such reason."),
    };
}
