using VpcFlow.Cli.Tests.Faults;

namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>The metrics of a worker on a queue, with moto and OpenSearch.</summary>
[Collection(FaultCollection.Name)]
public sealed class ShipQueueMetricsTests(FaultServers servers)
{
    private const int Objects = 12;
    private const int Records = 20;

    [FaultsFact]
    public async Task Ship_Queue_IsMeasuredAsItIs()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        foreach (FaultObject stored in await FaultObject.CreateAsync(Objects, Records))
        {
            await run.PutAsync(stored);
            await run.NotifyAsync(stored.Key, 0);
        }

        await run.NotifyAsync("AWSLogs/123456789010/vpcflowlogs/us-east-1/2024/12/04/missing.log.gz", 0);
        await run.SendAsync("not a notification");

        // No message comes twice, however slow the machine is.
        using ShipProcess ship = run.StartHolding("--metrics", "0");
        Scrape scrape = await Scrape.WaitAsync(ship, s => s.Sum("vpcflow_records_total") >= Objects * Records
            && s.Sum("vpcflow_source_parked_total") > 0 && s.Sum("vpcflow_source_skipped_total", "reason", "missing") > 0
            && s.Sum("vpcflow_objects_in_flight") == 0 && s.Has("vpcflow_queue_depth") && s.Has("vpcflow_queue_age_seconds"));
        Assert.Equal((200, "ready\n"), await Scrape.HealthAsync(await Scrape.UrlOfAsync(ship), "ready"));
        ship.Signal("TERM");
        await ship.WaitAsync();
        var summary = new Summary(ship.Error);

        Assert.Equal(Objects * Records, summary["records"]);
        Assert.Equal(summary["records"], scrape.Sum("vpcflow_records_total"));
        Assert.Equal(summary["objects"], scrape.Sum("vpcflow_objects_total"));
        Assert.Equal(Objects, scrape.Sum("vpcflow_objects_total", "outcome", "completed"));
        Assert.Equal(1, scrape.Sum("vpcflow_objects_total", "outcome", "missing"));
        Assert.Equal(summary["no longer there"], scrape.Sum("vpcflow_source_skipped_total", "reason", "missing"));
        Assert.Equal(summary["parked"], scrape.Sum("vpcflow_source_parked_total"));
        Assert.Equal(summary["created"], scrape.Sum("vpcflow_documents_total", "status", "created"));
        Assert.Equal([$"sqs:{run.Bucket}"], scrape.Values("source"));
        Assert.True(scrape.Sum("vpcflow_delivery_lag_seconds") > 0);
    }

    /// <summary>
    /// What makes a fleet grow: messages wait, and get older, while the cluster is down; and the worker is not restarted for it.
    /// </summary>
    [FaultsFact]
    public async Task Ship_ClusterDown_QueueGrowsOlderAndWorkerStaysLive()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        foreach (FaultObject stored in await FaultObject.CreateAsync(Objects, Records))
        {
            await run.PutAsync(stored);
            await run.NotifyAsync(stored.Key, 0);
        }

        await using var cluster = new FaultyProxy(servers.Cluster.Url, seed: 0, hasFaults: false);
        run.ClusterUrl = cluster.Url;
        using ShipProcess ship = run.Start(run.QueueUrl, "--metrics", "0", "--number-of-workers", "2");
        Uri url = await Scrape.UrlOfAsync(ship);
        await Scrape.WaitAsync(ship, s => s.Sum("vpcflow_ready") == 1);
        cluster.Close();
        for (int i = 0; i < 12; i++)
            await run.NotifyAsync((await FaultObject.CreateAsync(1, Records))[0].Key, 0);
        await Scrape.WaitAsync(ship, s => s.Sum("vpcflow_queue_depth") >= 10 && s.Sum("vpcflow_queue_age_seconds") > 2
            && s.Sum("vpcflow_objects_in_flight") > 0);
        Assert.Equal((200, "live\n"), await Scrape.HealthAsync(url, "live"));
        cluster.Open();
        await Scrape.WaitAsync(ship, s => s.Sum("vpcflow_queue_depth") == 0 && s.Sum("vpcflow_queue_age_seconds") == 0);
        ship.Signal("TERM");
        await ship.WaitAsync();
        Assert.Equal(Objects * Records, await run.CountDocumentsAsync());
    }
}
