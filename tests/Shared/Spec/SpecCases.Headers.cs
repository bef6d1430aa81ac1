namespace VpcFlow.Tests;

/// <summary>Header lines: the format's own, and those of other formats.</summary>
public static partial class SpecCases
{
    private const string ZoneAndPort = "az-id srcport";

    private static SpecCase[] Headers() =>
    [
        new() { Name = "Headers_First", Format = ZoneAndPort, Input = "az-id srcport\nz1 1\n", Headers = 1, Expected = [Zone(1)] },
        new()
        {
            Name = "Headers_InUnderscores",
            Format = ZoneAndPort,
            Input = "az_id srcport\r\nz1 1\r\n",
            Headers = 1,
            Expected = [Zone(1)],
        },
        new()
        {
            Name = "Headers_WithByteOrderMarkAndSpaces",
            Format = ZoneAndPort,
            Input = "\uFEFFaz-id  srcport \nz1 1\n",
            Headers = 1,
            Expected = [Zone(1)],
        },
        new() { Name = "Headers_Only_WithoutLineFeed", Format = ZoneAndPort, Input = "az-id srcport", Headers = 1 },
        new()
        {
            Name = "Headers_InTheMiddleOfJoinedFiles",
            Format = ZoneAndPort,
            Input = "az-id srcport\nz1 1\naz-id srcport\nz2 2\naz_id srcport\nz3 3\n",
            Headers = 3,
            Expected = [Zone(1), Zone(2), Zone(3)],
        },
        new()
        {
            // Lines of 5, 14, 5, 1, 14 and 5 bytes.
            Name = "Headers_OfAnotherFormat_RejectUntilTheOwn",
            Format = ZoneAndPort,
            Input = "z1 1\nsrcport az-id\n2 z2 \n\naz-id srcport\nz3 3\n",
            Headers = 2,
            Blank = 1,
            Expected = [Zone(1), Zone(3)],
            Rejections = [new("FormatMismatch", 3, 19)],
        },
        new()
        {
            // The second line would be a valid record; the third is not a record in any format.
            Name = "Headers_OfFewerFields_RejectTheRest",
            Format = ZoneAndPort,
            Input = "srcport\nz1 1\nx y z\nsrcport dstport vpc-id\nz2 2",
            Headers = 2,
            Rejections = [new("FormatMismatch", 2, 8), new("FormatMismatch", 5, 42)],
            Unreported = 1,
        },
        new()
        {
            // The order of the spellings' columns is the format; a format that was reported is not reported again.
            Name = "Headers_OfOtherFormats_AreReportedOnceEach",
            Format = ZoneAndPort,
            Input = "srcport az-id\n1 z1\naz-id srcport\nz1 1\nsrcport az_id\n2 z2\n3 z3\nsrcport\n4\n${srcport} az-id\n5 z5\n",
            Headers = 5,
            Expected = [Zone(1)],
            Rejections = [new("FormatMismatch", 2, 14), new("FormatMismatch", 9, 70)],
            Unreported = 3,
        },
        new()
        {
            Name = "Headers_OfARepeatedName_CountTheFirstColumn",
            Format = "az-id ?x srcport ?y",
            Input = "az-id az_id srcport azId\nz1 z9 1 z9\n",
            Headers = 1,
            Expected = [Zone(1)],
        },
        new()
        {
            Name = "Headers_OfARepeatedName_AreNotThoseOfOneColumn",
            Format = ZoneAndPort,
            Input = "srcport srcport\nz1 1\n",
            Headers = 1,
            Rejections = [new("FormatMismatch", 2, 16)],
        },
        new()
        {
            Name = "Headers_WithAnUnknownName_SkipTheColumn",
            Format = "az-id ?x srcport",
            Input = "az-id new-field srcport\nz1 10.0.0.1 1\naz-id another srcport\nz2 - 2\n",
            Headers = 2,
            Expected = [Zone(1), Zone(2)],
        },
        new()
        {
            // The lines could be read in the format, with the columns in the wrong order.
            Name = "Headers_WithAnUnknownName_AreOfAnotherFormat",
            Format = ZoneAndPort,
            Input = "new-field srcport\n1 2\n",
            Headers = 1,
            Rejections = [new("FormatMismatch", 2, 18)],
        },
        new()
        {
            Name = "Headers_WithThreeKnownOfManyNames",
            Format = "?a ?b ?c srcport az-id dstport ?d ?e",
            Input = "one two three srcport az-id dstport four fi.ve\n- - - 1 z1 - - -\n",
            Headers = 1,
            Expected = [Zone(1)],
        },
        new()
        {
            Name = "Headers_WithTwoKnownOfManyNames_AreRecords",
            Format = "account-id az-id srcport dstport type region",
            Input = "one two srcport az-id dst four\n",
            Rejections = [new("InvalidNumber", 1, 0, "srcport")],
        },
        new()
        {
            Name = "Headers_WithOneKnownOfThreeNames_AreRecords",
            Format = "vpc-id subnet-id instance-id",
            Input = "vpc-1 srcport i-1\n",
            Expected =
            [
                Document(
                    """ "aws": {"vpcflow": {"vpc_id": "vpc-1", "subnet_id": "srcport", "instance_id": "i-1"}} """,
                    inCloud: """ "instance": {"id": "i-1"} """),
            ],
        },
        new()
        {
            Name = "Headers_WithANumberAnAddressOrNothing_AreRecords",
            Format = "type region vpc-id subnet-id",
            Input = "version bytes start 2\nversion bytes start ::1\nversion bytes start -\n",
            Expected =
            [
                NoHeader(""" , "subnet_id": "2" """),
                NoHeader(""" , "subnet_id": "::1" """),
                NoHeader(""),
            ],
        },
        new()
        {
            Name = "Headers_InDollarSpellingOrCamelCase",
            Format = ZoneAndPort,
            Input = "${az-id} ${srcport}\nz1 1\nazId srcPort\nz2 2\n",
            Headers = 2,
            Expected = [Zone(1), Zone(2)],
        },
        new()
        {
            Name = "Headers_InCapitals_AreRecords",
            Format = "vpc-id subnet-id",
            Input = "VPC-ID SUBNET-ID\n",
            Expected = [Document(""" "aws": {"vpcflow": {"vpc_id": "VPC-ID", "subnet_id": "SUBNET-ID"}} """)],
        },
        new()
        {
            Name = "Headers_WithHalfOfTwoNames",
            Format = "vpc-id ?subnet",
            Input = "vpc-id subnet\nvpc-1 -\n",
            Headers = 1,
            Expected = [Document(""" "aws": {"vpcflow": {"vpc_id": "vpc-1"}} """)],
        },
        new()
        {
            Name = "Headers_WithAProjection_AreOfTheWholeFormat",
            Format = ZoneAndPort,
            Projection = "srcport",
            Input = "az-id srcport\nz1 1\nsrcport\nz2 2\n",
            Headers = 2,
            Expected = [Document(""" "source": {"port": 1} """)],
            Rejections = [new("FormatMismatch", 4, 27)],
        },
    ];

    private static string NoHeader(string subnet)
        => Document(
            $$""" "aws": {"vpcflow": {"type": "version", "vpc_id": "start"{{subnet}} } } """, inCloud: """ "region": "bytes" """);

    private static string Zone(int number) =>
        Document($$""" "source": {"port": {{number}} } """, inCloud: $$""" "availability_zone": "z{{number}}" """);
}
