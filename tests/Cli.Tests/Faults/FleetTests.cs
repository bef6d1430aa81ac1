using System.Globalization;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>
/// Many workers on one queue, which are killed and started at random. <c>tests/faults/run</c> has more of everything: 8 workers and 2,000
/// objects.
/// </summary>
[Collection(FaultCollection.Name)]
public sealed class FleetTests(FaultServers servers)
{
    private const int Records = 10;

    private static int Objects => Setting("VPCFLOW_FLEET_OBJECTS", 120);

    private static int Workers => Setting("VPCFLOW_FLEET_WORKERS", 3);

    private static int Kills => Setting("VPCFLOW_KILLS", 5);

    [FaultsFact]
    public async Task Enqueue_WorkersKilledAtRandomMoments_EveryRecordIsThereOnce()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        IReadOnlyList<FaultObject> objects = [.. await FaultObject.CreateAsync(Objects, Records)];
        await Parallel.ForEachAsync(objects, async (stored, _) => await run.PutAsync(stored));
        ToolResult enqueued = await run.EnqueueAsync();
        Assert.True(enqueued.ExitCode == 0, enqueued.Error);
        Assert.Contains($"{Objects:N0} objects of s3://{run.Bucket}/AWSLogs/ on the queue", enqueued.Error, StringComparison.Ordinal);
        Assert.Equal(Objects, await run.CountMessagesAsync());

        await using var proxy = new CountingProxy(servers.Aws.Url, [.. objects.Select(o => o.Name)]);
        run.Endpoint = proxy.Url;
        ShipProcess[] workers = [.. Enumerable.Range(0, Workers).Select(i => run.StartWorker(i))];
        var random = new Random(7);
        for (int i = 0; i < Kills; i++)
        {
            await Task.Delay(random.Next(500, 3000));
            int victim = random.Next(Workers);
            await workers[victim].KillAsync();
            workers[victim].Dispose();
            workers[victim] = run.StartWorker(victim);
        }

        await Task.WhenAll(workers.Select(StopAsync));
        using ShipProcess last = run.StartWorker(Workers, "--once");
        Assert.True(await last.WaitAsync() == 0, last.Error);
        Assert.Equal(0, await run.CountMessagesAsync());
        Assert.Empty(run.Parked());
        await DeliveredDocuments.CheckAsync(run, Objects * Records);

        // A worker reads what it has received, and nothing twice.
        await proxy.DisposeAsync();
        Assert.All(objects, o => Assert.InRange(proxy.Reads[o.Name], 1, proxy.Receives[o.Name]));
    }

    [FaultsFact]
    public async Task Enqueue_SecondTimeAndDryRun_PutNothingOnTheQueue()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        foreach (FaultObject stored in await FaultObject.CreateAsync(7, Records))
            await run.PutAsync(stored);
        ToolResult dry = await run.EnqueueAsync("--dry-run");
        Assert.Contains("7 objects", dry.Error, StringComparison.Ordinal);
        Assert.Equal(0, await run.CountMessagesAsync());
        await run.EnqueueAsync();
        ToolResult second = await run.EnqueueAsync();
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("nothing to do: 7 objects", second.Error, StringComparison.Ordinal);
        Assert.Equal(7, await run.CountMessagesAsync());
        Assert.Equal(0, (await run.EnqueueAsync("--again", "--account", "210987654321")).ExitCode);
        Assert.Equal(7, await run.CountMessagesAsync());
    }

    [FaultsFact]
    public async Task Enqueue_QueueOrBucketMissing_SaysWhatIsMissing()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        ToolResult empty = await run.EnqueueAsync();
        Assert.Equal(0, empty.ExitCode);
        Assert.Contains("0 objects", empty.Error, StringComparison.Ordinal);
        string address = $"{servers.Aws.Url}";
        ToolResult noBucket = await Tool.RunAsync(
            "enqueue", "s3://no-such-bucket/", "--queue", run.QueueUrl, "--state", run.Folder["a"], "--path-style", "--endpoint", address);
        Assert.Equal(3, noBucket.ExitCode);
        Assert.Contains("s3://no-such-bucket/", noBucket.Error, StringComparison.Ordinal);
        ToolResult notCounted = await Tool.RunAsync(
            "enqueue", "s3://no-such-bucket/", "--queue", run.QueueUrl, "--state", run.Folder["a"], "--path-style", "--endpoint", address,
            "--dry-run");
        Assert.Equal(3, notCounted.ExitCode);
        Assert.DoesNotContain("queue", notCounted.Error, StringComparison.Ordinal);
        foreach (FaultObject stored in await FaultObject.CreateAsync(1, Records))
            await run.PutAsync(stored);
        ToolResult noQueue = await Tool.RunAsync(
            "enqueue", $"s3://{run.Bucket}/", "--queue", $"{run.QueueUrl}-missing", "--state", run.Folder["b"], "--path-style",
            "--endpoint", address);
        Assert.Equal(4, noQueue.ExitCode);
        Assert.Contains("does not exist", noQueue.Error, StringComparison.Ordinal);
        Assert.Contains("goes on from there", noQueue.Error, StringComparison.Ordinal);
    }

    private static async Task StopAsync(ShipProcess worker)
    {
        worker.Signal("TERM");

        // One that has just been started may not listen yet, and is ended by the system; one that is slow gives up what is in flight.
        const int Interrupted = 130;
        const int Terminated = 128 + 15;
        int exitCode = await worker.WaitAsync();
        Assert.True(exitCode is 0 or Interrupted or Terminated, $"{exitCode}: {worker.Error}");
        worker.Dispose();
    }

    private static int Setting(string name, int value)
        => int.TryParse(
            Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : value;
}
