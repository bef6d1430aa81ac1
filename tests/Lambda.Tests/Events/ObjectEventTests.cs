using System.Buffers.Text;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using VpcFlow.Lambda.Tests.Support;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Sources.Moto;
using VpcFlow.Pipeline.Tests.Sources.Sqs;

namespace VpcFlow.Lambda.Tests.Events;

/// <summary>Events that name objects in S3: of S3, SNS, EventBridge and SQS.</summary>
[Collection(MotoCollection.Name)]
public sealed class ObjectEventTests(MotoServer moto) : IAsyncLifetime
{
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(15);
    private readonly string _bucket = $"logs-{Guid.NewGuid():N}"[..20];
    private string _queue = "";

    public async Task InitializeAsync()
    {
        if (MotoServer.Script is null)
            return;
        using AmazonS3Client s3 = moto.CreateS3();
        await s3.PutBucketAsync(_bucket);
        using AmazonSQSClient sqs = moto.CreateSqs();
        _queue = (await sqs.CreateQueueAsync($"dead-{Guid.NewGuid():N}")).QueueUrl;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [MotoFact]
    public async Task S3_Object_IsDeliveredUnderTheIdOfItsContent()
    {
        await using FunctionBench bench = CreateBench();
        string etag = await PutAsync("a b.log", EventText.RecordOf("a"));
        Answer answer = await bench.InvokeAsync(Bodies.Notification(_bucket, "a b.log"));
        Assert.Equal((1, 1, 0), (answer.Total("objects"), answer.Total("records"), answer.Total("parked")));
        byte[] hash = SHA256.HashData(EventText.Bytes($"{_bucket}\na b.log\n{etag.Trim('"')}"));
        Assert.Equal([$"logs-aws.vpcflow-default/{Base64Url.EncodeToString(hash.AsSpan(0, 15))}-00000000"], bench.Cluster.Documents.Keys);
    }

    [MotoFact]
    public async Task S3_EventsByOtherServices_AreDelivered()
    {
        await using FunctionBench bench = CreateBench();
        foreach (string name in (string[])["topic", "bus"])
            await PutAsync(name, EventText.RecordOf(name));
        Assert.Equal(1, (await bench.InvokeAsync(EventText.Sns(Bodies.Notification(_bucket, "topic")))).Total("records"));
        Assert.Equal(1, (await bench.InvokeAsync(Bodies.EventBridge(_bucket, "bus"))).Total("records"));
        Assert.Equal(["bus", "topic"], bench.Cluster.Interfaces().Order());
        Assert.Equal(0, (await bench.InvokeAsync(Bodies.Test)).Total("objects"));
        Assert.Equal(0, (await bench.InvokeAsync(Bodies.Notification(_bucket, "deleted"))).Total("records"));
    }

    [MotoFact]
    public async Task S3_PoisonedObject_IsKeptInTheQueue()
    {
        await using FunctionBench bench = CreateBench();
        await PutAsync("text.log", "nothing\nof a flow log\n");
        string notification = Bodies.Notification(_bucket, "text.log");
        Assert.Equal(1, (await bench.InvokeAsync(notification)).Total("parked"));
        Message kept = Assert.Single(await ReceiveAsync());
        Assert.Equal(notification, kept.Body);
        Assert.StartsWith(
            $"No line is a record; the first one: s3://{_bucket}/text.log",
            kept.MessageAttributes["reason"].StringValue,
            StringComparison.Ordinal);
    }

    [MotoFact]
    public async Task Sqs_BatchOfEveryKind_FailsWhatIsNotDelivered()
    {
        await using FunctionBench bench = CreateBench();
        bench.Cluster.OnItem = (_, document) => FakeCluster.InterfaceOf(document) == "busy"
            ? "\"status\":503,\"error\":{\"type\":\"unavailable_shards_exception\",\"reason\":\"busy\"}"
            : null;
        foreach (string name in (string[])["plain", "wrapped", "busy", "half"])
            await PutAsync(name, EventText.RecordOf(name));
        await PutAsync("text", "nothing\n");
        Answer answer = await bench.InvokeAsync(
            EventText.Sqs(
                ("m1", Bodies.Notification(_bucket, "plain"), 1),
                ("m2", Bodies.Sns(Bodies.Notification(_bucket, "wrapped")), 1),
                ("m3", Bodies.Notification(_bucket, "busy", "half"), 9),
                ("m4", Bodies.Notification(_bucket, "text"), 1),
                ("m5", "hello", 1),
                ("m6", Bodies.Test, 1)),
            s_time);

        // Of a message with two objects, one of which is delivered, both come again. That it was received often is not why it failed.
        Assert.Equal(["m3"], answer.Failures);
        Assert.Equal(["half", "plain", "wrapped"], bench.Cluster.Interfaces().Order());
        Assert.Equal(
            [Bodies.Notification(_bucket, "text"), "hello"],
            (await ReceiveAsync()).Select(m => m.Body).OrderDescending(StringComparer.Ordinal));
    }

    [MotoFact]
    public async Task Cluster_RefusesADocument_KeepsItInTheQueue()
    {
        await using FunctionBench bench = CreateBench();
        bench.Cluster.OnItem = (_, document) => FakeCluster.InterfaceOf(document) == "bad"
            ? "\"status\":400,\"error\":{\"type\":\"document_parsing_exception\",\"reason\":\"failed to parse\"}"
            : null;
        await PutAsync("some", $"{EventText.RecordOf("good")}\n{EventText.RecordOf("bad")}\n");
        Assert.Equal(2, (await bench.InvokeAsync(Bodies.Notification(_bucket, "some"))).Total("records"));
        Message kept = Assert.Single(await ReceiveAsync());
        Assert.Contains("\"interface_id\":\"bad\"", kept.Body, StringComparison.Ordinal);
        Assert.Equal("failed to parse", kept.MessageAttributes["reason"].StringValue);
        Assert.Equal($"s3://{_bucket}/some", kept.MessageAttributes["source"].StringValue);

        // Each of them once, although the file that the sink writes to goes on.
        await PutAsync("more", EventText.RecordOf("bad"));
        await bench.InvokeAsync(Bodies.Notification(_bucket, "more"));
        Assert.Equal($"s3://{_bucket}/more", Assert.Single(await ReceiveAsync()).MessageAttributes["source"].StringValue);
    }

    [MotoFact]
    public async Task DeadLetterQueue_Missing_GivesBackWhatCannotBeKept()
    {
        await using FunctionBench bench = new(Environment(_queue + "-missing"));
        Answer answer = await bench.InvokeAsync(EventText.Sqs(("m1", "hello", 1)));
        Assert.Equal(["m1"], answer.Failures);
        await bench.WaitForLogAsync("could not be kept as a dead letter");
    }

    private FunctionBench CreateBench() => new(Environment(_queue));

    private (string Name, string Value)[] Environment(string queue) =>
    [
        ("VPCFLOW__AWS__ENDPOINT", moto.Url.AbsoluteUri), ("VPCFLOW__AWS__PATHSTYLE", "true"), ("VPCFLOW_DEAD_LETTER_QUEUE_URL", queue),
    ];

    private async Task<string> PutAsync(string key, string text)
    {
        using AmazonS3Client s3 = moto.CreateS3();
        return (await s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = key, ContentBody = text })).ETag;
    }

    /// <summary>Takes all messages of the queue.</summary>
    private async Task<List<Message>> ReceiveAsync()
    {
        using AmazonSQSClient sqs = moto.CreateSqs();
        var request = new ReceiveMessageRequest { QueueUrl = _queue, MaxNumberOfMessages = 10, MessageAttributeNames = ["All"] };
        List<Message> messages = (await sqs.ReceiveMessageAsync(request)).Messages ?? [];
        foreach (Message message in messages)
            await sqs.DeleteMessageAsync(_queue, message.ReceiptHandle);
        return messages;
    }
}
