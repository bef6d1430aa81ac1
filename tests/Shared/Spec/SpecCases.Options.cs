namespace VpcFlow.Tests;

/// <summary>Options of documents: the original, the namespace, a projection.</summary>
public static partial class SpecCases
{
    private static SpecCase[] Options() =>
    [
        new()
        {
            Name = "Original_IsTheLineWithoutEndAndByteOrderMark",
            Format = VpcAndPort,
            PreserveOriginal = true,
            Input = "a 1\r\n\uFEFF  a   1 \r\n\uFEFF\ta 1",
            Expected = [WithOriginal("a", "a 1"), WithOriginal("a", "  a   1 "), WithOriginal("""\ta""", """\ta 1""")],
        },
        new()
        {
            Name = "Original_OfAnEnvelope_IsTheMessage",
            Format = VpcAndPort,
            PreserveOriginal = true,
            Input = """{"id":1,"message":"\u0061\t 1\n b\"  1\r\n"}""" + "\n",
            Expected = [WithOriginal("""a\t""", """a\t 1"""), WithOriginal("b\\\"", """ b\"  1""")],
        },
        new()
        {
            Name = "Original_OfAnExport_HasThePrefix",
            Format = VpcAndPort,
            PreserveOriginal = true,
            Input = "2018-09-22T20:28:14.000Z  a 1\n",
            Expected = [WithOriginal("a", "2018-09-22T20:28:14.000Z  a 1", "2018-09-22T20:28:14.000Z")],
        },
        new()
        {
            Name = "Original_IsEscaped",
            Format = VpcAndPort,
            PreserveOriginal = true,
            InputIsBytes = true,
            Input = "\u00EDa\"\\\u0001\u007F\u00C3\u00A9\u00E2\u0082 1\n",
            Expected = [WithOriginal("""\uFFFDa\"\\\u0001\u007Fé\uFFFD""", """\uFFFDa\"\\\u0001\u007Fé\uFFFD 1""")],
        },
        new()
        {
            Name = "Original_OfAnAbsentRecord",
            Format = "vpc-id",
            PreserveOriginal = true,
            Input = "-\n",
            Expected = [Document(""" "tags": ["preserve_original_event"] """, inEvent: """ "original": "-" """)],
        },
        new()
        {
            Name = "Namespace_OfTheUser",
            Format = "srcport",
            Namespace = "prod_eu.1",
            Input = "1\n",
            Expected =
            [
                """
                {"@timestamp": "2025-06-01T12:30:45.678Z", "ecs": {"version": "8.11.0"},
                 "event": {"kind": "event", "category": ["network"], "type": ["connection"]}, "cloud": {"provider": "aws"},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "prod_eu.1"}, "source": {"port": 1}}
                """,
            ],
        },
        new()
        {
            Name = "Projection_LeavesTheOtherFieldsUnread",
            Format = SpecFormats.Default,
            Projection = "srcaddr bytes",
            Input = "x y z 10.0.0.1 nowhere 99999 x x x 12 x x ACCEPT OK\n",
            Expected =
            [
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1", "bytes": 12}, "network": {"type": "ipv4", "bytes": 12},
                    "related": {"ip": ["10.0.0.1"]}
                    """),
            ],
        },
        new()
        {
            Name = "Projection_ChecksWhatItReads",
            Format = "srcaddr dstaddr srcport dstport",
            Projection = "dstport dstaddr",
            Input = "x y x x\n10.0.0.1 10.0.0.2 1 x\n1 2 3\n- 10.0.0.2 - -\n",
            Expected = [Document(""" "destination": {"address": "10.0.0.2", "ip": "10.0.0.2"}, "related": {"ip": ["10.0.0.2"]} """)],
            Rejections = [new("InvalidAddress", 1, 0, "dstaddr"), new("InvalidNumber", 2, 8, "dstport"), new("FieldCount", 3, 30)],
        },
        new()
        {
            Name = "Projection_WithoutPorts_HasCommunityIdsOfProtocolsWithoutPorts",
            Format = FiveTuple,
            Projection = "protocol srcaddr dstaddr",
            Input = "10.0.0.2 10.0.0.1 6 443 80\n10.0.0.2 10.0.0.1 47 0 0\n",
            Expected =
            [
                Document(
                    """
                    "source": {"address": "10.0.0.2", "ip": "10.0.0.2"}, "destination": {"address": "10.0.0.1", "ip": "10.0.0.1"},
                    "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp"},
                    "related": {"ip": ["10.0.0.2", "10.0.0.1"]}
                    """),
                Document(
                    """
                    "source": {"address": "10.0.0.2", "ip": "10.0.0.2"}, "destination": {"address": "10.0.0.1", "ip": "10.0.0.1"},
                    "network": {"type": "ipv4", "iana_number": "47", "transport": "gre", "community_id": "1:+KlEHDT0vJgzs/eNmzHq0aSpRYw="},
                    "related": {"ip": ["10.0.0.2", "10.0.0.1"]}
                    """),
            ],
        },
        new()
        {
            Name = "Projection_WithoutTimes_HasTheTimeOfTheSource",
            Format = "start end action tcp-flags",
            Projection = "tcp-flags",
            SourceTime = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero),
            Input = "1616729292 1616729349 ACCEPT 2\n",
            Expected =
            [
                Document(
                    """ "aws": {"vpcflow": {"tcp_flags": "2", "tcp_flags_array": ["syn"]}} """, timestamp: "2024-05-06T07:08:09.000Z"),
            ],
        },
        new()
        {
            Name = "Projection_KeepsTheWholeOriginal",
            Format = VpcAndPort,
            Projection = "srcport",
            PreserveOriginal = true,
            Input = "a 1\n",
            Expected = [Document(""" "source": {"port": 1}, "tags": ["preserve_original_event"] """, inEvent: """ "original": "a 1" """)],
        },
    ];

    /// <summary>The document of a record with a VPC and port 1; the id and the original are JSON text.</summary>
    private static string WithOriginal(string id, string original, string timestamp = NowText) =>
        Document(
            "\"aws\": {\"vpcflow\": {\"vpc_id\": \"" + id + "\"}}, \"source\": {\"port\": 1}, \"tags\": [\"preserve_original_event\"]",
            inEvent: "\"original\": \"" + original + "\"",
            timestamp: timestamp);
}
