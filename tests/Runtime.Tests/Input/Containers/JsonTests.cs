using System.Text;
using System.Text.Json;

namespace VpcFlow.Tests.Input.Containers;

/// <summary>JSON in which records are wrapped, and JSON that is something else.</summary>
public class JsonTests
{
    private const string Expected = "expected a record, or JSON or CSV with records";

    private const string Line = "2 123456789010 eni-1 10.0.0.1 10.0.0.9 443 50001 6 1 40 1418530010 1418530070 ACCEPT OK";

    /// <summary>A payload of several megabytes on one line: the elements of the array are read one by one.</summary>
    [Theory]
    [InlineData(290)]
    [InlineData(20_000)]
    public async Task ConvertAsync_LargePayload_ReadsAllEvents(int count)
    {
        string events = string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"id":"{{i}}","timestamp":1,"message":"{{Line}}"}"""));
        ConversionRun run = await ConversionRun.Of(
            $$"""{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","logEvents":[{{events}}]}""");
        Assert.Equal((count, 0, null), (run.Summary.Records, run.Summary.RejectedLines, run.Failure?.Message));
    }

    [Fact]
    public async Task ConvertAsync_LargePayloadCutOff_KeepsTheCompleteEventsAndFails()
    {
        string events = string.Join(',', Enumerable.Repeat($$"""{"id":"1","timestamp":1,"message":"{{Line}}"}""", 3));
        string text = $$"""{"messageType":"DATA_MESSAGE","logEvents":[{{events}}""";
        ConversionRun run = await ConversionRun.Of(text[..^10]);
        Assert.Equal(2, run.Summary.Records);
        int third = text.LastIndexOf("{\"id", StringComparison.Ordinal);
        Assert.Equal(
            $"in: the JSON is cut off, in line 1 (byte {third}) (after {2 * (Line.Length + 1)} bytes of text)", run.Failure?.Message);
    }

    /// <summary>An event is limited; the events around it are not affected.</summary>
    [Theory]
    [InlineData(1_048_000, 3, 0)]
    [InlineData(1_200_000, 2, 1)]
    [InlineData(9_000_000, 2, 1)]
    public async Task ConvertAsync_LongEvent_IsRejectedAlone(int length, int records, int rejected)
    {
        string Event(string more) => $$"""{"id":"1","more":"{{more}}","message":"{{Line}}"}""";
        string start = $$"""{"messageType":"DATA_MESSAGE","logEvents":[{{Event("")}},""";
        ConversionRun run = await ConversionRun.Of($"{start}{Event(new string('x', length))},{Event("")}]}}");
        Assert.Equal((records, rejected, null), (run.Summary.Records, run.Summary.RejectedLines, run.Failure?.Message));
        if (rejected > 0)
        {
            Assert.Equal(
                $"in: line 1 (byte {start.Length}): found a JSON value of more than 1048576 bytes, {Expected}",
                Assert.Single(run.Rejections));
        }
    }

    /// <summary>Base64 data may be longer than an event: a record of Firehose has up to 1,000 KiB.</summary>
    [Fact]
    public async Task ConvertAsync_LongData_IsUnpacked()
    {
        byte[] data = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Line + "\n", 20_000)));
        object[] records = [new { data = Convert.ToBase64String(data) }];
        string body = JsonSerializer.Serialize(new { requestId = "r", timestamp = 1, records });
        Assert.Equal(20_000, (await ConversionRun.Of(body)).Summary.Records);
        body = JsonSerializer.Serialize(new { awslogs = new { data = Convert.ToBase64String(data) } });
        Assert.Equal(20_000, (await ConversionRun.Of(body)).Summary.Records);
    }

    /// <summary>The limit is one for all data of a request, of which each piece may be small.</summary>
    [Fact]
    public async Task ConvertAsync_MoreDataThanTheLimit_IsAnErrorAfterWhatFits()
    {
        byte[] data = Gzip.Compress(string.Concat(Enumerable.Repeat(Line + "\n", 10_000)));
        object[] records = [.. Enumerable.Repeat(new { data = Convert.ToBase64String(data) }, 4)];
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { requestId = "r", records });
        var options = new EcsWriterOptions { MaxTextSize = 30_000 * (Line.Length + 1) };
        FlowLogSourceException e = await Assert.ThrowsAsync<FlowLogSourceException>(
            () => new FlowLogReader().ConvertAsync(new MemoryStream(body), Stream.Null, options));
        Assert.Contains($"more than {options.MaxTextSize} bytes of text", e.Message, StringComparison.Ordinal);
        Assert.Equal(30_000, e.Summary.Records);
    }

    /// <summary>One record of a request that can't be read is rejected, with the reason; the others are read.</summary>
    [Theory]
    [InlineData("!!!", "a member \"data\" that is not Base64")]
    [InlineData("iVBORw0KGgo=", "data that can't be read: not a flow log but a PNG image")]
    [InlineData(
        "H4sIAAAAAAAA",
        "data that can't be read: the gzip content is cut off, in the member that begins at byte 0 of the compressed data")]
    public async Task ConvertAsync_UnreadableData_IsRejectedAlone(string data, string problem)
    {
        string good = Convert.ToBase64String(Encoding.ASCII.GetBytes(Line));
        string text = $$"""{"requestId":"r","records":[{"data":"{{good}}"},{"data":"{{data}}"},{"data":"{{good}}"}]}""";
        ConversionRun run = await ConversionRun.Of(text);
        Assert.Equal(2, run.Summary.Records);
        int at = text.IndexOf($"{{\"data\":\"{data}", StringComparison.Ordinal);
        Assert.Equal($"in: line 1 (byte {at}): found {problem}, {Expected}", Assert.Single(run.Rejections));
    }

    [Fact]
    public async Task ConvertAsync_RowsByNames_AreRecords()
    {
        ConversionRun expected = await ConversionRun.Of(
            "version srcaddr dstaddr srcport bytes end log-status\n2 10.0.0.1 10.0.0.2 8080 - 1418530070 OK\n"
            + "2 10.0.0.3 - - 5 1418530071 NODATA\n");
        string[] rows =
        [
            """{"version":2,"srcaddr":"10.0.0.1","dstaddr":"10.0.0.2","srcport":8080.0,"bytes":null,"end":1418530070,"log_status":"OK"}""",
            """{"version":"2","srcAddr":"10.0.0.3","dstAddr":"-","bytes":5,"end":1418530071,"logStatus":"NODATA"}""",
        ];
        foreach (string text in new[] { string.Join('\n', rows), string.Concat(rows), $"[{string.Join(",\n", rows)}]" })
            expected.AssertSameDocuments(await ConversionRun.Of(text), text);
    }

    [Theory]
    [InlineData(
        """{"version":2,"srcaddr":"10.0.0.1 x","dstaddr":"10.0.0.2"}""", "the value \"10.0.0.1\\u0020x\" of the member \"srcaddr\"")]
    [InlineData("""{"version":2,"srcaddr":["10.0.0.1"],"dstaddr":"10.0.0.2"}""", "the value [\"10.0.0.1\"] of the member \"srcaddr\"")]
    public async Task ConvertAsync_RowWithAValueThatNoLineHas_IsRejected(string row, string found)
    {
        ConversionRun run = await ConversionRun.Of(row + "\n{\"version\":2,\"srcaddr\":\"10.0.0.1\",\"dstaddr\":\"10.0.0.2\"}");
        Assert.Equal(1, run.Summary.Records);
        Assert.Equal($"in: line 1 (byte 0): found {found}, {Expected}", Assert.Single(run.Rejections));
    }

    [Theory]
    [InlineData(
        """{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","s3":{"bucket":{"name":"b"}}}]}""",
        "a notification of Amazon S3 or SNS")]
    [InlineData("""{"Records":[{"messageId":"1","body":"x","eventSource":"aws:sqs"}]}""", "an event of Amazon SQS")]
    [InlineData("""{"Records":[{"eventVersion":"1.08","eventSource":"ec2.amazonaws.com"}]}""", "an event or a log of another AWS service")]
    [InlineData("""{"Type":"Notification","MessageId":"1","Message":"{}"}""", "a notification of Amazon SNS")]
    [InlineData("""{"Service":"Amazon S3","Event":"s3:TestEvent"}""", "a test event of Amazon S3")]
    [InlineData("""{"version":"0","detail-type":"Object Created","detail":{}}""", "an event of Amazon EventBridge")]
    [InlineData("""{"metadata":{"version":"1.1.0"},"class_uid":4001,"activity_id":6}""", "OCSF, the format of Amazon Security Lake")]
    [InlineData("""{"@timestamp":"2014-12-14T04:07:50.000Z","ecs":{"version":"8.11.0"}}""", "ECS documents")]
    public async Task ConvertAsync_OtherJson_IsNamed(string text, string what)
    {
        ConversionRun run = await ConversionRun.Of(text);
        Assert.StartsWith($"in: not a flow log but {what}", run.Failure?.Message, StringComparison.Ordinal);
        Assert.True(run.Failure!.IsForeign);
    }

    /// <summary>Damage in a payload costs what it hits; the payload after it on the same line is found again.</summary>
    [Fact]
    public async Task ConvertAsync_DamageBetweenPayloads_GoesOnAtTheNext()
    {
        string events = $$"""{"id":"1","timestamp":1,"message":"{{Line}}"},{"id":"2","timestamp":1,"message":"{{Line}}"}""";
        string payload = $$"""{"messageType":"DATA_MESSAGE","logEvents":[{{events}}]}""";
        ConversionRun run = await ConversionRun.Of(payload[..200] + "\u0001" + payload + payload);
        Assert.Equal((5, 1, null), (run.Summary.Records, run.Summary.RejectedLines, run.Failure?.Message));
    }

    /// <summary>Position, time and identity of an event.</summary>
    [Fact]
    public async Task ReadAsync_Payload_HasThePositionsOfTheEvents()
    {
        string text = $$"""
            {
              "messageType": "DATA_MESSAGE",
              "logEvents": [
                { "id": "1", "message": "{{Line}}" },
                { "id": "2", "message": "{{Line}}\n{{Line}}" }
              ]
            }
            """;
        var positions = new List<FlowLogPosition>();
        await foreach (FlowLogBatch batch in new FlowLogReader().ReadAsync(new MemoryStream(Encoding.ASCII.GetBytes(text))))
        {
            for (int i = 0; i < 3; i++)
                positions.Add(batch.Position(i));
        }

        int second = text.IndexOf("{ \"id\": \"2\"", StringComparison.Ordinal);
        Assert.Equal([new(4, text.IndexOf("{ \"id\": \"1\"", StringComparison.Ordinal)), new(5, second), new(5, second)], positions);
    }
}
