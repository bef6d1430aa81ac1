namespace VpcFlow.Tests;

/// <summary>Where documents came from.</summary>
public static partial class SpecCases
{
    private const string ForwardedTags = """ "tags": ["forwarded", "aws-vpcflow"] """;

    // Not a field, since the cases are created by the initialiser of a field in another file.
    private static OracleOrigin S3Object => new() { Bucket = "logs", Key = "AWSLogs/1/a b.log.gz", Region = "eu-west-1" };

    private static SpecCase[] Origins() =>
    [
        new()
        {
            Name = "Origin_File_HasThePathAndTheOffsetOfEachLine",
            Format = VpcAndPort,
            Origin = new OracleOrigin { FilePath = "logs/edge.log" },
            Input = "a 1\r\n\nvpc-id srcport\n\uFEFFb  2\nc 3",
            Headers = 1,
            Blank = 1,
            Expected = [InFile("a", 1, 0), InFile("b", 2, 21), InFile("c", 3, 29)],
        },
        new()
        {
            Name = "Origin_Stream_HasTheOffset",
            Format = VpcAndPort,
            Origin = new OracleOrigin(),
            Input = "a 1\nb 2\n",
            Expected = [VpcWith("a", 1, """ "log": {"offset": 0} """), VpcWith("b", 2, """ "log": {"offset": 4} """)],
        },
        new()
        {
            Name = "Origin_Object_HasBucketKeyUrlAndRegion",
            Format = "srcport",
            Origin = S3Object,
            Input = "1\n",
            Expected = [FromObject(""" "source": {"port": 1}, """ + ForwardedTags)],
        },
        new()
        {
            Name = "Origin_ObjectWithOriginal_HasAllTags",
            Format = "srcport",
            PreserveOriginal = true,
            Origin = S3Object,
            Input = "1\n",
            Expected =
            [
                FromObject(
                    """ "source": {"port": 1}, "tags": ["forwarded", "aws-vpcflow", "preserve_original_event"] """,
                    inEvent: """, "original": "1" """),
            ],
        },
        new()
        {
            Name = "Origin_RecordWithARegion_KeepsItsOwn",
            Format = "region",
            Origin = S3Object,
            Input = "us-east-1\n-\n",
            Expected = [FromObject(ForwardedTags, region: "us-east-1"), FromObject(ForwardedTags, offset: 10)],
        },
        new()
        {
            Name = "Origin_RegionThatIsNotRead_IsThatOfTheSource",
            Format = "region srcport",
            Projection = "srcport",
            Origin = S3Object,
            Input = "us-east-1 1\n",
            Expected = [FromObject(""" "source": {"port": 1}, """ + ForwardedTags)],
        },
        new()
        {
            Name = "Origin_LogGroup_HasNoOffset",
            Format = "vpc-id",
            Origin = new OracleOrigin { LogGroup = "/vpc/\"flow\"", LogStream = "eni-1-all", Region = "eu-west-1" },
            Input = "a\n",
            Expected =
            [
                Document(
                    """
                    "aws": {"vpcflow": {"vpc_id": "a"}, "cloudwatch": {"log_group": "/vpc/\"flow\"", "log_stream": "eni-1-all"}},
                    "tags": ["forwarded", "aws-vpcflow"]
                    """,
                    inEvent: """ "dataset": "aws.vpcflow", "module": "aws" """,
                    inCloud: """ "region": "eu-west-1" """),
            ],
        },
        new()
        {
            Name = "Origin_LogGroupAlone_HasNothingElse",
            Format = "srcport",
            Ecs80 = true,
            Origin = new OracleOrigin { LogGroup = "flow" },
            Input = "1\n",
            Expected =
            [
                """
                {"@timestamp": "2025-06-01T12:30:45.678Z", "ecs": {"version": "8.0.0"}, "source": {"port": 1},
                 "event": {"kind": "event", "category": "network", "type": "connection", "dataset": "aws.vpcflow", "module": "aws"},
                 "cloud": {"provider": "aws"}, "aws": {"cloudwatch": {"log_group": "flow"}}, "tags": ["forwarded", "aws-vpcflow"],
                 "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"} }
                """,
            ],
        },
        new()
        {
            Name = "Ingested_WithoutOrigin_IsTheOnlyMember",
            Format = "srcport",
            Ingested = new DateTimeOffset(2025, 6, 1, 14, 30, 46, 9, TimeSpan.FromHours(2)),
            Input = "1\n",
            Expected = [Document(""" "source": {"port": 1} """, inEvent: """ "ingested": "2025-06-01T12:30:46.009Z" """)],
        },
        new()
        {
            Name = "Ingested_WithOrigin_IsOneOfItsMembers",
            Format = "srcport",
            Origin = S3Object,
            Ingested = new DateTimeOffset(2025, 6, 1, 12, 30, 46, 9, TimeSpan.Zero),
            Input = "1\n",
            Expected =
            [
                FromObject(
                    """ "source": {"port": 1}, """ + ForwardedTags,
                    inEvent: """, "ingested": "2025-06-01T12:30:46.009Z" """),
            ],
        },
        new()
        {
            // The region of the record is not trusted, like the rest of it.
            Name = "Origin_ErrorDocument_HasTheMembersToo",
            Format = "region srcport",
            ErrorDocuments = true,
            Origin = S3Object,
            Input = "us-east-1 1\nus-east-1 x\n",
            Expected =
            [
                FromObject(""" "source": {"port": 1}, """ + ForwardedTags, region: "us-east-1"),
                FromObject(
                    """
                    "error": {"message": "*"}, "tags": ["forwarded", "aws-vpcflow", "preserve_original_event"]
                    """,
                    offset: 12,
                    inEvent: """, "original": "us-east-1 x" """,
                    kind: "pipeline_error"),
            ],
            Rejections = [new("InvalidNumber", 2, 12, "srcport")],
        },
    ];

    private static string InFile(string id, int port, int offset) =>
        VpcWith(id, port, $$""" "log": {"file": {"path": "logs/edge.log"}, "offset": {{offset}} } """);

    private static string VpcWith(string id, int port, string members) =>
        Document($$$""" "aws": {"vpcflow": {"vpc_id": "{{{id}}}"}}, "source": {"port": {{{port}}} }, {{{members}}} """);

    /// <summary>A document of a record in the object.</summary>
    private static string FromObject(
        string members, string region = "eu-west-1", int offset = 0, string inEvent = "", string kind = "event", string inAws = "") =>
        $$$"""
        {"@timestamp": "{{{NowText}}}", "ecs": {"version": "8.11.0"},
         "event": {"kind": "{{{kind}}}", "category": ["network"], "type": ["connection"],
          "dataset": "aws.vpcflow", "module": "aws"{{{inEvent}}} },
         "cloud": {"provider": "aws", "region": "{{{region}}}"},
         "aws": {"s3": {"bucket": {"name": "logs", "arn": "arn:aws:s3:::logs"},
                        "object": {"key": "AWSLogs/1/a b.log.gz"} }{{{AfterComma(inAws)}}} },
         "log": {"file": {"path": "https://logs.s3.eu-west-1.amazonaws.com/AWSLogs/1/a b.log.gz"}, "offset": {{{offset}}} },
         "data_stream": {"type": "logs", "dataset": "aws.vpcflow", "namespace": "default"}, {{{members}}} }
        """;
}
