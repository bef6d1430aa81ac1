using VpcFlow.Cli.Tests.Faults;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>The metrics of <c>vpcflow ship</c>, compared with its own summary.</summary>
public sealed class ShipMetricsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeCluster _cluster = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ship_Metrics_AreThoseOfTheSummary()
    {
        await using var server = new ClusterServer(_cluster);
        string first = string.Concat(Enumerable.Range(0, 3000).Select(i => Samples.RecordOf($"a-{i}") + "\n"));
        _folder.Write("logs/a.log", first);
        ToolResult before = await Tool.RunAsync("ship", _folder["logs"], "--to", $"{server.Url}", "--state", _folder["first"]);
        Assert.True(before.ExitCode == 0, before.Error);

        // Documents that are there, some that are not, one that is refused, lines that are rejected, a busy cluster, and another text.
        string invalid = Samples.Record.Replace("31.16.139", "31.16.x", StringComparison.Ordinal);
        _folder.Write("logs/b.log", string.Concat(Enumerable.Range(0, 100).Select(i => Samples.RecordOf($"b-{i}") + "\n")) + "bad\n");
        _folder.Write("logs/c.log", $"{Samples.RecordOf("refused")}\n{Samples.RecordOf("c")}\n{invalid}\n");
        _folder.Write("logs/readme.txt", "Not a flow log.\n");
        int requests = 0;
        _cluster.OnRequest = r => r.IsBulk && Interlocked.Increment(ref requests) == 1 ? new ClusterReply(429) : null;
        _cluster.OnItem = (_, document) => FakeCluster.InterfaceOf(document) == "refused"
            ? "\"status\":400,\"error\":{\"type\":\"mapper_parsing_exception\",\"reason\":\"failed to parse\"}"
            : null;
        using var ship = new ShipProcess(
        [
            "ship", _folder["logs"], "--follow", "--to", $"{server.Url}", "--state", _folder["second"], "--metrics", "127.0.0.1:0",
            "--where", "action = ACCEPT",
        ]);
        Scrape scrape = await Scrape.WaitAsync(
            ship, s => s.Sum("vpcflow_objects_total") >= 4 && s.Sum("vpcflow_objects_in_flight") == 0);
        ship.Signal("TERM");
        Assert.True(await ship.WaitAsync() == 1, ship.Error);
        var summary = new Summary(ship.Error);

        Assert.Equal(3, summary["objects"]);
        Assert.Equal(3102, summary["records"]);
        Assert.Equal(summary["objects"], scrape.Sum("vpcflow_objects_total", "outcome", "completed"));
        Assert.Equal(summary["left out"], scrape.Sum("vpcflow_objects_total", "outcome", "left_out"));
        Assert.Equal(summary["records"], scrape.Sum("vpcflow_records_total"));
        Assert.Equal(summary["filtered out"], scrape.Sum("vpcflow_records_filtered_total"));
        Assert.Equal(summary["rejected"], scrape.Sum("vpcflow_rejections_total"));
        Assert.Equal(1, scrape.Sum("vpcflow_rejections_total", "reason", "field_count"));
        Assert.Equal(1, scrape.Sum("vpcflow_rejections_total", "reason", "invalid_address"));
        Assert.Equal(summary["created"], scrape.Sum("vpcflow_documents_total", "status", "created"));
        Assert.Equal(summary["already there"], scrape.Sum("vpcflow_documents_total", "status", "duplicate"));
        Assert.Equal(summary["refused and kept"], scrape.Sum("vpcflow_documents_total", "status", "dead_lettered"));
        Assert.Equal(summary["sent again"], scrape.Sum("vpcflow_retries_total"));
        Assert.True(scrape.Sum("vpcflow_retries_total") > 0);
        Assert.Equal(1, scrape.Sum("vpcflow_request_duration_seconds_count", "status", "overloaded"));
        Assert.Equal(requests, scrape.Sum("vpcflow_request_duration_seconds_count"));
        Assert.Equal(
            _cluster.BulkRequests.TakeLast(requests).Sum(r => (double)r.Body.Length), scrape.Sum("vpcflow_sent_bytes_total"));
        Assert.Equal(1, scrape.Sum("vpcflow_ready"));
        Assert.True(scrape.Has("dotnet_process_memory_working_set_bytes"));

        // No label has a name of a file or a message.
        Assert.Equal(["elasticsearch"], scrape.Values("sink"));
        Assert.Equal(["files"], scrape.Values("source"));
    }

    [PromtoolFact]
    public async Task Ship_Metrics_ArePleasingToPromtool()
    {
        _folder.Write("logs/a.log", Samples.Record + "\n");
        using var ship = new ShipProcess(
            ["ship", _folder["logs"], "--follow", "--to", _folder["out"], "--state", _folder["state"], "--metrics", "0"]);
        Scrape scrape = await Scrape.WaitAsync(ship, s => s.Sum("vpcflow_objects_total") > 0);
        Assert.Equal((0, ""), await Promtool.RunAsync(scrape.Text, "check", "metrics"));
        ship.Signal("TERM");
        await ship.WaitAsync();
    }
}
