namespace VpcFlow.Tests;

/// <summary>Community IDs: the vectors of the specification, and others computed from its formula with a different program.</summary>
public static partial class SpecCases
{
    private const string FiveTuple = "srcaddr dstaddr protocol srcport dstport";

    private static SpecCase[] CommunityIds() =>
    [
        Flow(
            "CommunityId_Vector1", "2001:db8:1234:a100:8d6e:3477:df66:f105", "2001:db8:1234:a102:3304:8879:34cf:4071", "6", "tcp", 34892,
            22, "1:hXZclvxUJScaVf0xMIJR6yW6tBQ="),
        Flow("CommunityId_Vector2", "128.232.110.120", "66.35.250.204", "6", "tcp", 34855, 80, "1:LQU9qZlK+B5F3KDmev6m5PMibrg="),
        Flow("CommunityId_Vector3", "192.168.1.52", "8.8.8.8", "17", "udp", 54585, 53, "1:d/FP5EW3wiY1vCndhwleRRKHowQ="),
        Flow(
            "CommunityId_OfTheOtherDirection_IsTheSame", "66.35.250.204", "128.232.110.120", "6", "tcp", 80, 34855,
            "1:LQU9qZlK+B5F3KDmev6m5PMibrg="),
        Flow("CommunityId_Sctp_HashesPorts", "192.168.170.8", "192.168.170.56", "132", "sctp", 7, 80, "1:jQgCxbku+pNGw8WPbEc/TS/uTpQ="),
        Flow("CommunityId_SameAddress_LowerPortFirst", "10.0.0.1", "10.0.0.1", "6", "tcp", 443, 80, "1:ha3Gdb1ffmoH0pMumBteoAOl/+U="),

        // ICMP is hashed as echo: ports (0, 8) that swap with the addresses, whatever the log says.
        Flow("CommunityId_Icmp_InOrder", "10.0.0.1", "10.0.0.2", "1", "icmp", 0, 0, "1:E5tNYkCqpM09ZPfoLcq+JJj0QuQ="),
        Flow("CommunityId_Icmp_Swapped", "10.0.0.2", "10.0.0.1", "1", "icmp", 0, 0, "1:YcMyyWJfhc95EW1GfXt6jlZ3DiQ="),
        Flow("CommunityId_Icmp_IgnoresLoggedPorts", "10.0.0.1", "10.0.0.2", "1", "icmp", 1234, 5, "1:E5tNYkCqpM09ZPfoLcq+JJj0QuQ="),

        // ICMPv6 is never swapped, so the two directions differ.
        Flow("CommunityId_IcmpV6_InOrder", "fe80::1", "ff02::2", "58", "ipv6-icmp", 0, 0, "1:R2VhgSsRmj2f47/cepew2OBmRXE="),
        Flow("CommunityId_IcmpV6_NotSwapped", "ff02::2", "fe80::1", "58", "ipv6-icmp", 0, 0, "1:pM+kvEotDR3xr6Da19DUSa13w24="),

        Flow("CommunityId_Gre_HasNoPorts", "10.0.0.2", "10.0.0.1", "47", "gre", 5, 6, "1:+KlEHDT0vJgzs/eNmzHq0aSpRYw="),
        Flow("CommunityId_MixedFamilies_IPv4IsLower", "1.128.0.0", "2a02:cf40::", "6", "tcp", 39464, 22, "1:yMxrbWtpAzdDF0dFnvIBRb/Ys5c="),
        Flow("CommunityId_MixedFamilies_IPv6IsLower", "10.0.0.1", "::5", "17", "udp", 1000, 2000, "1:qfGrZJTX8/ipOYS0Dn+ZLRLFHow="),
        Flow("CommunityId_MappedAddress_HashesAsIPv4", "::ffff:10.0.0.2", "10.0.0.1", "6", "tcp", 1, 2, "1:zO4Mm0uEXmVS3gKjcIB+97i5OHA="),
        new()
        {
            Name = "CommunityId_ProtocolWithoutKeyword",
            Format = FiveTuple,
            Input = "10.0.0.1 10.0.0.2 61 0 0\n10.0.0.1 10.0.0.2 255 0 0\n",
            Expected =
            [
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1", "port": 0}, "destination": {"address": "10.0.0.2", "ip": "10.0.0.2",
                    "port": 0},
                    "network": {"type": "ipv4", "iana_number": "61", "community_id": "1:Xn1e01uf4qhS4ysvrZzb4fvymJo="},
                    "related": {"ip": ["10.0.0.1", "10.0.0.2"]}
                    """),
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1", "port": 0}, "destination": {"address": "10.0.0.2", "ip": "10.0.0.2",
                    "port": 0},
                    "network": {"type": "ipv4", "iana_number": "255", "community_id": "1:tMwuJmYVaATQcuCoC2THtWJpum0="},
                    "related": {"ip": ["10.0.0.1", "10.0.0.2"]}
                    """),
            ],
        },
        new()
        {
            Name = "CommunityId_TcpWithoutBothPorts_IsAbsent",
            Format = FiveTuple,
            Input = "10.0.0.1 10.0.0.2 6 - 80\n10.0.0.1 10.0.0.2 6 - -\n10.0.0.1 10.0.0.2 6 80 -\n",
            Expected =
            [
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1"}, "destination": {"address": "10.0.0.2", "ip": "10.0.0.2",
                    "port": 80},
                    "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp"},
                    "related": {"ip": ["10.0.0.1", "10.0.0.2"]}
                    """),
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1"}, "destination": {"address": "10.0.0.2", "ip": "10.0.0.2"},
                    "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp"},
                    "related": {"ip": ["10.0.0.1", "10.0.0.2"]}
                    """),
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1", "port": 80},
                    "destination": {"address": "10.0.0.2", "ip": "10.0.0.2"},
                    "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp"},
                    "related": {"ip": ["10.0.0.1", "10.0.0.2"]}
                    """),
            ],
        },
        WithoutPorts("CommunityId_UdpWithoutPorts_IsAbsent", "17", "udp", null),
        WithoutPorts("CommunityId_SctpWithoutPorts_IsAbsent", "132", "sctp", null),
        WithoutPorts("CommunityId_IcmpWithoutPorts_IsThatOfEcho", "1", "icmp", "1:E5tNYkCqpM09ZPfoLcq+JJj0QuQ="),
        WithoutPorts("CommunityId_IcmpV6WithoutPorts_IsThatOfEcho", "58", "ipv6-icmp", "1:9q32Ix16DyPgx5A1gZIsm0usJk0="),
        WithoutPorts("CommunityId_GreWithoutPorts_HashesNone", "47", "gre", "1:+KlEHDT0vJgzs/eNmzHq0aSpRYw="),
        new()
        {
            Name = "CommunityId_FormatWithOnePort",
            Format = "srcaddr dstaddr protocol dstport",
            Input = "10.0.0.1 10.0.0.2 6 443\n10.0.0.1 10.0.0.2 47 0\n",
            Expected =
            [
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1"},
                    "destination": {"address": "10.0.0.2", "ip": "10.0.0.2", "port": 443},
                    "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp"},
                    "related": {"ip": ["10.0.0.1", "10.0.0.2"]}
                    """),
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1"},
                    "destination": {"address": "10.0.0.2", "ip": "10.0.0.2", "port": 0},
                    "network": {"type": "ipv4", "iana_number": "47", "transport": "gre", "community_id": "1:+KlEHDT0vJgzs/eNmzHq0aSpRYw="},
                    "related": {"ip": ["10.0.0.1", "10.0.0.2"]}
                    """),
            ],
        },
        new()
        {
            Name = "CommunityId_FormatWithoutPorts",
            Format = "protocol dstaddr srcaddr",
            Input = "17 8.8.8.8 192.168.1.52\n1 10.0.0.2 10.0.0.1\n",
            Expected =
            [
                Document(
                    """
                    "source": {"address": "192.168.1.52", "ip": "192.168.1.52"}, "destination": {"address": "8.8.8.8", "ip": "8.8.8.8"},
                    "network": {"type": "ipv4", "iana_number": "17", "transport": "udp"},
                    "related": {"ip": ["192.168.1.52", "8.8.8.8"]}
                    """),
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1"}, "destination": {"address": "10.0.0.2", "ip": "10.0.0.2"},
                    "network": {"type": "ipv4", "iana_number": "1", "transport": "icmp", "community_id": "1:E5tNYkCqpM09ZPfoLcq+JJj0QuQ="},
                    "related": {"ip": ["10.0.0.1", "10.0.0.2"]}
                    """),
            ],
        },
        new()
        {
            Name = "CommunityId_WithoutAddressOrProtocol_IsAbsent",
            Format = FiveTuple,
            Input = "10.0.0.1 - 6 1 2\n- 10.0.0.2 6 1 2\n10.0.0.1 10.0.0.2 - 1 2\n",
            Expected =
            [
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1", "port": 1}, "destination": {"port": 2},
                    "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp"}, "related": {"ip": ["10.0.0.1"]}
                    """),
                Document(
                    """
                    "source": {"port": 1}, "destination": {"address": "10.0.0.2", "ip": "10.0.0.2", "port": 2},
                    "network": {"iana_number": "6", "transport": "tcp"}, "related": {"ip": ["10.0.0.2"]}
                    """),
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1", "port": 1}, "destination": {"address": "10.0.0.2", "ip": "10.0.0.2",
                    "port": 2},
                    "network": {"type": "ipv4"}, "related": {"ip": ["10.0.0.1", "10.0.0.2"]}
                    """),
            ],
        },
    ];

    /// <summary>A record of the five-tuple whose ports are both absent.</summary>
    private static SpecCase WithoutPorts(string name, string protocol, string keyword, string? id) => new()
    {
        Name = name,
        Format = FiveTuple,
        Input = $"10.0.0.1 10.0.0.2 {protocol} - -\n",
        Expected =
        [
            Document(
                $$"""
                "source": {"address": "10.0.0.1", "ip": "10.0.0.1"}, "destination": {"address": "10.0.0.2", "ip": "10.0.0.2"},
                "network": {"type": "ipv4", "iana_number": "{{protocol}}", "transport": "{{keyword}}"
                {{(id is null ? "" : $", \"community_id\": \"{id}\"")}} },
                "related": {"ip": ["10.0.0.1", "10.0.0.2"]}
                """),
        ],
    };

    /// <summary>A record of the five-tuple; its addresses are different values, unless they are the same text.</summary>
    private static SpecCase Flow(
        string name, string source, string destination, string protocol, string keyword, int sourcePort, int destinationPort, string id)
    {
        string type = source.Contains(':') ? "ipv6" : "ipv4";
        string related = source == destination ? $"\"{source}\"" : $"\"{source}\", \"{destination}\"";
        return new()
        {
            Name = name,
            Format = FiveTuple,
            Input = $"{source} {destination} {protocol} {sourcePort} {destinationPort}\n",
            Expected =
            [
                Document(
                    $$"""
                    "source": {"address": "{{source}}", "ip": "{{source}}", "port": {{sourcePort}} },
                    "destination": {"address": "{{destination}}", "ip": "{{destination}}", "port": {{destinationPort}} },
                    "network": {"type": "{{type}}", "iana_number": "{{protocol}}", "transport": "{{keyword}}", "community_id": "{{id}}"},
                    "related": {"ip": [{{related}}]}
                    """),
            ],
        };
    }
}
