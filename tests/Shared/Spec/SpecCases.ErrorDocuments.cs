namespace VpcFlow.Tests;

/// <summary>Documents for rejected lines.</summary>
public static partial class SpecCases
{
    private static SpecCase[] ErrorDocuments() =>
    [
        new()
        {
            Name = "Error_AmongRecords_StandsInItsPlace",
            Format = VpcAndPort,
            ErrorDocuments = true,
            Input = "a 1\n b  x \r\n\nc 3\n",
            Blank = 1,
            Expected = [Vpc("a", 1), ErrorDocument(""" " b  x " """), Vpc("c", 3)],
            Rejections = [new("InvalidNumber", 2, 4, "srcport")],
        },
        new()
        {
            Name = "Error_OfEachReason",
            Format = "srcaddr srcport",
            ErrorDocuments = true,
            Input = "1.2.3.4\n1.2.3.4 x\n1.2.3.4 65536\n1.2.3 1\n{\"msg\":1}\nsrcport\n1.2.3.4 1\n",
            Headers = 1,
            Expected =
            [
                ErrorDocument(""" "1.2.3.4" """),
                ErrorDocument(""" "1.2.3.4 x" """),
                ErrorDocument(""" "1.2.3.4 65536" """),
                ErrorDocument(""" "1.2.3 1" """),
                ErrorDocument(""" "{\"msg\":1}" """),
                ErrorDocument(""" "1.2.3.4 1" """),
            ],
            Rejections =
            [
                new("FieldCount", 1, 0),
                new("InvalidNumber", 2, 8, "srcport"),
                new("NumberOutOfRange", 3, 18, "srcport"),
                new("InvalidAddress", 4, 32, "srcaddr"),
                new("InvalidEnvelope", 5, 40),
                new("FormatMismatch", 7, 58),
            ],
        },
        new()
        {
            // One report, but no line is without its document.
            Name = "Error_OfLinesAfterAHeaderOfAnotherFormat",
            Format = VpcAndPort,
            ErrorDocuments = true,
            Input = "a 1\nsrcport vpc-id\n2 b\n3 c\nvpc-id srcport\nd 4\n",
            Headers = 2,
            Expected = [Vpc("a", 1), ErrorDocument(""" "2 b" """), ErrorDocument(""" "3 c" """), Vpc("d", 4)],
            Rejections = [new("FormatMismatch", 3, 19)],
            Unreported = 1,
        },
        new()
        {
            Name = "Error_OfALongLine_HasItsFirstBytes",
            Format = "srcport",
            ErrorDocuments = true,
            Input = new string('a', MaxLineLength + 10) + "\n",
            Expected = [ErrorDocument("\"" + new string('a', MaxLineLength) + "\"")],
            Rejections = [new("LineTooLong", 1, 0)],
        },
        new()
        {
            Name = "Error_Ecs80_WithNamespaceAndSourceTime",
            Format = "srcport",
            Ecs80 = true,
            ErrorDocuments = true,
            Namespace = "prod",
            SourceTime = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero),
            Input = "x\n",
            Expected =
            [
                """
                {"@timestamp": "2024-05-06T07:08:09.000Z", "ecs": {"version": "8.0.0"},
                 "event": {"kind": "pipeline_error", "category": "network", "type": "connection", "original": "x"},
                 "error": {"message": "*"}, "tags": ["preserve_original_event"], "cloud": {"provider": "aws"},
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "prod"}}
                """,
            ],
            Rejections = [new("InvalidNumber", 1, 0, "srcport")],
        },
        new()
        {
            // Neither the action nor the times of the record are trusted: only its text is written.
            Name = "Error_HasNothingOfTheRecord",
            Format = "action start end srcport",
            ErrorDocuments = true,
            Input = "REJECT 1616729292 1616729349 x\n",
            Expected = [ErrorDocument(""" "REJECT 1616729292 1616729349 x" """)],
            Rejections = [new("InvalidNumber", 1, 0, "srcport")],
        },
        new()
        {
            Name = "Error_IsEscaped",
            Format = "srcport",
            ErrorDocuments = true,
            InputIsBytes = true,
            Input = "\"}\\\u0000\u00FF\u00E2\u0082\u001F\u00C3\u00A9\n",
            Expected = [ErrorDocument(""" "\"}\\\u0000\uFFFD\uFFFD\u001Fé" """)],
            Rejections = [new("InvalidNumber", 1, 0, "srcport")],
        },
        new()
        {
            Name = "Error_InAnEnvelope_HasItsTimeAndTheRecord",
            Format = VpcAndPort,
            ErrorDocuments = true,
            Input = """{"message":"a x\nb 2","timestamp":1700000000123}""" + "\n",
            Expected =
            [
                ErrorDocument(""" "a x" """, "2023-11-14T22:13:20.123Z"),
                Document(""" "aws": {"vpcflow": {"vpc_id": "b"}}, "source": {"port": 2} """, timestamp: "2023-11-14T22:13:20.123Z"),
            ],
            Rejections = [new("InvalidNumber", 1, 0, "srcport")],
        },
        new()
        {
            Name = "Error_AfterAPrefix_HasItsTime",
            Format = VpcAndPort,
            ErrorDocuments = true,
            Input = "2018-09-22T20:28:14.000Z a x\n",
            Expected = [ErrorDocument(""" "2018-09-22T20:28:14.000Z a x" """, "2018-09-22T20:28:14.000Z")],
            Rejections = [new("InvalidNumber", 1, 0, "srcport")],
        },
    ];
}
