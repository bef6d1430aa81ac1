using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Tests.Sources.Sqs;

/// <summary>The bodies of messages, as the AWS documentation shows them.</summary>
internal static class Bodies
{
    public const string Test =
        """{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2014-10-13T15:57:02.089Z","Bucket":"bucketname","RequestId":"5582"}""";

    /// <summary>A notification of S3, in which keys are encoded like those of a form.</summary>
    public static string Notification(string bucket, params string[] keys)
        => Records([.. keys.Select(k => Record(bucket, k))]);

    public static string Records(params JsonNode[] records) => new JsonObject { ["Records"] = new JsonArray(records) }.ToJsonString();

    public static JsonNode Record(string bucket, string key, string name = "ObjectCreated:Put") => JsonNode.Parse($$"""
        {
          "eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "us-east-1", "eventTime": "1970-01-01T00:00:00.000Z",
          "eventName": "{{name}}",
          "s3": {
            "s3SchemaVersion": "1.0", "configurationId": "flow-logs",
            "bucket": { "name": "{{bucket}}", "arn": "arn:aws:s3:::{{bucket}}" },
            "object": { "key": "{{WebUtility.UrlEncode(key)}}", "size": 5, "eTag": "d41d8cd98f00b204e9800998ecf8427e" }
          }
        }
        """)!;

    public static string Sns(string message) => $$"""
        {
          "Type": "Notification", "MessageId": "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
          "TopicArn": "arn:aws:sns:us-east-1:123456789012:flow-logs", "Subject": "Amazon S3 Notification",
          "Message": {{JsonSerializer.Serialize(message)}}, "Timestamp": "2012-05-02T00:54:06.655Z", "SignatureVersion": "1"
        }
        """;

    /// <summary>An event of EventBridge, in which keys are not encoded.</summary>
    public static string EventBridge(string bucket, string key, string type = "Object Created") => $$"""
        {
          "version": "0", "id": "17793124-05d4-b198-2fde-7ededc63b103", "detail-type": "{{type}}", "source": "aws.s3",
          "account": "111122223333", "time": "2021-11-12T00:00:00Z", "region": "us-east-1", "resources": ["arn:aws:s3:::{{bucket}}"],
          "detail": { "version": "0", "bucket": { "name": "{{bucket}}" }, "object": { "key": {{JsonSerializer.Serialize(key)}} } }
        }
        """;
}
