namespace VpcFlow.Tests;

/// <summary>What is a number, and how large it may be.</summary>
public static partial class SpecCases
{
    private static SpecCase[] Numbers() =>
    [
        new()
        {
            Name = "Numbers_AtTheirMaximum",
            Format = "version srcport protocol packets bytes start end tcp-flags traffic-path encryption-status packets-lost-no-route",
            Input =
                "2147483647 65535 255 9223372036854775807 9223372036854775807 253402300799999 "
                    + "253402300799999 2147483647 2147483647 2147483647 9223372036854775807\n",
            Expected =
            [
                Document(
                    """
                    "aws": {"vpcflow": {"version": "2147483647", "tcp_flags": "2147483647", "tcp_flags_array": ["fin", "syn", "rst", "psh",
                    "ack", "urg"],
                                        "traffic_path": "2147483647", "encryption_status": "2147483647",
                                        "packets_lost_no_route": 9223372036854775807}},
                    "source": {"port": 65535, "packets": 9223372036854775807, "bytes": 9223372036854775807},
                    "network": {"iana_number": "255", "packets": 9223372036854775807, "bytes": 9223372036854775807}
                    """,
                    inEvent: """ "start": "9999-12-31T23:59:59.999Z", "end": "9999-12-31T23:59:59.999Z" """,
                    timestamp: "9999-12-31T23:59:59.999Z"),
            ],
        },
        new()
        {
            Name = "Numbers_Zero",
            Format = "version srcport dstport protocol packets bytes tcp-flags traffic-path",
            Input = "0 0 0 0 0 0 0 0\n",
            Expected =
            [
                Document(
                    """
                    "aws": {"vpcflow": {"version": "0", "tcp_flags": "0", "traffic_path": "0"}},
                    "source": {"port": 0, "packets": 0, "bytes": 0}, "destination": {"port": 0},
                    "network": {"iana_number": "0", "transport": "hopopt", "packets": 0, "bytes": 0}
                    """),
            ],
        },
        new()
        {
            // Each line has three bytes.
            Name = "Numbers_OtherThanDigits_AreInvalid",
            Format = "srcport",
            Input = "+1\n-1\n01\n00\n1a\n--\n1.\n:0\n/0\n9\t\n",
            Rejections =
            [
                new("InvalidNumber", 1, 0, "srcport"),
                new("InvalidNumber", 2, 3, "srcport"),
                new("InvalidNumber", 3, 6, "srcport"),
                new("InvalidNumber", 4, 9, "srcport"),
                new("InvalidNumber", 5, 12, "srcport"),
                new("InvalidNumber", 6, 15, "srcport"),
                new("InvalidNumber", 7, 18, "srcport"),
                new("InvalidNumber", 8, 21, "srcport"),
                new("InvalidNumber", 9, 24, "srcport"),
                new("InvalidNumber", 10, 27, "srcport"),
            ],
        },
        Rejected("Number_OfArabicDigits", "bytes", "\u0661\u0662\n", "InvalidNumber", "bytes"),
        Rejected("Number_InvalidVersion", "version", "two\n", "InvalidNumber", "version"),
        Rejected("Number_InvalidProtocol", "protocol", "tcp\n", "InvalidNumber", "protocol"),
        Rejected("Number_InvalidPackets", "packets", "1e3\n", "InvalidNumber", "packets"),
        Rejected("Number_InvalidStart", "start", "2021-03-26T03:28:12Z\n", "InvalidNumber", "start"),
        Rejected("Number_InvalidEnd", "end", "1616729349.5\n", "InvalidNumber", "end"),
        Rejected("Number_InvalidTcpFlags", "tcp-flags", "0x12\n", "InvalidNumber", "tcp-flags"),
        Rejected("Number_InvalidTrafficPath", "traffic-path", "01\n", "InvalidNumber", "traffic-path"),
        Rejected("Number_InvalidEncryptionStatus", "encryption-status", "on\n", "InvalidNumber", "encryption-status"),
        Rejected("Number_InvalidPacketsLost", "packets-lost-blackhole", "-0\n", "InvalidNumber", "packets-lost-blackhole"),
        Rejected("Number_SourcePortOutOfRange", "srcport", "65536\n", "NumberOutOfRange", "srcport"),
        Rejected("Number_DestinationPortOutOfRange", "dstport", "100000\n", "NumberOutOfRange", "dstport"),
        Rejected("Number_ProtocolOutOfRange", "protocol", "256\n", "NumberOutOfRange", "protocol"),
        Rejected("Number_VersionOutOfRange", "version", "2147483648\n", "NumberOutOfRange", "version"),
        Rejected("Number_TcpFlagsOutOfRange", "tcp-flags", "2147483648\n", "NumberOutOfRange", "tcp-flags"),
        Rejected("Number_TrafficPathOutOfRange", "traffic-path", "9999999999\n", "NumberOutOfRange", "traffic-path"),
        Rejected("Number_EncryptionStatusOutOfRange", "encryption-status", "2147483648\n", "NumberOutOfRange", "encryption-status"),
        Rejected("Number_BytesOutOfRange", "bytes", "9223372036854775808\n", "NumberOutOfRange", "bytes"),
        Rejected("Number_PacketsAboveUInt64", "packets", "18446744073709551617\n", "NumberOutOfRange", "packets"),
        Rejected("Number_PacketsOfFortyDigits", "packets", "1000000000000000000000000000000000000000\n", "NumberOutOfRange", "packets"),
        Rejected(
            "Number_PacketsLostOutOfRange",
            "packets-lost-ttl-expired",
            "9223372036854775808\n",
            "NumberOutOfRange",
            "packets-lost-ttl-expired"),
        Rejected("Number_StartOutOfRange", "start", "253402300800000\n", "NumberOutOfRange", "start"),
        Rejected("Number_EndOutOfRange", "end", "9223372036854775807\n", "NumberOutOfRange", "end"),
        Rejected("FirstError_InTheOrderOfTheFormat", "srcaddr srcport dstport", "1.2.3 99999 x\n", "InvalidAddress", "srcaddr"),
        Rejected("FirstError_InTheOtherOrder", "dstport srcport srcaddr", "x 99999 1.2.3\n", "InvalidNumber", "dstport"),
        Rejected("FirstError_AfterAbsentFields", "srcaddr srcport dstport", "- - 65536\n", "NumberOutOfRange", "dstport"),
        Rejected(
            "FieldCount_OneTooFew",
            SpecFormats.Default,
            "2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 40 1700000000 1700000060 ACCEPT\n",
            "FieldCount"),
        Rejected(
            "FieldCount_OneTooMany",
            SpecFormats.Default,
            "2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 40 1700000000 1700000060 ACCEPT OK -\n",
            "FieldCount"),
        Rejected("FieldCount_ComesBeforeTheFields", "srcport dstport", "x x x\n", "FieldCount"),
    ];

    /// <summary>One rejected line.</summary>
    private static SpecCase Rejected(string name, string format, string input, string reason, string? field = null) =>
        new() { Name = name, Format = format, Input = input, Rejections = [new(reason, 1, 0, field)] };
}
