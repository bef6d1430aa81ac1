namespace VpcFlow.Tests;

/// <summary>What is known about addresses (rule 13), and the names of their networks.</summary>
public static partial class SpecCases
{
    // Not a field, since the cases are created by the initialiser of a field in another file.
    private static OracleKnowledge Names => new(HasNames: true, Facts);

    private static OracleKnowledge NoNames => new(HasNames: false, Facts);

    private static SpecCase[] Enrichment() =>
    [
        new()
        {
            Name = "Enrichment_KnownAddresses_AreDescribedInTheirObjects",
            Format = "srcaddr dstaddr srcport",
            Knowledge = NoNames,
            Input = "8.8.8.8 10.0.0.1 1\n10.0.0.1 8.8.8.8 -\n10.0.0.2 - 2\n",
            Expected =
            [
                Addresses(
                    """ "address": "8.8.8.8", "ip": "8.8.8.8", "port": 1, "geo": {"country_iso_code": "US"}, "as": {"number": 15169} """,
                    """ "address": "10.0.0.1", "ip": "10.0.0.1" """,
                    "\"8.8.8.8\", \"10.0.0.1\""),
                Addresses(
                    """ "address": "10.0.0.1", "ip": "10.0.0.1" """,
                    """ "address": "8.8.8.8", "ip": "8.8.8.8", "geo": {"country_iso_code": "US"}, "as": {"number": 15169} """,
                    "\"10.0.0.1\", \"8.8.8.8\""),
                Document("""
                    "source": {"address": "10.0.0.2", "ip": "10.0.0.2", "port": 2},
                    "network": {"type": "ipv4"}, "related": {"ip": ["10.0.0.2"]}
                    """),
            ],
        },
        new()
        {
            Name = "Enrichment_MappedAddress_IsTheIPv4Address",
            Format = "srcaddr",
            Knowledge = NoNames,
            Input = "::ffff:8.8.8.8\n",
            Expected =
            [
                Document("""
                    "source": {"address": "::ffff:8.8.8.8", "ip": "::ffff:8.8.8.8", "geo": {"country_iso_code": "US"},
                               "as": {"number": 15169}},
                    "network": {"type": "ipv6"}, "related": {"ip": ["::ffff:8.8.8.8"]}
                    """),
            ],
        },
        new()
        {
            Name = "Enrichment_Names_AreThoseOfAllAddresses",
            Format = "vpc-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr",
            Knowledge = Names,
            Input = "vpc-1 10.0.0.1 10.0.0.2 10.0.0.2 10.0.0.1\nvpc-1 10.0.0.9 10.0.0.9 10.0.0.9 10.0.0.2\nvpc-1 - - - -\n",
            Expected =
            [
                Document("""
                    "aws": {"vpcflow": {"vpc_id": "vpc-1", "pkt_srcaddr": "10.0.0.2", "pkt_dstaddr": "10.0.0.1",
                        "names": {"source": "web", "destination": "\"db\"\n", "pkt_source": "\"db\"\n", "pkt_destination": "web"}}},
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1"}, "destination": {"address": "10.0.0.2", "ip": "10.0.0.2"},
                    "network": {"type": "ipv4"}, "related": {"ip": ["10.0.0.1", "10.0.0.2"]}
                    """),
                Document("""
                    "aws": {"vpcflow": {"vpc_id": "vpc-1", "pkt_srcaddr": "10.0.0.9", "pkt_dstaddr": "10.0.0.2",
                        "names": {"pkt_destination": "\"db\"\n"}}},
                    "source": {"address": "10.0.0.9", "ip": "10.0.0.9"}, "destination": {"address": "10.0.0.9", "ip": "10.0.0.9"},
                    "network": {"type": "ipv4"}, "related": {"ip": ["10.0.0.9", "10.0.0.2"]}
                    """),
                Document(""" "aws": {"vpcflow": {"vpc_id": "vpc-1"}} """),
            ],
        },
        new()
        {
            Name = "Enrichment_FormatWithoutMembersOfVpcflow_HasItOnlyForNames",
            Format = "dstaddr",
            Origin = S3Object,
            Knowledge = Names,
            Input = "10.0.0.1\n10.0.0.9\n",
            Expected =
            [
                FromObject("""
                    "destination": {"address": "10.0.0.1", "ip": "10.0.0.1"}, "related": {"ip": ["10.0.0.1"]},
                    """ + ForwardedTags, inAws: """ "vpcflow": {"names": {"destination": "web"}} """),
                FromObject("""
                    "destination": {"address": "10.0.0.9", "ip": "10.0.0.9"}, "related": {"ip": ["10.0.0.9"]},
                    """ + ForwardedTags, offset: 9),
            ],
        },
        new()
        {
            Name = "Enrichment_RejectedLine_HasNothing",
            Format = "srcaddr dstport",
            ErrorDocuments = true,
            Knowledge = Names,
            Input = "8.8.8.8 x\n",
            Expected = [ErrorDocument("\"8.8.8.8 x\"")],
            Rejections = [new("InvalidNumber", 1, 0, "dstport")],
        },
    ];

    private static OracleFacts Facts(byte[] address) => string.Join('.', address) switch
    {
        "8.8.8.8" => new() { Country = "US", AsNumber = 15169 },
        "10.0.0.1" => new() { Name = "web" },
        "10.0.0.2" => new() { Name = "\"db\"\n" },
        _ => new(),
    };

    private static string Addresses(string source, string destination, string related) => Document($$"""
        "source": { {{source}} }, "destination": { {{destination}} }, "network": {"type": "ipv4"}, "related": {"ip": [{{related}}]}
        """);
}
