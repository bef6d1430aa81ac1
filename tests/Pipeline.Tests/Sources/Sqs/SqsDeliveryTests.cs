using System.Text.Json;
using Amazon.S3.Model;
using Amazon.SQS.Model;
using VpcFlow.Pipeline.Tests.Sources.Moto;

namespace VpcFlow.Pipeline.Tests.Sources.Sqs;

/// <summary>What messages lead to, if nothing goes wrong.</summary>
[Collection(MotoCollection.Name)]
public sealed class SqsDeliveryTests(MotoServer server)
{
    private const string Key = "AWSLogs/123456789010/vpcflowlogs/eu-west-1/2024/12/04/a b+ü.log.gz";

    [MotoFact]
    public async Task ReadAsync_EachKindOfBody_DeliversOnceAndDeletes()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        string[] keys = [.. Enumerable.Range(0, 5).Select(i => $"{i}/{Key}")];
        for (int i = 0; i < keys.Length; i++)
            await queue.PutAsync(keys[i], Lines.Gzip(10, first: 1 + (10 * i)));
        await queue.SendAsync(Bodies.Notification(queue.Bucket, keys[0], keys[1]));
        await queue.SendAsync(Bodies.Sns(Bodies.Notification(queue.Bucket, keys[2])));
        await queue.SendAsync(Bodies.EventBridge(queue.Bucket, keys[3]));
        await queue.SendAsync(Bodies.Sns(Bodies.EventBridge(queue.Bucket, keys[4])));
        await queue.SendAsync(Bodies.Test);
        var sink = new CollectingSink();

        FlowLogSourceCounters counters = await queue.RunAsync(sink);

        Assert.Equal(50, sink.Documents.Count);
        Assert.Equal(0, await queue.CountMessagesAsync());
        Assert.Equal((1, 0, 0, 0), (counters.TestEvents, counters.Parked, counters.Returned, counters.Problems));
    }

    [MotoFact]
    public async Task ReadAsync_NotificationsThatTheBucketSends_AreRead()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        GetQueueAttributesResponse attributes = await queue.Sqs.GetQueueAttributesAsync(queue.QueueUrl, ["QueueArn"]);
        await queue.S3.PutBucketNotificationAsync(new PutBucketNotificationRequest
        {
            BucketName = queue.Bucket,
            QueueConfigurations = [new QueueConfiguration { Queue = attributes.QueueARN, Events = ["s3:ObjectCreated:*"] }],
        });
        await queue.PutAsync(Key, Lines.Gzip(10));
        var sink = new CollectingSink();

        FlowLogSourceCounters counters = await queue.RunAsync(sink);

        Assert.Equal(10, sink.Documents.Count);
        Assert.Equal(0, counters.Parked);
        Assert.Equal(0, await queue.CountMessagesAsync());
    }

    [MotoFact]
    public async Task ReadAsync_Object_SaysWhereItsDocumentsCameFrom()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        byte[] content = Lines.Gzip(1);
        await queue.PutAsync(Key, content);
        await queue.SendAsync(Bodies.Notification(queue.Bucket, Key));
        var sink = new CollectingSink();

        await queue.RunAsync(sink);

        (string id, string text) = Assert.Single(sink.Documents);
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement root = document.RootElement;
        Assert.Equal(
            $"https://{queue.Bucket}.s3.us-east-1.amazonaws.com/{Key}",
            root.GetProperty("log").GetProperty("file").GetProperty("path").GetString());
        Assert.Equal("eu-west-1", root.GetProperty("cloud").GetProperty("region").GetString());

        // The entity tag of an object that was stored at once is the MD5 of its content.
#pragma warning disable CA5351 // S3 decides
        string etag = Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(content));
#pragma warning restore CA5351
        Assert.StartsWith(PrefixOf(FlowLogIdentity.S3Object(queue.Bucket, Key, etag)), id, StringComparison.Ordinal);
    }

    [MotoFact]
    public async Task ReadAsync_ObjectsWithoutRecordsOrExistence_AreCountedAndDeleted()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        await queue.PutAsync("empty", []);
        await queue.PutAsync("elb.log", "not a flow log"u8.ToArray());
        await queue.SendAsync(Bodies.Notification(queue.Bucket, "empty"));
        await queue.SendAsync(Bodies.Notification(queue.Bucket, "gone"));
        await queue.SendAsync(Bodies.Notification(queue.Bucket, "elb.log"));
        var sink = new CollectingSink();

        SqsSourceOptions options = queue.Options(filter: k => !k.StartsWith("elb", StringComparison.Ordinal));
        FlowLogSourceCounters counters = await queue.RunAsync(sink, options);

        Assert.Equal((1, 1, 0), (counters.Missing, counters.Filtered, counters.Parked));
        Assert.Empty(sink.Documents);
        Assert.Equal(0, await queue.CountMessagesAsync());
    }

    [MotoFact]
    public async Task ReadAsync_QueueThatDoesNotExist_ThrowsAndNamesIt()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        await queue.Sqs.DeleteQueueAsync(queue.QueueUrl);
        IOException e = await Assert.ThrowsAsync<FileNotFoundException>(() => queue.RunAsync(new CollectingSink()));
        Assert.Contains($"{queue.QueueUrl} does not exist", e.Message, StringComparison.Ordinal);
    }

    private static string PrefixOf(FlowLogIdentity identity) => System.Text.Encoding.UTF8.GetString(identity.Prefix) + "-";
}
