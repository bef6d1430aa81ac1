namespace VpcFlow.Tests;

/// <summary>Columns that are marked to be skipped, and fields that a format names again.</summary>
public static partial class SpecCases
{
    private static SpecCase[] SkippedColumns() =>
    [
        new()
        {
            Name = "SkippedColumns_OfAnyContent",
            Format = "?first az-id ?middle srcport ?last",
            Input = "a z1 10.0.0.1 1 b\n- z2 - 2 -\n- z3 \"x\\ 3 \u00E9\n1 z4 2 4 3\n",
            Expected = [Zone(1), Zone(2), Zone(3), Zone(4)],
        },
        new()
        {
            Name = "SkippedColumns_CountAsFields",
            Format = "az-id ?middle srcport",
            Input = "z1 1\nz1 x 1 y\n",
            Rejections = [new("FieldCount", 1, 0), new("FieldCount", 2, 5)],
        },
        new()
        {
            Name = "SkippedColumns_OfAKnownName_AreNotRead",
            Format = "?srcport az-id srcport",
            Input = "x z1 1\n9 z2 2\n",
            Expected = [Zone(1), Zone(2)],
        },
        new()
        {
            Name = "SkippedColumns_WithinAnIPv4Flow",
            Format = "srcaddr ?a dstaddr ?b srcport ?c dstport ?d protocol",
            Input = "10.0.0.1 x 10.0.0.2 - 34892 1.2.3.4 22 7 6\n",
            Expected =
            [
                Document(
                    """
                    "source": {"address": "10.0.0.1", "ip": "10.0.0.1", "port": 34892},
                    "destination": {"address": "10.0.0.2", "ip": "10.0.0.2", "port": 22},
                    "network": {"type": "ipv4", "iana_number": "6", "transport": "tcp", "community_id": "1:KxOfbmWQAy32WnlZwRunUZF72M8="},
                    "related": {"ip": ["10.0.0.1", "10.0.0.2"]}
                    """),
            ],
        },
        new()
        {
            Name = "SkippedColumns_InTheOriginal_Remain",
            Format = "srcport ?x",
            PreserveOriginal = true,
            Input = "1 \"y\"\n",
            Expected =
            [
                Document(""" "source": {"port": 1}, "tags": ["preserve_original_event"] """, inEvent: """ "original": "1 \"y\"" """),
            ],
        },
        new()
        {
            Name = "RepeatedFields_TheFirstColumnCounts",
            Format = "srcport az-id srcport az_id",
            Input = "1 z1 65536 z9\n2 z2 - -\n- z3 3 z9\n",
            Expected = [Zone(1), Zone(2), Document("", inCloud: """ "availability_zone": "z3" """)],
        },
        new()
        {
            Name = "SkippedColumns_OfALineOfMoreThan64",
            Format = string.Join(' ', Enumerable.Range(0, 70).Select(i => $"?c{i}")) + " az-id srcport",
            Input = string.Concat(Enumerable.Repeat("x ", 70)) + "z1 1\n" + string.Concat(Enumerable.Repeat("- ", 70)) + "z2 2\n",
            Expected = [Zone(1), Zone(2)],
        },
    ];
}
