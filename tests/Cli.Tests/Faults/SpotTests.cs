using System.Diagnostics;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>
/// A machine that is taken away, as spot instances are: SIGTERM comes two minutes before. A worker ends long before that, and has nothing
/// left that another one would have to wait for.
/// </summary>
[Collection(FaultCollection.Name)]
public sealed class SpotTests(FaultServers servers)
{
    private const int Objects = 80;
    private const int Records = 50;
    private static readonly TimeSpan s_notice = TimeSpan.FromMinutes(2);

    [FaultsFact]
    public async Task Ship_StoppedWhileBusy_DeliversWhatItHasAndGivesBackTheRest()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        await FillAsync(run);
        using ShipProcess worker = run.StartHolding();
        while (await run.CountDocumentsAsync() == 0)
        {
            Assert.False(worker.HasExited, worker.Error);
            await Task.Delay(20);
        }

        Assert.True(await StopAsync(worker) is 0 or 130, worker.Error);
        Assert.Equal(0, await run.CountHeldAsync());
        await CheckAsync(run);
    }

    /// <summary>While the cluster is down, nothing can be delivered: all messages go back, and at once.</summary>
    [FaultsFact]
    public async Task Ship_StoppedWhileTheClusterIsDown_GivesEverythingBack()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        await using var cluster = new FaultyProxy(servers.Cluster.Url, seed: 0, hasFaults: false);
        run.ClusterUrl = cluster.Url;
        using ShipProcess worker = run.StartHolding();
        await worker.WaitForErrorAsync("OpenSearch");
        cluster.Close();
        await FillAsync(run);
        await worker.WaitForErrorAsync("can't be reached");
        Assert.Equal(130, await StopAsync(worker));
        Assert.Equal((Objects, 0), (await run.CountMessagesAsync(), await run.CountHeldAsync()));
        cluster.Open();
        await CheckAsync(run);
    }

    private static async Task FillAsync(FaultRun run)
    {
        foreach (FaultObject stored in await FaultObject.CreateAsync(Objects, Records))
        {
            await run.PutAsync(stored);
            await run.NotifyAsync(stored.Key, 0);
        }
    }

    private static async Task<int> StopAsync(ShipProcess worker)
    {
        var time = Stopwatch.StartNew();
        worker.Signal("TERM");
        int exitCode = await worker.WaitAsync();
        Assert.True(time.Elapsed < s_notice, $"{time.Elapsed}");
        return exitCode;
    }

    /// <summary>Another worker delivers what is left.</summary>
    private static async Task CheckAsync(FaultRun run)
    {
        using ShipProcess other = run.StartWorker(1, "--once");
        Assert.True(await other.WaitAsync() == 0, other.Error);
        Assert.Equal(0, await run.CountMessagesAsync());
        Assert.Empty(run.Parked());
        await DeliveredDocuments.CheckAsync(run, Objects * Records);
    }
}
