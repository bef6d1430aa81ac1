using Amazon.SQS.Model;
using VpcFlow.Pipeline.Sources.Sqs;
using VpcFlow.Pipeline.Tests.Sources.S3Polling;

namespace VpcFlow.Pipeline.Tests.Backfill;

/// <summary>Runs that stop, fail, crash, and go on.</summary>
[Collection(AloneCollection.Name)]
public sealed class BackfillResumeTests
{
    [Fact]
    public async Task RunAsync_AMillionKeysStoppedTwice_PutsEachOnTheQueueOnce()
    {
        using var bench = new BackfillFixture
        {
            S3 = new ManyKeysS3(new DateOnly(2024, 11, 5), DateTimeOffset.Parse("2024-12-05T00:00Z", null)),
        };
        bench.Sqs.KeepsMessages = false;
        var gate = new Lock();
        var keys = new HashSet<int>();
        int sent = 0;
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        foreach (int stop in new[] { 300_000, 700_000, int.MaxValue })
        {
            using var cancelled = new CancellationTokenSource();
            bench.Sqs.OnSend = request =>
            {
                lock (gate)
                {
                    foreach (SendMessageBatchRequestEntry entry in request.Entries)
                        keys.Add(NotificationReader.Read(entry.MessageBody).Objects.Single().Key.GetHashCode(StringComparison.Ordinal));
                    int before = sent;
                    sent += request.Entries.Count;
                    if (sent / 100_000 > before / 100_000)
                        peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
                    if (sent >= stop)
                        cancelled.Cancel();
                }

                return [];
            };
            Task run = bench.RunAsync(cancellationToken: cancelled.Token);
            if (stop < int.MaxValue)
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
            else
                await run;
        }

        // Of a million keys, about a hundred have the hash of another one.
        const int All = ManyKeysS3.FlowLogs * ManyKeysS3.PerDay * 30;
        Assert.Equal(All, sent);
        Assert.InRange(keys.Count, All - 300, All);
        Assert.Equal(All, bench.Progress.Objects);
        Assert.NotNull(bench.Progress.FinishedAt);
        Assert.InRange(peak - memory, long.MinValue, 60_000_000);
    }

    [Fact]
    public async Task RunAsync_FinishedRun_DoesNothingUnlessTold()
    {
        using var bench = new BackfillFixture();
        bench.Put("20241204T0000Z");
        await bench.RunAsync();

        await bench.RunAsync();
        Assert.True(bench.Progress.WasFinished);
        Assert.Single(bench.Sqs.Sent);

        await bench.RunAsync(s => BackfillFixture.Options(s, again: true));
        Assert.Equal(2, bench.Sqs.Sent.Count);
    }

    [Fact]
    public async Task RunAsync_QueueFailsInTheMiddle_GoesOnBeforeWhatWasNotSent()
    {
        using var bench = new BackfillFixture();
        string[] keys = [.. Enumerable.Range(0, 1000).Select(i => $"exports/{i:0000}.log")];
        foreach (string key in keys)
            bench.S3.Put(key, [1]);
        int requests = 0;
        bench.Sqs.OnSend = _ => ++requests == 50 ? throw new HttpRequestException("The connection was closed.") : [];

        var e = await Assert.ThrowsAsync<FlowLogDeliveryException>(() => bench.RunAsync(Create));
        Assert.Contains("sqs:SendMessage", e.Message, StringComparison.Ordinal);
        Assert.Contains("The connection was closed", e.Message, StringComparison.Ordinal);
        await bench.RunAsync(Create);

        // What was sent after the request that failed is sent again.
        Assert.Equal(keys, bench.Keys.Distinct());
        Assert.InRange(bench.Keys.Length, 1000, 1000 + (16 * 10));

        static FlowLogBackfillOptions Create(FlowLogStateFolder state) => BackfillFixture.Options(state, prefix: "exports/");
    }

    [Fact]
    public async Task RunAsync_Crash_SendsAgainWhatTheStateLacks()
    {
        using var bench = new BackfillFixture();
        for (int i = 0; i < 1000; i++)
            bench.S3.Put($"exports/{i:0000}.log", [1]);
        using var cancelled = new CancellationTokenSource();
        int requests = 0;
        bench.Sqs.OnSend = _ =>
        {
            if (++requests == 50)
                cancelled.Cancel();
            return [];
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(Create, cancelled.Token));
        foreach (string file in Directory.GetFiles(bench.Folder, "*.json"))
            File.Delete(file);

        await bench.RunAsync(Create);

        Assert.Equal(1000, bench.Keys.Distinct().Count());
        Assert.All(bench.Keys.CountBy(k => k), k => Assert.InRange(k.Value, 1, 2));

        static FlowLogBackfillOptions Create(FlowLogStateFolder state) => BackfillFixture.Options(state, prefix: "exports/");
    }

    [Fact]
    public async Task RunAsync_ResumedRun_HasTheTimesOfItsBeginning()
    {
        using var bench = new BackfillFixture();
        string[] keys = bench.Put("20241204T0000Z", "20241206T0000Z");
        bench.Sqs.OnSend = _ => throw new HttpRequestException("The connection was closed.");
        await Assert.ThrowsAsync<FlowLogDeliveryException>(
            () => bench.RunAsync(s => BackfillFixture.Options(s, since: "2024-12-04", name: "now-2d")));
        bench.Sqs.OnSend = null;

        await bench.RunAsync(s => BackfillFixture.Options(s, since: "2024-12-06", name: "now-2d"));

        Assert.Equal(keys, bench.Keys);
    }

    [Fact]
    public async Task RunAsync_SomeMessagesNotTaken_SendsThemAgain()
    {
        using var bench = new BackfillFixture();
        string[] keys = bench.Put("20241204T0000Z", "20241204T0005Z", "20241204T0010Z");
        int requests = 0;
        bench.Sqs.OnSend = r => ++requests < 3
            ? [new BatchResultErrorEntry { Id = r.Entries[^1].Id, Code = "InternalError", SenderFault = false }]
            : [];

        await bench.RunAsync();

        Assert.Equal(keys, bench.Keys);
        Assert.Equal(3, requests);
    }

    [Fact]
    public async Task RunAsync_MessageRefused_Throws()
    {
        using var bench = new BackfillFixture();
        bench.Put("20241204T0000Z");
        bench.Sqs.OnSend = r =>
            [new BatchResultErrorEntry { Id = r.Entries[0].Id, Code = "InvalidMessageContents", Message = "no", SenderFault = true }];

        var e = await Assert.ThrowsAsync<FlowLogDeliveryException>(() => bench.RunAsync());

        Assert.Contains("InvalidMessageContents", e.Message, StringComparison.Ordinal);
    }
}
