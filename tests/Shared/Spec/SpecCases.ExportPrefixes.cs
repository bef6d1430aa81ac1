namespace VpcFlow.Tests;

/// <summary>Records after the time that a CloudWatch export writes before them.</summary>
public static partial class SpecCases
{
    private static SpecCase[] ExportPrefixes() =>
    [
        new()
        {
            Name = "Prefix_IsTheTimeOfTheSource",
            Format = "vpc-id end",
            Input = "2018-09-22T20:28:14.025Z a -\n2018-09-22T20:28:14.025Z b 1616729349\nc -\n",
            SourceTime = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero),
            Expected =
            [
                Document(""" "aws": {"vpcflow": {"vpc_id": "a"}} """, timestamp: "2018-09-22T20:28:14.025Z"),
                Document(
                    """ "aws": {"vpcflow": {"vpc_id": "b"}} """,
                    inEvent: """ "end": "2021-03-26T03:29:09.000Z" """,
                    timestamp: "2021-03-26T03:29:09.000Z"),
                Document(""" "aws": {"vpcflow": {"vpc_id": "c"}} """, timestamp: "2024-05-06T07:08:09.000Z"),
            ],
        },
        new()
        {
            Name = "Prefix_WithOtherFractions",
            Format = "vpc-id",
            Input = "2018-09-22T20:28:14Z a\n2018-09-22T20:28:14.5Z b\n2018-09-22T20:28:14.987654321Z  c\n",
            Expected =
            [
                Document(""" "aws": {"vpcflow": {"vpc_id": "a"}} """, timestamp: "2018-09-22T20:28:14.000Z"),
                Document(""" "aws": {"vpcflow": {"vpc_id": "b"}} """, timestamp: "2018-09-22T20:28:14.500Z"),
                Document(""" "aws": {"vpcflow": {"vpc_id": "c"}} """, timestamp: "2018-09-22T20:28:14.987Z"),
            ],
        },
        new()
        {
            Name = "Prefix_InAnEnvelope_IsNearerThanTheTimestamp",
            Format = "vpc-id",
            Input = """{"message":"2018-09-22T20:28:14.000Z a","timestamp":1700000000123}""" + "\n",
            Expected = [Document(""" "aws": {"vpcflow": {"vpc_id": "a"}} """, timestamp: "2018-09-22T20:28:14.000Z")],
        },
        new()
        {
            Name = "Prefix_OfARightCount_IsAField",
            Format = VpcAndPort,
            Input = "2018-09-22T20:28:14.000Z 1\n",
            Expected = [Vpc("2018-09-22T20:28:14.000Z", 1)],
        },
        Rejected("Prefix_OnAShortRecord", VpcAndPort, "2018-09-22T20:28:14.000Z\n", "FieldCount"),
        Rejected("Prefix_OnALongRecord", VpcAndPort, "2018-09-22T20:28:14.000Z a 1 2\n", "FieldCount"),
        Rejected("Prefix_OfNoDay", VpcAndPort, "2018-02-30T20:28:14.000Z a 1\n", "FieldCount"),
        Rejected("Prefix_OfNoHour", VpcAndPort, "2018-09-22T24:28:14.000Z a 1\n", "FieldCount"),
        new()
        {
            Name = "Prefix_OfTheCli_IsTimeOrTimeAndStream",
            Format = "vpc-id",
            Input = "2018-09-22T20:28:14 a\n2018-09-22T20:28:14.123456+00:00 eni-1-all b\n2018-09-22T20:28:14-01:30 c\n",
            Expected =
            [
                Document(""" "aws": {"vpcflow": {"vpc_id": "a"}} """, timestamp: "2018-09-22T20:28:14.000Z"),
                Document(""" "aws": {"vpcflow": {"vpc_id": "b"}} """, timestamp: "2018-09-22T20:28:14.123Z"),
                Document(""" "aws": {"vpcflow": {"vpc_id": "c"}} """, timestamp: "2018-09-22T21:58:14.000Z"),
            ],
        },
        Rejected("Prefix_WithoutZoneBeforeAStream", VpcAndPort, "2018-09-22T20:28:14.000 s a 1\n", "FieldCount"),
        Rejected("Prefix_OfNoOffset", VpcAndPort, "2018-09-22T20:28:14.000+24:00 a 1\n", "FieldCount"),
        Rejected("Prefix_OfALongOffset", VpcAndPort, "2018-09-22T20:28:14.000+00:00:00 a 1\n", "FieldCount"),
        Rejected("Prefix_OfTenDigits", VpcAndPort, "2018-09-22T20:28:14.0123456789Z a 1\n", "FieldCount"),
        Rejected("Prefix_OfNoDigits", VpcAndPort, "2018-09-22T20:28:14.Z a 1\n", "FieldCount"),
        Rejected("Prefix_InSmallLetters", VpcAndPort, "2018-09-22t20:28:14z a 1\n", "FieldCount"),
        Rejected("Prefix_OnABadRecord", VpcAndPort, "2018-09-22T20:28:14.000Z a x\n", "InvalidNumber", "srcport"),
        Rejected("Prefix_OnAHeader", VpcAndPort, "2018-09-22T20:28:14.000Z vpc-id srcport\n", "InvalidNumber", "srcport"),
    ];
}
