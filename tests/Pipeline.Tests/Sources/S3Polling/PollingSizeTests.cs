namespace VpcFlow.Pipeline.Tests.Sources.S3Polling;

/// <summary>Requests, state and memory for a million objects.</summary>
[Collection(AloneCollection.Name)]
public sealed class PollingSizeTests
{
    private static readonly DateOnly s_first = new(2024, 11, 5);

    [Fact]
    public async Task ReadAsync_AMillionObjects_RemembersFlowLogsAndListsWhatIsNew()
    {
        DateTimeOffset night = DateTimeOffset.Parse("2024-12-05T00:00Z", null);
        using var bucket = new PollingFixture { S3 = new ManyKeysS3(s_first, night) };
        bucket.Time.Now = night;
        long memory = GC.GetTotalMemory(forceFullCollection: true);

        (int count, long peak) = await ReadAsync(bucket);

        Assert.Equal(ManyKeysS3.FlowLogs * ManyKeysS3.PerDay * 30, count);
        Assert.InRange(peak - memory, long.MinValue, 20_000_000);
        Assert.InRange(new DirectoryInfo(bucket.Folder).GetFiles().Sum(f => f.Length), 1, 200_000);

        // Of each flow log, an object every three or four minutes of the two hours before the last one, and that one.
        (int lists, int keys) = (bucket.S3.Lists, bucket.S3.ListedKeys);
        Assert.Equal(0, (await ReadAsync(bucket)).Count);
        Assert.InRange(bucket.S3.ListedKeys - keys, ManyKeysS3.FlowLogs * 34, ManyKeysS3.FlowLogs * 37);

        // One for the accounts, one for each account, and for each region that of its day, its flow logs and their objects.
        Assert.Equal(1 + 20 + (ManyKeysS3.FlowLogs * 4) + 1, bucket.S3.Lists - lists);
    }

    private static async Task<(int Count, long Peak)> ReadAsync(PollingFixture bucket)
    {
        using FlowLogStateFolder state = FlowLogStateFolder.Open(bucket.Folder);
        using var source = new S3PollingSource(bucket.Options(state), bucket.S3);
        int count = 0;
        long peak = 0;
        await foreach (FlowLogObject next in source.ReadAsync(default))
        {
            await next.CompleteAsync(new FlowLogObjectOutcome { Object = next }, default);
            if (++count % 200_000 == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        }

        return (count, peak);
    }
}
