namespace VpcFlow.Tests;

/// <summary>Text that must be escaped or replaced in JSON.</summary>
public static partial class SpecCases
{
    private static SpecCase[] Texts() =>
    [
        Text("QuotesAndBackslashes", "a\"b\\c\\\"\\u0041", """a\"b\\c\\\"\\u0041"""),
        Text("OnlyABackslash", "\\", """\\"""),
        Text("ControlBytes", "\0\u0001\b\t\u000B\f\r\u001B\u001F.", """\u0000\u0001\b\t\u000B\f\r\u001B\u001F."""),
        Text("Delete", "a\u007Fb", """a\u007Fb"""),
        Text("MarkupAndQuotes", "</script>&'+`", """</script>&'+`"""),
        Text("BeyondAscii", "é€😀\u0085\u2028\u2029", """é€😀\u0085\u2028\u2029"""),
        Text("Noncharacters", "\uFFFE\uFFFF\U0010FFFF", """\uFFFE\uFFFF\uDBFF\uDFFF"""),
        Text("ReplacementCharacter", "\uFFFD", """\uFFFD"""),
        Text("BreakOut", "x\",\"event\":{\"kind\":\"pwned\"},\"y\":\"", "x\\\",\\\"event\\\":{\\\"kind\\\":\\\"pwned\\\"},\\\"y\\\":\\\""),

        // One U+FFFD for each maximal subpart: bytes that may still continue a valid sequence count as one.
        Bytes("LoneContinuation", "a\u0080b", """a\uFFFDb"""),
        Bytes("TwoContinuations", "\u00BF\u00BF", """\uFFFD\uFFFD"""),
        Bytes("NeverInUtf8", "\u00FF\u00FE", """\uFFFD\uFFFD"""),
        Bytes("TruncatedOfTwo", "a\u00C3", """a\uFFFD"""),
        Bytes("TruncatedOfThree", "\u00E2\u0082", """\uFFFD"""),
        Bytes("TruncatedOfFour", "\u00F0\u009F\u0098", """\uFFFD"""),
        Bytes("TruncatedBeforeALetter", "\u00E2\u0082A\u00F0\u009FB\u00C3(", """\uFFFDA\uFFFDB\uFFFD("""),
        Bytes("TruncatedBeforeAQuote", "\u00E2\"\u00F0\\", """\uFFFD\"\uFFFD\\"""),
        Bytes("OverlongOfTwo", "\u00C0\u0080\u00C1\u00BF", """\uFFFD\uFFFD\uFFFD\uFFFD"""),
        Bytes("OverlongOfThree", "\u00E0\u0080\u00AF", """\uFFFD\uFFFD\uFFFD"""),
        Bytes("OverlongOfFour", "\u00F0\u0080\u0080\u00AF", """\uFFFD\uFFFD\uFFFD\uFFFD"""),
        Bytes("Surrogate", "\u00ED\u00A0\u0080", """\uFFFD\uFFFD\uFFFD"""),
        Bytes("SurrogatePair", "\u00ED\u00A0\u00BD\u00ED\u00B8\u0080", """\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"""),
        Bytes("AboveUnicode", "\u00F4\u0090\u0080\u0080", """\uFFFD\uFFFD\uFFFD\uFFFD"""),
        Bytes("FarAboveUnicode", "\u00F5\u0080\u0080\u0080", """\uFFFD\uFFFD\uFFFD\uFFFD"""),
        Bytes("ValidBetweenInvalid", "\u00FF\u00C3\u00A9\u00FF", """\uFFFDé\uFFFD"""),
        new()
        {
            Name = "Text_InAction_IsEscapedInBothPlaces",
            Format = "action",
            InputIsBytes = true,
            Input = "AC\"CE\u0001PT\u00FF\n",
            Expected =
            [
                Document(
                    """ "aws": {"vpcflow": {"action": "AC\"CE\u0001PT\uFFFD"}} """, inEvent: """ "action": "AC\"CE\u0001PT\uFFFD" """),
            ],
        },
        new()
        {
            Name = "Text_InEveryPlaceThatAFieldGoes",
            Format = "account-id instance-id ecs-container-id ecs-cluster-name reject-reason region flow-direction",
            Input = "a\"1 i\\2 c\t3 n\"4 r\\5 e\"6 d\\7\n",
            Expected =
            [
                Document(
                    """
                    "aws": {"vpcflow": {"account_id": "a\"1", "instance_id": "i\\2", "ecs_container_id": "c\t3"}},
                    "container": {"id": "c\t3"},
                    "orchestrator": {"type": "ecs", "cluster": {"name": "n\"4"}}, "network": {"direction": "d\\7"}
                    """,
                    inEvent: """ "reason": "r\\5" """,
                    inCloud: """ "account": {"id": "a\"1"}, "instance": {"id": "i\\2"}, "region": "e\"6" """),
            ],
        },
    ];

    /// <summary>A text between two others; the expected value is JSON text.</summary>
    private static SpecCase Text(string name, string text, string expected) => new()
    {
        Name = "Text_" + name,
        Format = "vpc-id subnet-id interface-type",
        Input = "before " + text + " after\n",
        Expected =
        [
            Document(
                "\"aws\": {\"vpcflow\": {\"vpc_id\": \"before\", \"subnet_id\": \"" + expected + "\", \"interface_type\": \"after\"}}"),
        ],
    };

    /// <summary>Each character of the text is a byte.</summary>
    private static SpecCase Bytes(string name, string text, string expected)
        => Text("Invalid_" + name, text, expected) with { InputIsBytes = true };
}
