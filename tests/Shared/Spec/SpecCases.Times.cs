namespace VpcFlow.Tests;

/// <summary>Times of records, and the time of a document whose record has none.</summary>
public static partial class SpecCases
{
    private static SpecCase[] Times() =>
    [
        new()
        {
            Name = "Times_InSeconds",
            Format = "start end",
            Input = "1616729292 1616729349\n0 2147483647\n",
            Expected =
            [
                Document(
                    inEvent: """ "start": "2021-03-26T03:28:12.000Z", "end": "2021-03-26T03:29:09.000Z" """,
                    timestamp: "2021-03-26T03:29:09.000Z"),
                Document(
                    inEvent: """ "start": "1970-01-01T00:00:00.000Z", "end": "2038-01-19T03:14:07.000Z" """,
                    timestamp: "2038-01-19T03:14:07.000Z"),
            ],
        },
        new()
        {
            Name = "Times_AboveInt32_AreMilliseconds",
            Format = "start end",
            Input = "1616729292123 1616729349007\n2147483648 253402300799999\n",
            Expected =
            [
                Document(
                    inEvent: """ "start": "2021-03-26T03:28:12.123Z", "end": "2021-03-26T03:29:09.007Z" """,
                    timestamp: "2021-03-26T03:29:09.007Z"),
                Document(
                    inEvent: """ "start": "1970-01-25T20:31:23.648Z", "end": "9999-12-31T23:59:59.999Z" """,
                    timestamp: "9999-12-31T23:59:59.999Z"),
            ],
        },
        new()
        {
            Name = "Times_WithoutEnd_TimestampIsStart",
            Format = "end start",
            Input = "- 1616729292\n1616729349 -\n",
            SourceTime = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero),
            Expected =
            [
                Document(inEvent: """ "start": "2021-03-26T03:28:12.000Z" """, timestamp: "2021-03-26T03:28:12.000Z"),
                Document(inEvent: """ "end": "2021-03-26T03:29:09.000Z" """, timestamp: "2021-03-26T03:29:09.000Z"),
            ],
        },
        new()
        {
            Name = "Times_WithoutBoth_TimestampIsThatOfTheSourceInUtc",
            Format = "start end",
            Input = "- -\n",
            SourceTime = new DateTimeOffset(2024, 5, 6, 1, 8, 9, 10, TimeSpan.FromHours(2)),
            Expected = [Document(timestamp: "2024-05-05T23:08:09.010Z")],
        },
        new()
        {
            Name = "Times_WithoutAny_TimestampIsNow",
            Format = "start end",
            Input = "- -\n",
            Expected = [Document(timestamp: "2025-06-01T12:30:45.678Z")],
        },
    ];
}
