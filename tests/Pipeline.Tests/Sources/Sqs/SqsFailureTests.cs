using System.Text.Json;
using Amazon.SQS.Model;
using VpcFlow.Pipeline.Tests.Sources.Moto;

namespace VpcFlow.Pipeline.Tests.Sources.Sqs;

/// <summary>What becomes of messages whose objects fail.</summary>
[Collection(MotoCollection.Name)]
public sealed class SqsFailureTests(MotoServer server)
{
    private static readonly byte[] s_png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    [MotoFact]
    public async Task ReadAsync_WhatCannotBeDelivered_IsParkedWithItsReason()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        await queue.PutAsync("good", Lines.Gzip(10));
        await queue.PutAsync("cut", Lines.Gzip(10)[..60]);
        await queue.PutAsync("image", s_png);
        await queue.PutAsync("other", Lines.Compress("some text\nof another kind\n"));
        string[] bodies =
        [
            "hello",
            Bodies.Notification(queue.Bucket, "cut"),
            Bodies.Notification(queue.Bucket, "image"),
            Bodies.Notification(queue.Bucket, "other", "good"),
        ];
        foreach (string body in bodies)
            await queue.SendAsync(body);
        var sink = new CollectingSink();

        FlowLogSourceCounters counters = await queue.RunAsync(sink);

        Assert.Equal(4, counters.Parked);
        Assert.Equal(10, sink.Documents.Count);
        Assert.Equal(0, await queue.CountMessagesAsync());
        JsonElement[] parked = [.. queue.ReadParked().Select(t => JsonDocument.Parse(t).RootElement)];
        Assert.Equal(bodies.Order(), parked.Select(p => p.GetProperty("body").GetString()!).Order());
        Assert.All(parked, p => Assert.Equal(queue.QueueUrl, p.GetProperty("source").GetString()));
        var byBody = parked.ToDictionary(p => p.GetProperty("body").GetString()!, p => p.GetProperty("reason").GetString()!);
        string[] reasons = [.. bodies.Select(b => byBody[b])];
        Assert.Contains("not JSON", reasons[0], StringComparison.Ordinal);
        Assert.Contains($"s3://{queue.Bucket}/cut", reasons[1], StringComparison.Ordinal);
        Assert.Contains("PNG", reasons[2], StringComparison.Ordinal);
        Assert.Contains("No line is a record", reasons[3], StringComparison.Ordinal);
    }

    [MotoFact]
    public async Task ReadAsync_DeadLetterQueue_ReceivesBodyAndReason()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        string deadLetters = (await queue.Sqs.CreateQueueAsync($"{queue.Bucket}-dead")).QueueUrl;
        await queue.SendAsync("hello\u00E9");
        SqsSourceOptions folder = queue.Options();
        var options = new SqsSourceOptions
        {
            QueueUrl = folder.QueueUrl,
            Aws = folder.Aws,
            WaitTime = folder.WaitTime,
            DeadLetterQueueUrl = deadLetters,
            StopsWhenEmpty = true,
        };

        await queue.RunAsync(new CollectingSink(), options);

        var request = new ReceiveMessageRequest { QueueUrl = deadLetters, MessageAttributeNames = ["All"] };
        Message message = Assert.Single((await queue.Sqs.ReceiveMessageAsync(request)).Messages);
        Assert.Equal("hello\u00E9", message.Body);
        Assert.Contains("not JSON", message.MessageAttributes["reason"].StringValue, StringComparison.Ordinal);
        Assert.Equal(queue.QueueUrl, message.MessageAttributes["source"].StringValue);
        Assert.Equal(0, await queue.CountMessagesAsync());
    }

    /// <summary>The timeout is five minutes, and a run may take four: only a message that is given back comes again in time.</summary>
    [MotoFact]
    public async Task ReadAsync_ObjectThatFailsOnce_ComesAgainSoonWithAllOfItsMessage()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        await queue.PutAsync("a", Lines.Gzip(10));
        await queue.PutAsync("b", Lines.Gzip(10, first: 11));
        await queue.SendAsync(Bodies.Notification(queue.Bucket, "a", "b"));
        int failures = 0;
        var sink = new CollectingSink
        {
            OnWrite = o => o.Name.EndsWith("/b", StringComparison.Ordinal) && Interlocked.Increment(ref failures) == 1
                ? throw new FlowLogDeliveryException("The sink is busy.", isTransient: true)
                : Task.CompletedTask,
        };

        FlowLogSourceCounters counters = await queue.RunAsync(sink, queue.Options(wait: 2));

        Assert.Equal(20, sink.Documents.Count);
        Assert.Equal(3, sink.Writes);
        Assert.Equal((1, 0), (counters.Returned, counters.Parked));
        Assert.Contains(queue.ProblemsReported, p => p.Contains("The sink is busy", StringComparison.Ordinal));
        Assert.Equal(0, await queue.CountMessagesAsync());
    }

    [MotoFact]
    public async Task ReadAsync_ObjectThatFailsEachTime_IsParkedAfterTheLastReceive()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        await queue.PutAsync("a", Lines.Gzip(1));
        await queue.SendAsync(Bodies.Notification(queue.Bucket, "a"));
        int tries = 0;
        var sink = new CollectingSink
        {
            OnWrite = _ =>
            {
                tries++;
                throw new FlowLogDeliveryException("The sink is busy.", isTransient: true);
            },
        };

        FlowLogSourceCounters counters = await queue.RunAsync(sink, queue.Options(maxReceiveCount: 2));

        Assert.Equal((3, 2, 1), (tries, counters.Returned, counters.Parked));
        Assert.Contains("It was received 3 times", Assert.Single(queue.ReadParked()), StringComparison.Ordinal);
        Assert.Equal(0, await queue.CountMessagesAsync());
    }

    [MotoFact]
    public async Task ReadAsync_DeadLetterThatCannotBeKept_KeepsTheMessage()
    {
        await using QueueFixture queue = await QueueFixture.CreateAsync(server);
        await queue.SendAsync("hello");
        string file = Path.Combine(queue.Parked, "file");
        await File.WriteAllTextAsync(file, "");
        SqsSourceOptions options = queue.Options();
        using var source = new SqsSource(new SqsSourceOptions
        {
            QueueUrl = options.QueueUrl,
            Aws = options.Aws,
            WaitTime = options.WaitTime,
            DeadLetterFolder = Path.Combine(file, "folder"),
            StopsWhenEmpty = true,
            OnProblem = options.OnProblem,
        });

        await new FlowLogPipeline(source, new CollectingSink()).RunAsync();

        Assert.Equal(0, source.Counters.Parked);
        Assert.Equal(1, await queue.CountMessagesAsync());
        Assert.Contains(queue.ProblemsReported, p => p.Contains("could not be kept as a dead letter", StringComparison.Ordinal));
    }
}
