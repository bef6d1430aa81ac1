using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VpcFlow.Lambda.Tests.Support;

/// <summary>Events as the pages of the developer guide of AWS Lambda on each service show them.</summary>
internal static class EventText
{
    public const string Queue = "arn:aws:sqs:us-east-1:123456789012:flow-logs";
    public const string Stream = "arn:aws:kinesis:us-east-1:123456789012:stream/flow-logs";

    /// <summary>A record with this interface, to tell it from others.</summary>
    public static string RecordOf(string name)
        => $"2 123456789010 {name} 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";

    public static string Sqs(params (string Id, string Body, int Count)[] messages) => Records(messages.Select(m => new JsonObject
    {
        ["messageId"] = m.Id,
        ["receiptHandle"] = $"receipt-{m.Id}",
        ["body"] = m.Body,
        ["attributes"] = new JsonObject { ["ApproximateReceiveCount"] = $"{m.Count}", ["SentTimestamp"] = "1545082649183" },
        ["messageAttributes"] = new JsonObject(),
        ["eventSource"] = "aws:sqs",
        ["eventSourceARN"] = Queue,
        ["awsRegion"] = "us-east-1",
    }));

    public static string Kinesis(params (string Number, byte[] Data)[] records) => Records(records.Select(r => new JsonObject
    {
        ["kinesis"] = new JsonObject
        {
            ["kinesisSchemaVersion"] = "1.0",
            ["partitionKey"] = "1",
            ["sequenceNumber"] = r.Number,
            ["data"] = Convert.ToBase64String(r.Data),
            ["approximateArrivalTimestamp"] = 1545084650.987,
        },
        ["eventSource"] = "aws:kinesis",
        ["eventVersion"] = "1.0",
        ["eventID"] = $"shardId-000000000006:{r.Number}",
        ["eventName"] = "aws:kinesis:record",
        ["awsRegion"] = "us-east-1",
        ["eventSourceARN"] = Stream,
    }));

    public static string Sns(string message) => Records([new JsonObject
    {
        ["EventVersion"] = "1.0",
        ["EventSubscriptionArn"] = "arn:aws:sns:us-east-1:123456789012:flow-logs:21be56ed-a058-49f5-8c98-aedd2564c486",
        ["EventSource"] = "aws:sns",
        ["Sns"] = new JsonObject { ["Type"] = "Notification", ["Message"] = message },
    }]);

    public static string Firehose(params (string Id, byte[] Data)[] records) => new JsonObject
    {
        ["invocationId"] = "invocationIdExample",
        ["deliveryStreamArn"] = "arn:aws:kinesis:EXAMPLE",
        ["region"] = "us-east-1",
        ["records"] = new JsonArray([.. records.Select(r => new JsonObject
        {
            ["recordId"] = r.Id,
            ["approximateArrivalTimestamp"] = 1495072949453,
            ["data"] = Convert.ToBase64String(r.Data),
        })]),
    }.ToJsonString();

    /// <summary>A payload of CloudWatch Logs with events of these ids and interfaces.</summary>
    public static byte[] Payload(params (string Id, string Name)[] events) => TemporaryFolder.Gzip(new JsonObject
    {
        ["messageType"] = "DATA_MESSAGE",
        ["owner"] = "123456789012",
        ["logGroup"] = "vpc",
        ["logStream"] = "eni-all",
        ["subscriptionFilters"] = new JsonArray("all"),
        ["logEvents"] = new JsonArray([.. events.Select(e => new JsonObject
        {
            ["id"] = e.Id,
            ["timestamp"] = 1432826855000,
            ["message"] = RecordOf(e.Name),
        })]),
    }.ToJsonString());

    public static string CloudWatch(params (string Id, string Name)[] events)
        => $$$"""{"awslogs":{"data":"{{{Convert.ToBase64String(Payload(events))}}}"}}""";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Records(IEnumerable<JsonObject> records)
        => new JsonObject { ["Records"] = new JsonArray([.. records]) }.ToJsonString(JsonSerializerOptions.Default);
}
