using System.Diagnostics;
using System.Globalization;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>
/// Processes that are killed, servers that stop, connections that break: every record is there once, and nothing is parked.
/// <c>tests/faults/run</c> kills more often.
/// </summary>
[Collection(FaultCollection.Name)]
public sealed class FaultTests(FaultServers servers)
{
    private const int Objects = 60;
    private const int Records = 50;

    private static int Kills => int.TryParse(
        Environment.GetEnvironmentVariable("VPCFLOW_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int kills) ? kills : 5;

    [FaultsFact]
    public async Task Ship_QueueKilledAtRandomMoments_EveryRecordIsThereOnce()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        await FillAsync(run, notifies: true);
        await KillAsync(run, run.QueueUrl);
        Assert.Equal(0, await run.CountMessagesAsync());
    }

    [FaultsFact]
    public async Task Ship_PollingKilledAtRandomMoments_EveryRecordIsThereOnce()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        await FillAsync(run, notifies: false);
        await KillAsync(run, $"s3://{run.Bucket}/AWSLogs/");
    }

    [FaultsFact]
    public async Task Ship_ClusterAndAwsStoppedAndStarted_EveryRecordIsThereOnce()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        await FillAsync(run, notifies: true);
        using ShipProcess ship = run.Start(run.QueueUrl, "--once");
        await WaitForDocumentsAsync(run);
        await servers.Cluster.KillAsync();
        await Task.Delay(1000);
        await servers.Cluster.StartAsync();

        // A server that hangs is worse than one that is gone.
        servers.Aws.Signal("STOP");
        await Task.Delay(2000);
        servers.Aws.Signal("CONT");
        await EndAsync(run, ship);
    }

    [FaultsFact]
    public async Task Ship_ConnectionsThatAreCutDelayedAndGarbled_EveryRecordIsThereOnce()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        await FillAsync(run, notifies: true);
        await using var aws = new FaultyProxy(servers.Aws.Url, seed: 7);
        await using var cluster = new FaultyProxy(servers.Cluster.Url, seed: 8);
        (run.Endpoint, run.ClusterUrl) = (aws.Url, cluster.Url);
        int exitCode = 4;

        // The start is checked once, and may fail because of the proxy.
        for (int i = 0; i < 10 && exitCode == 4; i++)
        {
            using ShipProcess ship = run.Start(run.QueueUrl, "--once");
            exitCode = await ship.WaitAsync();
            Assert.True(exitCode is 0 or 4, ship.Error);
        }

        (run.Endpoint, run.ClusterUrl) = (null, null);
        using ShipProcess last = run.Start(run.QueueUrl, "--once");
        await EndAsync(run, last);
        Assert.True(aws.Faults + cluster.Faults > 3, $"{aws.Faults} and {cluster.Faults} faults");
    }

    private static async Task FillAsync(FaultRun run, bool notifies)
    {
        IReadOnlyList<FaultObject> objects = await FaultObject.CreateAsync(Objects, Records);
        for (int i = 0; i < objects.Count; i++)
        {
            await run.PutAsync(objects[i]);
            if (notifies)
                await run.NotifyAsync(objects[i].Key, i);
        }
    }

    private static async Task KillAsync(FaultRun run, string source)
    {
        var random = new Random(7);
        for (int i = 0; i < Kills; i++)
        {
            using ShipProcess killed = run.Start(source);
            await Task.Delay(random.Next(300, 4000));
            await killed.KillAsync();
        }

        using ShipProcess last = run.Start(source, "--once");
        await EndAsync(run, last);
    }

    private static async Task WaitForDocumentsAsync(FaultRun run)
    {
        for (var time = Stopwatch.StartNew(); time.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(100))
        {
            try
            {
                if ((await run.DocumentsAsync()).Count > 0)
                    return;
            }
            catch (Xunit.Sdk.XunitException)
            {
                // The data stream is not there yet.
            }
        }
    }

    private static async Task EndAsync(FaultRun run, ShipProcess ship)
    {
        Assert.True(await ship.WaitAsync() == 0, ship.Error);
        Assert.Empty(run.Parked());
        await DeliveredDocuments.CheckAsync(run, Objects * Records);
    }
}
