namespace VpcFlow.Tests;

/// <summary>The members that actions, TCP flags and protocols produce.</summary>
public static partial class SpecCases
{
    private static SpecCase[] Actions() =>
    [
        new()
        {
            Name = "Action_OfAnyOtherValue_IsKeptRawOnly",
            Format = "action",
            Input = "PASS\naccept\nACCEPTED\nREJEC\n-\n",
            Expected =
            [
                Document(""" "aws": {"vpcflow": {"action": "PASS"}} """, inEvent: """ "action": "PASS" """),
                Document(""" "aws": {"vpcflow": {"action": "accept"}} """, inEvent: """ "action": "accept" """),
                Document(""" "aws": {"vpcflow": {"action": "ACCEPTED"}} """, inEvent: """ "action": "ACCEPTED" """),
                Document(""" "aws": {"vpcflow": {"action": "REJEC"}} """, inEvent: """ "action": "REJEC" """),
                Document(),
            ],
        },
        new()
        {
            Name = "Action_Ecs80_HasOutcomeButNoEventAction",
            Format = "action",
            Ecs80 = true,
            Input = "REJECT\nPASS\n",
            Expected =
            [
                """
                {"@timestamp": "2025-06-01T12:30:45.678Z", "ecs": {"version": "8.0.0"},
                 "event": {"kind": "event", "category": "network", "type": "connection", "outcome": "failure"},
                 "aws": {"vpcflow": {"action": "REJECT"}}, "cloud": {"provider": "aws"},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"}}
                """,
                """
                {"@timestamp": "2025-06-01T12:30:45.678Z", "ecs": {"version": "8.0.0"},
                 "event": {"kind": "event", "category": "network", "type": "connection"},
                 "aws": {"vpcflow": {"action": "PASS"}}, "cloud": {"provider": "aws"},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"}}
                """,
            ],
        },
        new()
        {
            Name = "TcpFlags_AsMaskAndNames",
            Format = "tcp-flags",
            Input = "0\n2\n18\n63\n64\n65\n255\n2147483647\n",
            Expected =
            [
                Document(""" "aws": {"vpcflow": {"tcp_flags": "0"}} """),
                Document(""" "aws": {"vpcflow": {"tcp_flags": "2", "tcp_flags_array": ["syn"]}} """),
                Document(""" "aws": {"vpcflow": {"tcp_flags": "18", "tcp_flags_array": ["syn", "ack"]}} """),
                Document(""" "aws": {"vpcflow": {"tcp_flags": "63", "tcp_flags_array": ["fin", "syn", "rst", "psh", "ack", "urg"]}} """),
                Document(""" "aws": {"vpcflow": {"tcp_flags": "64"}} """),
                Document(""" "aws": {"vpcflow": {"tcp_flags": "65", "tcp_flags_array": ["fin"]}} """),
                Document(""" "aws": {"vpcflow": {"tcp_flags": "255", "tcp_flags_array": ["fin", "syn", "rst", "psh", "ack", "urg"]}} """),
                Document(
                    """ "aws": {"vpcflow": {"tcp_flags": "2147483647", "tcp_flags_array": ["fin", "syn", "rst", "psh", "ack", "urg"]}} """),
            ],
        },
    ];

    private static SpecCase[] Protocols() =>
    [
        new()
        {
            Name = "Protocol_KeywordsThatTheSpecificationNames",
            Format = "protocol",
            Input = "0\n1\n2\n6\n8\n17\n47\n50\n58\n112\n132\n",
            Expected =
            [
                Document(""" "network": {"iana_number": "0", "transport": "hopopt"} """),
                Document(""" "network": {"iana_number": "1", "transport": "icmp"} """),
                Document(""" "network": {"iana_number": "2", "transport": "igmp"} """),
                Document(""" "network": {"iana_number": "6", "transport": "tcp"} """),
                Document(""" "network": {"iana_number": "8", "transport": "egp"} """),
                Document(""" "network": {"iana_number": "17", "transport": "udp"} """),
                Document(""" "network": {"iana_number": "47", "transport": "gre"} """),
                Document(""" "network": {"iana_number": "50", "transport": "esp"} """),
                Document(""" "network": {"iana_number": "58", "transport": "ipv6-icmp"} """),
                Document(""" "network": {"iana_number": "112", "transport": "vrrp"} """),
                Document(""" "network": {"iana_number": "132", "transport": "sctp"} """),
            ],
        },
        new()
        {
            Name = "Protocol_OtherKeywordsOfTheRegistry",
            Format = "protocol",
            Input = "4\n41\n51\n59\n88\n89\n93\n103\n107\n108\n115\n136\n137\n143\n",
            Expected =
            [
                Document(""" "network": {"iana_number": "4", "transport": "ipv4"} """),
                Document(""" "network": {"iana_number": "41", "transport": "ipv6"} """),
                Document(""" "network": {"iana_number": "51", "transport": "ah"} """),
                Document(""" "network": {"iana_number": "59", "transport": "ipv6-nonxt"} """),
                Document(""" "network": {"iana_number": "88", "transport": "eigrp"} """),
                Document(""" "network": {"iana_number": "89", "transport": "ospfigp"} """),
                Document(""" "network": {"iana_number": "93", "transport": "ax.25"} """),
                Document(""" "network": {"iana_number": "103", "transport": "pim"} """),
                Document(""" "network": {"iana_number": "107", "transport": "a/n"} """),
                Document(""" "network": {"iana_number": "108", "transport": "ipcomp"} """),
                Document(""" "network": {"iana_number": "115", "transport": "l2tp"} """),
                Document(""" "network": {"iana_number": "136", "transport": "udplite"} """),
                Document(""" "network": {"iana_number": "137", "transport": "mpls-in-ip"} """),
                Document(""" "network": {"iana_number": "143", "transport": "ethernet"} """),
            ],
        },
        new()
        {
            Name = "Protocol_WithoutKeyword_HasNoTransport",
            Format = "protocol",
            Input = "61\n63\n68\n99\n114\n200\n253\n254\n255\n",
            Expected =
            [
                Document(""" "network": {"iana_number": "61"} """),
                Document(""" "network": {"iana_number": "63"} """),
                Document(""" "network": {"iana_number": "68"} """),
                Document(""" "network": {"iana_number": "99"} """),
                Document(""" "network": {"iana_number": "114"} """),
                Document(""" "network": {"iana_number": "200"} """),
                Document(""" "network": {"iana_number": "253"} """),
                Document(""" "network": {"iana_number": "254"} """),
                Document(""" "network": {"iana_number": "255"} """),
            ],
        },
        new()
        {
            Name = "RelatedAddresses_AreListedOnceEach",
            Format = "pkt-dstaddr pkt-srcaddr dstaddr srcaddr",
            Input = "10.0.0.4 10.0.0.3 10.0.0.2 10.0.0.1\n10.0.0.1 10.0.0.1 10.0.0.1 10.0.0.1\n10.0.0.1 10.0.0.2 - -\n- - 10.0.0.9 -\n",
            Expected =
            [
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1"}, "destination": {"address": "10.0.0.2", "ip": "10.0.0.2"},
                    "network": {"type": "ipv4"}, "aws": {"vpcflow": {"pkt_srcaddr": "10.0.0.3", "pkt_dstaddr": "10.0.0.4"}},
                    "related": {"ip": ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"]}
                    """),
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1"}, "destination": {"address": "10.0.0.1", "ip": "10.0.0.1"},
                    "network": {"type": "ipv4"}, "aws": {"vpcflow": {"pkt_srcaddr": "10.0.0.1", "pkt_dstaddr": "10.0.0.1"}},
                    "related": {"ip": ["10.0.0.1"]}
                    """),
                Document(
                    """
                    "aws": {"vpcflow": {"pkt_srcaddr": "10.0.0.2", "pkt_dstaddr": "10.0.0.1"}},
                    "related": {"ip": ["10.0.0.2", "10.0.0.1"]}
                    """),
                Document(""" "destination": {"address": "10.0.0.9", "ip": "10.0.0.9"}, "related": {"ip": ["10.0.0.9"]} """),
            ],
        },
        new()
        {
            Name = "RelatedAddresses_OfTwoSpellings_AreTwoTexts",
            Format = "srcaddr dstaddr",
            Input = "2001:db8::1 2001:DB8::1\n",
            Expected =
            [
                Document(
                    """
                    "source": {"address": "2001:db8::1", "ip": "2001:db8::1"}, "destination": {"address": "2001:DB8::1",
                    "ip": "2001:DB8::1"},
                    "network": {"type": "ipv6"}, "related": {"ip": ["2001:db8::1", "2001:DB8::1"]}
                    """),
            ],
        },
    ];
}
