using System.Text;
using VpcFlow.Cli.Tests.Faults;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Kafka;

namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>The metrics of topics of Kafka, with a real broker.</summary>
public sealed class ShipKafkaMetricsTests : IAsyncLifetime, IDisposable
{
    private const int Messages = 40;
    private readonly TemporaryFolder _folder = new();
    private KafkaServer _server = null!;

    public async Task InitializeAsync()
    {
        if (KafkaServer.Program is not null)
            _server = await KafkaServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [KafkaFact]
    public async Task Ship_FromATopic_MeasuresWhatIsNotDelivered()
    {
        KafkaTopic topic = await KafkaTopic.CreateAsync(_server);
        byte[][] lines = [.. Enumerable.Range(0, Messages).Select(i => Encoding.UTF8.GetBytes(Samples.RecordOf($"k-{i}")))];
        await topic.SendAsync(0, lines, DateTimeOffset.UtcNow.AddSeconds(-60));
        bool isDown = true;
        var cluster = new FakeCluster { OnRequest = r => r.IsBulk && Volatile.Read(ref isDown) ? new ClusterReply(503) : null };
        await using var server = new ClusterServer(cluster);
        using ShipProcess ship = Start($"kafka://{_server.Host}/{topic.Name}", "--group-id", "g", "--to", $"{server.Url}");
        await Scrape.WaitAsync(ship, s => s.Sum("vpcflow_queue_depth") == Messages && s.Sum("vpcflow_queue_age_seconds") >= 60
            && s.Sum("vpcflow_retries_total") > 0);
        Volatile.Write(ref isDown, false);
        Scrape scrape = await Scrape.WaitAsync(
            ship, s => s.Has("vpcflow_queue_depth") && s.Sum("vpcflow_queue_depth") == 0 && s.Sum("vpcflow_queue_age_seconds") == 0);
        Assert.Equal([$"kafka:{topic.Name}"], scrape.Values("source"));
        ship.Signal("TERM");
        Assert.True(await ship.WaitAsync() == 0, ship.Error);
        Assert.Equal(Messages, cluster.Documents.Count);
    }

    [KafkaFact]
    public async Task Ship_ToATopic_MeasuresWhatIsAcknowledged()
    {
        KafkaTopic topic = await KafkaTopic.CreateAsync(_server);
        _folder.Write("logs/a.log", $"{Samples.RecordOf("a")}\n{Samples.RecordOf("b")}\n");
        using ShipProcess ship = Start(_folder["logs"], "--follow", "--to", $"kafka://{_server.Host}/{topic.Name}");
        Scrape scrape = await Scrape.WaitAsync(
            ship, s => s.Sum("vpcflow_objects_total") > 0 && s.Sum("vpcflow_objects_in_flight") == 0);
        Assert.Equal(2, scrape.Sum("vpcflow_documents_total"));
        Assert.Equal(["kafka"], scrape.Values("sink"));
        Assert.Equal(topic.ReadAll().Sum(m => (double)Encoding.UTF8.GetByteCount(m.Message.Value)), scrape.Sum("vpcflow_sent_bytes_total"));
        ship.Signal("TERM");
        Assert.Equal(0, await ship.WaitAsync());
    }

    private ShipProcess Start(params string[] arguments) => new(["ship", .. arguments, "--state", _folder["state"], "--metrics", "0"]);
}
