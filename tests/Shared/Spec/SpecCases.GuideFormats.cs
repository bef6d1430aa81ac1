namespace VpcFlow.Tests;

/// <summary>The custom formats of the AWS guide, with its own example records, and the spellings of a format.</summary>
public static partial class SpecCases
{
    private static SpecCase[] GuideFormats() =>
    [
        new()
        {
            Name = "Guide6_NatGateway",
            Format = SpecFormats.Guide6,
            Input = "- eni-1235b8ca123456789 10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.5\n"
                + "i-01234567890123456 eni-1111aaaa2222bbbb3 10.0.1.5 203.0.113.5 10.0.1.5 203.0.113.5\n",
            Expected =
            [
                Document(
                    """
                    "aws": {"vpcflow": {"interface_id": "eni-1235b8ca123456789", "pkt_srcaddr": "10.0.1.5", "pkt_dstaddr": "203.0.113.5"}},
                    "source": {"address": "10.0.1.5", "ip": "10.0.1.5"}, "destination": {"address": "10.0.0.220", "ip": "10.0.0.220"},
                    "network": {"type": "ipv4"}, "related": {"ip": ["10.0.1.5", "10.0.0.220", "203.0.113.5"]}
                    """),
                Document(
                    """
                    "aws": {"vpcflow": {"instance_id": "i-01234567890123456", "interface_id": "eni-1111aaaa2222bbbb3",
                                        "pkt_srcaddr": "10.0.1.5", "pkt_dstaddr": "203.0.113.5"}},
                    "source": {"address": "10.0.1.5", "ip": "10.0.1.5"}, "destination": {"address": "203.0.113.5", "ip": "203.0.113.5"},
                    "network": {"type": "ipv4"}, "related": {"ip": ["10.0.1.5", "203.0.113.5"]}
                    """,
                    inCloud: """ "instance": {"id": "i-01234567890123456"} """),
            ],
        },
        new()
        {
            Name = "Guide17_TransitGatewayTraffic",
            Format = SpecFormats.Guide17,
            Input = "3 eni-33333333333333333 123456789010 vpc-abcdefab012345678 subnet-22222222bbbbbbbbb i-01234567890123456"
                + " 10.20.33.164 10.40.2.236 39812 80 6 3 IPv4 10.20.33.164 10.40.2.236 ACCEPT OK\n",
            Expected =
            [
                Document(
                    """
                    "aws": {"vpcflow": {"version": "3", "interface_id": "eni-33333333333333333", "account_id": "123456789010",
                                        "vpc_id": "vpc-abcdefab012345678", "subnet_id": "subnet-22222222bbbbbbbbb",
                                        "instance_id": "i-01234567890123456",
                                        "tcp_flags": "3", "tcp_flags_array": ["fin", "syn"], "type": "IPv4",
                                        "pkt_srcaddr": "10.20.33.164", "pkt_dstaddr": "10.40.2.236", "action": "ACCEPT",
                                        "log_status": "OK"}},
                    "source": {"address": "10.20.33.164", "ip": "10.20.33.164", "port": 39812},
                    "destination": {"address": "10.40.2.236", "ip": "10.40.2.236", "port": 80},
                    "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp", "community_id": "1:ws7yjpq1Xp9e30feJWxuPgfVePc="},
                    "related": {"ip": ["10.20.33.164", "10.40.2.236"]}
                    """,
                    inEvent: """ "action": "ACCEPT", "outcome": "success" """,
                    inCloud: """ "account": {"id": "123456789010"}, "instance": {"id": "i-01234567890123456"} """,
                    types: "\"allowed\""),
            ],
        },
        new()
        {
            Name = "Guide21_TcpFlags_BytesBeforePackets",
            Format = SpecFormats.Guide21,
            Input = "3 vpc-abcdefab012345678 subnet-aaaaaaaa012345678 i-01234567890123456 eni-1235b8ca123456789 123456789010 IPv4"
                + " 52.213.180.42 10.0.0.62 43416 5001 52.213.180.42 10.0.0.62 6 568 8 1566848875 1566848933 ACCEPT 2 OK\n",
            Expected =
            [
                Document(
                    """
                    "aws": {"vpcflow": {"version": "3", "interface_id": "eni-1235b8ca123456789", "account_id": "123456789010",
                                        "vpc_id": "vpc-abcdefab012345678", "subnet_id": "subnet-aaaaaaaa012345678",
                                        "instance_id": "i-01234567890123456",
                                        "tcp_flags": "2", "tcp_flags_array": ["syn"], "type": "IPv4",
                                        "pkt_srcaddr": "52.213.180.42", "pkt_dstaddr": "10.0.0.62", "action": "ACCEPT",
                                        "log_status": "OK"}},
                    "source": {"address": "52.213.180.42", "ip": "52.213.180.42", "port": 43416, "bytes": 568, "packets": 8},
                    "destination": {"address": "10.0.0.62", "ip": "10.0.0.62", "port": 5001},
                    "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp", "bytes": 568, "packets": 8,
                                "community_id": "1:HQ1oJYZ+9SJOoeju7badiLfvwls="},
                    "related": {"ip": ["52.213.180.42", "10.0.0.62"]}
                    """,
                    inEvent: """
                        "action": "ACCEPT", "outcome": "success", "start": "2019-08-26T19:47:55.000Z", "end": "2019-08-26T19:48:53.000Z"
                        """,
                    inCloud: """ "account": {"id": "123456789010"}, "instance": {"id": "i-01234567890123456"} """,
                    types: "\"allowed\"",
                    timestamp: "2019-08-26T19:48:53.000Z"),
            ],
        },
        new()
        {
            Name = "Format_InDollarSpelling",
            Format = "${srcport} ${az-id} ${dstport}",
            Input = "1 use1-az1 2\n",
            Expected =
                [Document(""" "source": {"port": 1}, "destination": {"port": 2} """, inCloud: """ "availability_zone": "use1-az1" """)],
        },
        new()
        {
            Name = "Format_InUnderscoreSpelling",
            Format = "${vpc_id} az_id log-status",
            Input = "vpc-1 use1-az1 OK\n",
            Expected =
            [
                Document(
                    """ "aws": {"vpcflow": {"vpc_id": "vpc-1", "log_status": "OK"}} """,
                    inCloud: """ "availability_zone": "use1-az1" """),
            ],
        },
    ];
}
