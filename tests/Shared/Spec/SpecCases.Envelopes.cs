namespace VpcFlow.Tests;

/// <summary>Records in JSON envelopes.</summary>
public static partial class SpecCases
{
    private const string VpcAndPort = "vpc-id srcport";

    private static SpecCase[] Envelopes() =>
    [
        new() { Name = "Envelope_OfOneMessage", Format = VpcAndPort, Input = """{"message":"a 1"}""" + "\n", Expected = [Vpc("a", 1)] },
        new()
        {
            Name = "Envelope_WithEscapesSpacesAndOtherMembers",
            Format = VpcAndPort,
            Input =
                """   { "id" : -7.5e+3 , "o":{"message":"no"},"l":[1,{},[]],"""
                + """ "message"   : "\u0061\/\"\\\u00e9\t  80\r\n" ,"t":true,"n":null }   """ + "\r\n",
            Expected = [Vpc("""a/\"\\é\t""", 80)],
        },
        new()
        {
            Name = "Envelope_WithEscapedName",
            Format = VpcAndPort,
            Input = """{"mess\u0061ge":"a 1"}""",
            Expected = [Vpc("a", 1)],
        },
        new()
        {
            Name = "Envelope_WithSurrogates",
            Format = VpcAndPort,
            Input = """{"message":"\ud83d\ude00 1"}""" + "\n" + """{"message":"\ud800x\udc00\ud800\u0041 2"}""" + "\n",
            Expected = [Vpc("😀", 1), Vpc("""\uFFFDx\uFFFD\uFFFDA""", 2)],
        },
        new()
        {
            Name = "Envelope_TimestampIsTheTimeOfTheSource",
            Format = "vpc-id end",
            Input = """{"message":"a -","timestamp":1700000000123}""" + "\n" + """{"timestamp":1700000000123,"message":"b 1616729349"}"""
                + "\n",
            SourceTime = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero),
            Expected =
            [
                Document(""" "aws": {"vpcflow": {"vpc_id": "a"}} """, timestamp: "2023-11-14T22:13:20.123Z"),
                Document(
                    """ "aws": {"vpcflow": {"vpc_id": "b"}} """,
                    inEvent: """ "end": "2021-03-26T03:29:09.000Z" """,
                    timestamp: "2021-03-26T03:29:09.000Z"),
            ],
        },
        new()
        {
            Name = "Envelope_WithoutTimestamp_HasTheTimeOfTheInput",
            Format = VpcAndPort,
            Input = """{"message":"a 1"}""",
            SourceTime = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero),
            Expected =
                [Document(""" "aws": {"vpcflow": {"vpc_id": "a"}}, "source": {"port": 1} """, timestamp: "2024-05-06T07:08:09.000Z")],
        },
        new()
        {
            Name = "Envelope_SeveralOnALine",
            Format = VpcAndPort,
            Input = """{"message":"a 1"}{"message":"b 2"} {"message":"c 3"}""" + "\n",
            Expected = [Vpc("a", 1), Vpc("b", 2), Vpc("c", 3)],
        },
        new()
        {
            Name = "Envelope_LineBreaksSeparateRecords",
            Format = VpcAndPort,
            Input = """{"message":"a 1\nb 2\r\n\nc 3\n"}""" + "\n",
            Blank = 1,
            Expected = [Vpc("a", 1), Vpc("b", 2), Vpc("c", 3)],
        },
        new()
        {
            Name = "Envelope_HeaderInTheMessage",
            Format = VpcAndPort,
            Input = """{"message":"vpc-id srcport\na 1"}""" + "\n" + """{"message":"srcport vpc-id"}""" + "\nb 2\n",
            Headers = 2,
            Expected = [Vpc("a", 1)],
            Rejections = [new("FormatMismatch", 3, 63)],
        },
        new()
        {
            Name = "Envelope_AmongPlainLines",
            Format = VpcAndPort,
            Input = "a 1\n" + """{"message":"b 2"}""" + "\nc 3\n",
            Expected = [Vpc("a", 1), Vpc("b", 2), Vpc("c", 3)],
        },
        new()
        {
            Name = "Envelope_OfLogEvents",
            Format = VpcAndPort,
            Input =
                """{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","subscriptionFilters":["f"],"logEvents":[ """
                + """{"id":"1","timestamp":1700000000123,"message":"a 1"},{"id":"2","timestamp":1700000001000,"message":"b 2"}]}""" + "\n",
            Expected =
            [
                Document(""" "aws": {"vpcflow": {"vpc_id": "a"}}, "source": {"port": 1} """, timestamp: "2023-11-14T22:13:20.123Z"),
                Document(""" "aws": {"vpcflow": {"vpc_id": "b"}}, "source": {"port": 2} """, timestamp: "2023-11-14T22:13:21.000Z"),
            ],
        },
        new()
        {
            Name = "Envelope_ControlMessage_IsBlank",
            Format = VpcAndPort,
            Input = """{"messageType":"CONTROL_MESSAGE","owner":"CloudwatchLogs","logGroup":"","logStream":"","subscriptionFilters":[],"""
                + """ "logEvents":[{"id":"","timestamp":1510254469274,"message":"CWL CONTROL MESSAGE: Checking health of destination."}]}"""
                + """{"message":"a 1"}""" + "\n",
            Blank = 1,
            Expected = [Vpc("a", 1)],
        },
        new()
        {
            Name = "Envelope_BlankMessage_IsBlank",
            Format = VpcAndPort,
            Input = """{"message":"  "}""" + "\n",
            Blank = 1,
        },
        new()
        {
            // The field is that of the record; the position is that of the input line.
            Name = "Envelope_RejectionHasThePositionOfTheLine",
            Format = VpcAndPort,
            Input = "a 1\n" + """{"message":"b 2\nc x\nd"}""" + "\n",
            Expected = [Vpc("a", 1), Vpc("b", 2)],
            Rejections = [new("InvalidNumber", 2, 4, "srcport"), new("FieldCount", 2, 4)],
        },
        new()
        {
            Name = "Envelope_InAMessage_IsText",
            Format = VpcAndPort,
            Input = """{"message":"{\"message\":\"a 1\"}"}""" + "\n",
            Rejections = [new("InvalidEnvelope", 1, 0)],
        },
        new()
        {
            // The objects before it and the lines after it are read.
            Name = "Envelope_Broken_RejectsTheRestOfTheLine",
            Format = VpcAndPort,
            Input = """{"message":"a 1"}{"message":"b 2" """ + "\nc 3\n",
            Expected = [Vpc("a", 1), Vpc("c", 3)],
            Rejections = [new("InvalidEnvelope", 1, 17)],
        },
        BrokenEnvelope("Alone", "{"),
        BrokenEnvelope("Unfinished", """{"message":"a 1"""),
        new()
        {
            Name = "Envelope_TextAfterIt_IsALine",
            Format = VpcAndPort,
            Input = """{"message":"a 1"} x""" + "\n" + """{"message":"b 2"} c 3""",
            Expected = [Vpc("a", 1), Vpc("b", 2), Vpc("c", 3)],
            Rejections = [new("FieldCount", 1, 18)],
        },
        new()
        {
            Name = "Envelope_CommaBetween_SeparatesThem",
            Format = VpcAndPort,
            Input = """{"message":"a 1"},{"message":"b 2"}""",
            Expected = [Vpc("a", 1), Vpc("b", 2)],
        },
        BrokenEnvelope("WithTrailingComma", """{"message":"a 1",}"""),
        BrokenEnvelope("WithUnknownEscape", """{"message":"a\x 1"}"""),
        BrokenEnvelope("WithShortEscape", """{"message":"a\u12 1"}"""),
        BrokenEnvelope("WithRawTab", "{\"message\":\"a\t 1\"}"),
        BrokenEnvelope("WithoutQuotes", "{message:\"a 1\"}"),
        BrokenEnvelope("WithLeadingZero", """{"n":01,"message":"a 1"}"""),
        BrokenEnvelope("WithBadWord", """{"n":nul,"message":"a 1"}"""),
        BrokenEnvelope("Empty", "{}"),
        BrokenEnvelope("WithoutMessage", """{"msg":"a 1"}"""),
        BrokenEnvelope("WithOtherCase", """{"Message":"a 1"}"""),
        BrokenEnvelope("WithNumberAsMessage", """{"message":1}"""),
        BrokenEnvelope("WithNullAsMessage", """{"message":null}"""),
        new()
        {
            Name = "Envelope_EventWithoutMessage_IsRejected",
            Format = VpcAndPort,
            Input = """{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","timestamp":1},{"message":"a 1"}]}""",
            Expected = [Vpc("a", 1)],
            Rejections = [new("InvalidEnvelope", 1, 43)],
        },
        BrokenEnvelope("WithObjectAsLogEvents", """{"messageType":"DATA_MESSAGE","logEvents":{}}"""),
    ];

    /// <summary>A document; the id is JSON text.</summary>
    private static string Vpc(string id, int port) =>
        Document($$$""" "aws": {"vpcflow": {"vpc_id": "{{{id}}}"}}, "source": {"port": {{{port}}} } """);

    private static SpecCase BrokenEnvelope(string name, string line) =>
        Rejected("Envelope_Broken_" + name, VpcAndPort, line + "\n", "InvalidEnvelope");
}
