using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using VpcFlow.Pipeline.Sources;
using VpcFlow.Pipeline.Sources.Sqs;

namespace VpcFlow.Pipeline.Tests.Sources.Sqs;

/// <summary>SQS keeps a message invisible for 12 hours, and no longer.</summary>
public sealed class SqsLeaseLimitTests
{
    [Fact]
    public async Task Add_TwelveHoursAgo_IsGivenUpAndReported()
    {
        var clock = new Clock();
        using var sqs = new FakeSqs();
        var counters = new FlowLogSourceCounters();
        var reports = new ConcurrentQueue<string>();
        var problems = new Problems(counters, reports.Enqueue);
        await using var leases = new SqsLeases(new SqsQueue(sqs, "queue"), TimeSpan.FromSeconds(3), problems, clock);
        leases.Add("receipt");
        await WaitAsync(() => sqs.Timeouts.Contains(3));

        // What is left is less than the timeout.
        clock.Now += TimeSpan.FromHours(12) - TimeSpan.FromSeconds(2);
        await WaitAsync(() => sqs.Timeouts.Contains(2));
        clock.Now += TimeSpan.FromSeconds(2);
        await WaitAsync(() => !reports.IsEmpty);
        Assert.Contains("12 hours have passed", Assert.Single(reports), StringComparison.Ordinal);
        Assert.Equal(0, leases.Count);
        Assert.All(sqs.Timeouts, t => Assert.InRange(t, 1, 3));
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (int i = 0; i < 2400 && !condition(); i++)
            await Task.Delay(50);
        Assert.True(condition());
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class FakeSqs() : AmazonSQSClient(
        new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = "http://127.0.0.1:1" })
    {
        public ConcurrentQueue<int> Timeouts { get; } = [];

        public override Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(
            ChangeMessageVisibilityBatchRequest request, CancellationToken cancellationToken = default)
        {
            foreach (ChangeMessageVisibilityBatchRequestEntry entry in request.Entries)
                Timeouts.Enqueue(entry.VisibilityTimeout ?? 0);
            return Task.FromResult(new ChangeMessageVisibilityBatchResponse());
        }
    }
}
