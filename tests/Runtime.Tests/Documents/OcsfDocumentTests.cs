using System.Buffers;
using System.Text;
using VpcFlow.Ocsf;
using VpcFlow.Plan;

namespace VpcFlow.Tests.Documents;

/// <summary>Documents of OCSF are events of the class Network Activity, as Amazon Security Lake writes flow logs.</summary>
public class OcsfDocumentTests
{
    private const string Product =
        """
        "metadata":{"version":"1.1.0","profiles":["cloud","security_control","datetime"],"product":{"name":"Amazon VPC",
        "vendor_name":"AWS","feature":{"name":"Flowlogs"}
        """;

    private const string Class =
        """
        "class_uid":4001,"class_name":"Network Activity","category_uid":4,"category_name":"Network Activity","severity_id":1,
        "severity":"Informational"
        """;

    private const string Refuse =
        """
        "activity_id":5,"activity_name":"Refuse","type_uid":400105,"type_name":"Network Activity: Refuse","action_id":2,"action":"Denied",
        "disposition_id":2,"disposition":"Blocked"
        """;

    private const string Unknown =
        """
        "activity_id":0,"activity_name":"Unknown","type_uid":400100,"type_name":"Network Activity: Unknown","action_id":0,
        "action":"Unknown","disposition_id":0,"disposition":"Unknown"
        """;

    /// <summary>The example that OCSF publishes for a refused connection, with the members that 1.1.0 requires besides.</summary>
    [Fact]
    public void WriteDocuments_RefusedConnection_IsThePublishedEvent()
        => JsonAssert.Equal(
            $$$"""
            {{{{Product}}},"version":"5"}},{{{Class}}},{{{Refuse}}},
            "time":1649721732000,"time_dt":"2022-04-12T00:02:12.000Z","start_time":1649721732000,"start_time_dt":"2022-04-12T00:02:12.000Z",
            "end_time":1649721788000,"end_time_dt":"2022-04-12T00:03:08.000Z",
            "cloud":{"provider":"AWS","account":{"uid":"123456789012"},"region":"us-east-1","zone":"use1-az1"},
            "connection_info":{"direction_id":1,"direction":"Inbound","protocol_num":6,"protocol_name":"tcp","protocol_ver_id":4,
            "protocol_ver":"IPv4","tcp_flags":2},
            "src_endpoint":{"ip":"1.2.3.4","port":56858},
            "dst_endpoint":{"ip":"172.31.2.52","port":39938,"interface_uid":"eni-1","vpc_uid":"vpc-1","instance_uid":"i-1",
            "subnet_uid":"subnet-1"},
            "traffic":{"packets":1,"bytes":40},"status_code":"OK","unmapped":{"type":"IPv4"}}
            """,
            Write(
                "account-id action az-id bytes dstaddr dstport end flow-direction instance-id interface-id log-status packets "
                    + "pkt-dst-aws-service pkt-dstaddr pkt-src-aws-service pkt-srcaddr protocol region srcaddr srcport start "
                    + "sublocation-id sublocation-type subnet-id tcp-flags traffic-path type version vpc-id",
                "123456789012 REJECT use1-az1 40 172.31.2.52 39938 1649721788 ingress i-1 eni-1 OK 1 - 172.31.2.52 - 1.2.3.4 6 us-east-1 "
                    + "1.2.3.4 56858 1649721732 - - subnet-1 2 - IPv4 5 vpc-1"));

    /// <summary>What the schema requires is there even if the record has nothing.</summary>
    [Theory]
    [InlineData("bytes action", "- -")]
    [InlineData("vpc-id", "-")]
    [InlineData("interface-id flow-direction srcaddr traffic-path start pkt-srcaddr", "- - - - - -")]
    public void WriteDocuments_NoField_HasWhatIsRequired(string format, string line)
        => JsonAssert.Equal(
            $$$"""
            {{{{Product}}}}},{{{Class}}},{{{Unknown}}},"time":0,"time_dt":"1970-01-01T00:00:00.000Z","cloud":{"provider":"AWS"},
            "connection_info":{"direction_id":0,"direction":"Unknown"}}
            """,
            Write(format, line));

    [Theory]
    [InlineData("1", 4, "Same VPC")]
    [InlineData("2", 5, "Internet/VPC Gateway")]
    [InlineData("3", 6, "Virtual Private Gateway")]
    [InlineData("4", 7, "Intra-region VPC")]
    [InlineData("5", 8, "Inter-region VPC")]
    [InlineData("6", 9, "Local Gateway")]
    [InlineData("7", 10, "Gateway VPC")]
    [InlineData("8", 11, "Internet Gateway")]
    [InlineData("0", 99, "0")]
    [InlineData("9", 99, "9")]
    [InlineData("10", 99, "10")]
    [InlineData("2147483647", 99, "2147483647")]
    public void WriteDocuments_TrafficPath_IsABoundary(string path, int id, string caption)
        => Assert.Contains($"\"boundary_id\":{id},\"boundary\":\"{caption}\"}}", Write("traffic-path", path), StringComparison.Ordinal);

    [Theory]
    [InlineData("ingress", "\"direction_id\":1,\"direction\":\"Inbound\"},\"dst_endpoint\":{\"interface_uid\":\"eni-1\"}}")]
    [InlineData("egress", "\"direction_id\":2,\"direction\":\"Outbound\"},\"src_endpoint\":{\"interface_uid\":\"eni-1\"}}")]
    [InlineData("-", "\"direction_id\":0,\"direction\":\"Unknown\"},\"unmapped\":{\"interface_id\":\"eni-1\"}}")]
    [InlineData("Ingress", "\"direction_id\":99,\"direction\":\"Ingress\"},\"unmapped\":{\"interface_id\":\"eni-1\"}}")]
    [InlineData("ingresses", "\"direction_id\":99,\"direction\":\"ingresses\"},\"unmapped\":{\"interface_id\":\"eni-1\"}}")]
    [InlineData("in\"x", "\"direction_id\":99,\"direction\":\"in\\\"x\"},\"unmapped\":{\"interface_id\":\"eni-1\"}}")]
    public void WriteDocuments_Direction_SaysWhichEndTheInterfaceIs(string direction, string end)
        => Assert.EndsWith(end + "\n", Write("interface-id flow-direction", "eni-1 " + direction), StringComparison.Ordinal);

    [Theory]
    [InlineData("10.0.0.1 10.0.0.1", "\"src_endpoint\":{\"ip\":\"10.0.0.1\"}}")]
    [InlineData("10.0.0.1 -", "\"src_endpoint\":{\"ip\":\"10.0.0.1\"}}")]
    [InlineData("- 10.0.0.2", "\"src_endpoint\":{\"ip\":\"10.0.0.2\"}}")]
    [InlineData("10.0.0.1 10.0.0.2", "\"src_endpoint\":{\"ip\":\"10.0.0.2\",\"intermediate_ips\":[\"10.0.0.1\"]}}")]
    [InlineData("10.0.0.1 10.0.0.10", "\"src_endpoint\":{\"ip\":\"10.0.0.10\",\"intermediate_ips\":[\"10.0.0.1\"]}}")]
    public void WriteDocuments_AddressInThePacket_IsTheEnd(string line, string end)
        => Assert.EndsWith(end + "\n", Write("srcaddr pkt-srcaddr", line), StringComparison.Ordinal);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "1000")]
    [InlineData("2147483647", "2147483647000")]
    [InlineData("2147483648", "2147483648")]
    [InlineData("253402300799999", "253402300799999")]
    public void WriteDocuments_Time_IsInMilliseconds(string logged, string expected)
    {
        Assert.Contains($"\"time\":{expected},\"time_dt\"", Write("start", logged), StringComparison.Ordinal);
        Assert.Contains($"\"end_time\":{expected},\"end_time_dt\"", Write("start end", "- " + logged), StringComparison.Ordinal);
        Assert.Contains($"\"time\":{expected},\"time_dt\"", Write("start end", "- " + logged), StringComparison.Ordinal);
    }

    [Fact]
    public void WriteDocuments_OtherAction_IsOtherWithItsText()
        => Assert.Contains(
            "\"activity_id\":99,\"activity_name\":\"DR\\\"OP\",\"type_uid\":400199,\"type_name\":\"Network Activity: Other\","
                + "\"action_id\":0,\"action\":\"Unknown\",\"disposition_id\":99,\"disposition\":\"DR\\\"OP\"",
            Write("action", "DR\"OP"),
            StringComparison.Ordinal);

    [Fact]
    public void WriteDocuments_RejectedLine_IsABaseEvent()
    {
        var options = new EcsWriterOptions { OnError = FlowLogErrorHandling.Document, SourceTime = DateTimeOffset.UnixEpoch };
        JsonAssert.Equal(
            $$$"""
            {{{{Product}}}}},"class_uid":0,"class_name":"Base Event","category_uid":0,"category_name":"Uncategorized","severity_id":1,
            "severity":"Informational","activity_id":0,"activity_name":"Unknown","type_uid":0,"type_name":"Base Event: Unknown",
            "action_id":0,"action":"Unknown","time":0,"time_dt":"1970-01-01T00:00:00.000Z","cloud":{"provider":"AWS"},"status_id":2,
            "status":"Failure","status_detail":"*","raw_data":"1\"2"}
            """,
            Write("srcport", "1\"2", options: options));
    }

    [Fact]
    public void Targets_OfEveryField_AreCoveredByMembersOfTheSchema()
    {
        DocumentSchema schema = OcsfSchema.Value;
        foreach (FlowLogField field in Enum.GetValues<FlowLogField>())
        {
            Assert.NotEmpty(schema.TargetsOf(field));
            foreach (FieldTarget part in schema.TargetsOf(field).Where(t => t.Form == TargetForm.Part))
                Assert.Contains(field, Assert.Single(schema.Head, m => m.Path == part.Path).Fields);
        }
    }

    /// <summary>Generated code names values and texts by their ids, and each has a place for its longest text.</summary>
    [Fact]
    public void Choices_Always_AreAtTheirPlacesAndFit()
    {
        Assert.Equal(Enumerable.Range(0, OcsfChoices.AllValues.Length), OcsfChoices.AllValues.Select(v => v.Id));
        Assert.Equal(Enumerable.Range(0, OcsfChoices.All.Length), OcsfChoices.All.Select(c => c.Id));
        Assert.All(OcsfChoices.AllValues, v => Assert.InRange(v.Other, 2, KnownValues.MaxCount - 1));
        Assert.All(OcsfChoices.AllValues.SelectMany(v => v.Texts), t => Assert.InRange(t.Length, 1, sizeof(ulong)));
        Assert.All(OcsfChoices.All, c => Assert.Equal(c.Values.Other + 1, c.Texts.Length));
        Assert.All(OcsfChoices.All.SelectMany(c => c.Texts), t => Assert.InRange(t?.Length ?? 0, 0, DocumentSizes.Choice));
        Assert.Throws<InvalidOperationException>(() => OcsfChoices.Actions.NumberOf("DROP"));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void WriteDocuments_RandomFormatsAndLines_EqualsTheOracle(double hostility)
    {
        for (int seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            string[] fields = FormatGenerator.Any(random);
            var settings = new OracleSettings
            {
                Output = OracleOutput.Ocsf,
                Fields = fields,
                PreserveOriginal = random.Next(3) == 0,
                Projection = random.Next(4) == 0 ? FormatGenerator.Projection(random, fields) : null,
                ErrorDocuments = random.Next(2) == 0,
                Origin = OriginGenerator.Any(random),
            };
            byte[] input = CorpusGenerator.Text(random, fields, 60, hostility);
            FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(string.Join(' ', fields)), ParserRun.ParserOptions(settings));

            ParserRun.Of(parser, input, settings).AssertIs(Oracle.Convert(input, settings));
        }
    }

    private static string Write(string format, string line, EcsWriterOptions? options = null)
    {
        var parser = FlowLogParser.Create(FlowLogFormat.Parse(format), new() { Documents = FlowLogDocumentKind.Ocsf });
        var output = new ArrayBufferWriter<byte>();
        parser.WriteDocuments(
            Encoding.UTF8.GetBytes(line), output, options ?? new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch });
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
