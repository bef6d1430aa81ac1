namespace VpcFlow.Tests;

/// <summary>Where lines end, what separates tokens, and what is not a record.</summary>
public static partial class SpecCases
{
    private const int MaxLineLength = 65536;

    private static string Ports12 => Document(""" "source": {"port": 1}, "destination": {"port": 2} """);
    private static string Ports34 => Document(""" "source": {"port": 3}, "destination": {"port": 4} """);

    private static SpecCase[] Lines() =>
    [
        new() { Name = "Lines_EmptyInput", Format = "srcport dstport", Input = "" },
        new() { Name = "Lines_OnlyLineFeed", Format = "srcport dstport", Input = "\n", Blank = 1 },
        new() { Name = "Lines_WithCarriageReturns", Format = "srcport dstport", Input = "1 2\r\n3 4\r\n", Expected = [Ports12, Ports34] },
        new() { Name = "Lines_LastWithoutLineFeed", Format = "srcport dstport", Input = "1 2\n3 4", Expected = [Ports12, Ports34] },
        new()
        {
            Name = "Lines_LastWithOnlyCarriageReturn",
            Format = "srcport dstport",
            Input = "1 2\r\n3 4\r",
            Expected = [Ports12, Ports34],
        },
        new()
        {
            Name = "Lines_Blank_AreCounted",
            Format = "srcport dstport",
            Input = "\n  \n\r\n1 2\n \r\n",
            Expected = [Ports12],
            Blank = 4,
        },
        new() { Name = "Lines_WithRunsOfSpaces", Format = "srcport dstport", Input = "  1   2  \r\n3  4\n", Expected = [Ports12, Ports34] },
        new()
        {
            Name = "Lines_WithByteOrderMarks",
            Format = "srcport dstport",
            Input = "\uFEFF1 2\n\uFEFF\n\uFEFF 3 4",
            Expected = [Ports12, Ports34],
            Blank = 1,
        },
        new()
        {
            Name = "Lines_SecondByteOrderMark_IsText",
            Format = "srcport dstport",
            Input = "\uFEFF\uFEFF1 2\n",
            Rejections = [new("InvalidNumber", 1, 0, "srcport")],
        },
        new()
        {
            Name = "Lines_ByteOrderMarkAfterASpace_IsText",
            Format = "vpc-id",
            Input = " \uFEFFa\n",
            Expected = [Document(""" "aws": {"vpcflow": {"vpc_id": "\uFEFFa"}} """)],
        },
        new()
        {
            Name = "Lines_TabIsText",
            Format = "vpc-id srcport",
            Input = "a\tb 1\n",
            Expected = [Document(""" "aws": {"vpcflow": {"vpc_id": "a\tb"}}, "source": {"port": 1} """)],
        },
        new() { Name = "Lines_TabSeparatesNothing", Format = "srcport dstport", Input = "1\t2\n", Rejections = [new("FieldCount", 1, 0)] },
        new()
        {
            Name = "Lines_OneCarriageReturnBelongsToTheEnd",
            Format = "vpc-id",
            Input = "a\rb\nc\r\r\n",
            Expected = [Document(""" "aws": {"vpcflow": {"vpc_id": "a\rb"}} """), Document(""" "aws": {"vpcflow": {"vpc_id": "c\r"}} """)],
        },
        new()
        {
            Name = "Lines_AreOnlyHyphenAbsent",
            Format = "vpc-id subnet-id",
            Input = "-- -a\n- -\n",
            Expected = [Document(""" "aws": {"vpcflow": {"vpc_id": "--", "subnet_id": "-a"}} """), Document()],
        },
        new()
        {
            Name = "Lines_TruncatedLast_IsRejected",
            Format = "srcport dstport",
            Input = "1 2\n3",
            Expected = [Ports12],
            Rejections = [new("FieldCount", 2, 4)],
        },
        new()
        {
            // Lines of 5, 1, 7 and 7 bytes, including the byte order mark, line ends and blank lines.
            Name = "Lines_PositionsOfRejections",
            Format = "srcport dstport",
            Input = "1 2\r\n\n\uFEFFx 4\n5 70000",
            Expected = [Ports12],
            Blank = 1,
            Rejections = [new("InvalidNumber", 3, 6, "srcport"), new("NumberOutOfRange", 4, 13, "dstport")],
        },
        new()
        {
            Name = "Lines_RejectionStopsNothing",
            Format = "srcport dstport",
            Input = "1 2\nx 2\n3 4\n",
            Expected = [Ports12, Ports34],
            Rejections = [new("InvalidNumber", 2, 4, "srcport")],
        },
        new()
        {
            // The carriage return is not counted, so the second line has exactly the maximum length.
            Name = "Lines_OfTheGreatestLength",
            Format = "vpc-id",
            Input = new string('a', MaxLineLength) + "\n" + new string('b', MaxLineLength) + "\r\n",
            Expected =
            [
                Document("\"aws\": {\"vpcflow\": {\"vpc_id\": \"" + new string('a', MaxLineLength) + "\"}}"),
                Document("\"aws\": {\"vpcflow\": {\"vpc_id\": \"" + new string('b', MaxLineLength) + "\"}}"),
            ],
        },
        new()
        {
            Name = "Lines_TooLong",
            Format = "srcport dstport",
            Input = "1 2\n" + new string('a', MaxLineLength + 1) + "\n3 4\n" + new string('b', MaxLineLength * 3),
            Expected = [Ports12, Ports34],
            Rejections = [new("LineTooLong", 2, 4), new("LineTooLong", 4, 4 + MaxLineLength + 2 + 4)],
        },
        new()
        {
            Name = "Lines_TooLongByItsSpaces",
            Format = "srcport dstport",
            Input = "1" + new string(' ', MaxLineLength - 1) + "2\n",
            Rejections = [new("LineTooLong", 1, 0)],
        },
    ];
}
