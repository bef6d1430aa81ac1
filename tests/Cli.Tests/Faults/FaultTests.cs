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
    private const int ObjectsPerKill = 20;
    private const int RecordsPerKill = 20;

    private static int Kills => int.TryParse(
        Environment.GetEnvironmentVariable("VPCFLOW_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int kills) ? kills : 5;

    [FaultsFact]
    public async Task Ship_QueueKilledAtRandomMoments_EveryRecordIsThereOnce()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        await KillAsync(run, run.QueueUrl, notifies: true);
        Assert.Equal(0, await run.CountMessagesAsync());
    }

    [FaultsFact]
    public async Task Ship_PollingKilledAtRandomMoments_EveryRecordIsThereOnce()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        await KillAsync(run, $"s3://{run.Bucket}/AWSLogs/", notifies: false);
    }

    [FaultsFact]
    public async Task Ship_ClusterAndAwsStoppedAndStarted_EveryRecordIsThereOnce()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        await FillAsync(run);
        await using var aws = new FaultyProxy(servers.Aws.Url, seed: 0, hasFaults: false);
        run.Endpoint = aws.Url;
        using ShipProcess ship = run.Start(run.QueueUrl, "--once");
        await WaitForDocumentsAsync(run);
        aws.Close();
        await servers.Cluster.KillAsync();
        await Task.Delay(1000);
        await servers.Cluster.StartAsync();
        aws.Open();

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
        await FillAsync(run);
        await using var aws = new FaultyProxy(servers.Aws.Url, seed: 7);
        await using var cluster = new FaultyProxy(servers.Cluster.Url, seed: 8);
        (run.Endpoint, run.ClusterUrl) = (aws.Url, cluster.Url);
        int exitCode = 4;

        // The start is checked once, and may fail because of the proxy.
        for (int i = 0; i < 30 && exitCode == 4; i++)
        {
            using ShipProcess ship = run.Start(run.QueueUrl, "--once");
            exitCode = await ship.WaitAsync();
            Assert.True(exitCode is 0 or 4, ship.Error);
        }

        Assert.Equal(0, exitCode);
        (run.Endpoint, run.ClusterUrl) = (null, null);
        Assert.Equal(Objects * Records, await run.CountDocumentsAsync());
        using ShipProcess last = run.Start(run.QueueUrl, "--once");
        await EndAsync(run, last);
        Assert.True(aws.Faults + cluster.Faults > 3, $"{aws.Faults} and {cluster.Faults} faults");
    }

    private static async Task FillAsync(FaultRun run)
        => await PutAsync(run, await FaultObject.CreateAsync(Objects, Records), notifies: true);

    private static async Task PutAsync(FaultRun run, IEnumerable<FaultObject> objects, bool notifies)
    {
        foreach ((int i, FaultObject stored) in objects.Index())
        {
            await run.PutAsync(stored);
            if (notifies)
                await run.NotifyAsync(stored.Key, i);
        }
    }

    /// <summary>
    /// Delivers new objects, a few records at a time, and kills the process in the middle of that, and one time in three at any moment.
    /// </summary>
    private static async Task KillAsync(FaultRun run, string source, bool notifies)
    {
        string small = run.Folder.Write(
            "small.json",
            """{ "Sinks": { "Elasticsearch": { "RequestSize": "4KiB", "MaxRequestSize": "4KiB", "MaxRequests": 1 } } }""");
        IReadOnlyList<FaultObject> objects = await FaultObject.CreateAsync(Kills * ObjectsPerKill, RecordsPerKill);
        var random = new Random(7);
        int atWork = 0;
        for (int i = 0; i < Kills; i++)
        {
            int before = await run.CountDocumentsAsync();
            await PutAsync(run, objects.Skip(i * ObjectsPerKill).Take(ObjectsPerKill), notifies);
            using ShipProcess killed = run.Start(source, "--config", small);
            if (i % 3 != 2)
                await WaitForDocumentsAsync(run, before);
            await Task.Delay(random.Next(i % 3 == 2 ? 4000 : 300));
            await killed.KillAsync();
            int after = await run.CountDocumentsAsync();
            if (after > before && after < (i + 1) * ObjectsPerKill * RecordsPerKill)
                atWork++;
        }

        Assert.True(atWork >= Kills / 4, $"Only {atWork} of {Kills} kills interrupted anything.");
        using ShipProcess last = run.Start(source, "--once");
        await EndAsync(run, last, Kills * ObjectsPerKill * RecordsPerKill);
    }

    private static async Task WaitForDocumentsAsync(FaultRun run, int before = 0)
    {
        for (var time = Stopwatch.StartNew(); await run.CountDocumentsAsync() <= before; await Task.Delay(20))
            Assert.True(time.Elapsed < Tool.Limit, $"No documents come after {before}.");
    }

    private static async Task EndAsync(FaultRun run, ShipProcess ship, int records = Objects * Records)
    {
        Assert.True(await ship.WaitAsync() == 0, ship.Error);
        Assert.Empty(run.Parked());
        await DeliveredDocuments.CheckAsync(run, records);
    }
}
