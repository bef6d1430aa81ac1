namespace VpcFlow;

/// <summary>Why a line was rejected.</summary>
public enum FlowLogRejectReason
{
    /// <summary>The line has more or fewer fields than the format.</summary>
    FieldCount,

    /// <summary>A field that requires a whole number contains something else: a sign, a leading zero, other characters.</summary>
    InvalidNumber,

    /// <summary>A whole number is greater than the maximum of its field.</summary>
    NumberOutOfRange,

    /// <summary>A field that requires an IPv4 or IPv6 address contains something else.</summary>
    InvalidAddress,

    /// <summary>The line is longer than 64 KiB.</summary>
    LineTooLong,

    /// <summary>The line is JSON or CSV that contains no record, or is damaged, or data in it can't be read.</summary>
    InvalidEnvelope,

    /// <summary>
    /// The line follows a header that names another format, and so may many others: only the first of each such format is reported.
    /// </summary>
    FormatMismatch,
}
