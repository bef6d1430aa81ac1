using VpcFlow.Pipeline.Tests.Kafka;
using VpcFlow.Pipeline.Tests.OpenSearch;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary><c>vpcflow ship</c> from and to a real broker of Kafka.</summary>
public sealed class KafkaShipTests : IAsyncLifetime, IDisposable
{
    private const int Partitions = 6;
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
    public async Task Ship_FilesToATopicAndTheTopicToAFolder_EveryRecordIsThere()
    {
        KafkaTopic documents = await KafkaTopic.CreateAsync(_server);
        KafkaTopic lines = await KafkaTopic.CreateAsync(_server);
        _folder.Write("flow.log", $"{Samples.RecordOf("a")}\n{Samples.RecordOf("b")}\n");
        ToolResult to = await ShipAsync($"flow.log --to kafka://{_server.Host}/{documents.Name} --compression zstd --namespace team");
        Assert.True(to.ExitCode == 0, to.Error);
        Assert.Contains("1 object, 2 records, 2 acknowledged", to.Error, StringComparison.Ordinal);
        Assert.All(documents.ReadAll(), m => Assert.Contains("\"namespace\":\"team\"", m.Message.Value, StringComparison.Ordinal));

        await lines.SendAsync(0, Samples.RecordOf("c"), Samples.RecordOf("d"), "nonsense");
        ToolResult from = await ShipAsync($"kafka://{_server.Host}/{lines.Name} --once --group-id g --to -");
        Assert.Equal(2, from.Lines.Length);
        Assert.Contains("1 parked", from.Error, StringComparison.Ordinal);
        string parked = File.ReadAllText(Assert.Single(Directory.GetFiles(_folder["state/messages"])));
        Assert.Contains($"kafka:{lines.Name}/0/2", parked, StringComparison.Ordinal);
        Assert.Equal([3L, -1L, -1L], (IEnumerable<long>)await lines.CommittedAsync("g"));
    }

    /// <summary>Three workers share a topic while messages come; some are killed, and others take over.</summary>
    [KafkaClusterFact]
    public async Task Ship_WorkersOfAGroupKilledInTheMiddle_EveryRecordIsInTheClusterOnce()
    {
        await using OpenSearchServer cluster = await OpenSearchServer.StartAsync(isSecure: false);
        await cluster.CreateTemplateAsync("logs-aws.vpcflow-*");
        KafkaTopic topic = await KafkaTopic.CreateAsync(_server, Partitions);
        ShipProcess Start(int number) => new(
        [
            "ship", "--config", _folder.Write($"{number}.json", $$"""
                {
                  "Source": {
                    "Kafka": { "Hosts": "{{_server.Host}}", "Topics": "{{topic.Name}}", "CommitInterval": "1s", "SessionTimeout": "6s" }
                  },
                  "Sinks": { "Elasticsearch": { "Hosts": "{{cluster.Url}}", "Namespace": "kafka", "FlushInterval": "1s" } },
                  "State": "{{_folder[$"state-{number}"]}}"
                }
                """),
        ]);
        Task sending = SendAsync(topic);
        using ShipProcess first = Start(1);
        await Task.Delay(3000);
        using ShipProcess second = Start(2);
        await Task.Delay(3000);
        await first.KillAsync();
        using ShipProcess third = Start(3);
        await Task.Delay(3000);
        await second.KillAsync();
        await sending;
        for (int i = 0; (await topic.CommittedAsync("vpcflow", Partitions)).Sum() < 6000; i++)
        {
            Assert.True(i < 3000 && !third.HasExited, third.Error);
            await Task.Delay(100);
        }

        third.Signal("TERM");
        Assert.True(await third.WaitAsync() == 0, third.Error);
        Dictionary<string, string> found = await cluster.DocumentsAsync("logs-aws.vpcflow-kafka");
        Assert.Equal(6000, found.Count);
        Assert.Equal(6000, found.Values.Select(InterfaceOf).Distinct().Count());
    }

    [Theory]
    [InlineData("flow.log --to kafka://broker:9092", "vpcflow: --to: kafka://broker:9092: the topic is missing; expected a URL such as ")]
    [InlineData("kafka://broker:9092/a --to kafka://broker/b", "vpcflow: Sinks:Kafka:0: 'broker' is not a broker; expected a host")]
    [InlineData("kafka://u:p@broker:9092/a --to out", "vpcflow: a URL must not contain a password; set VPCFLOW_KAFKA_USERNAME and ")]
    [InlineData("kafka://broker:9092/a*b --to out", "vpcflow: Source:Kafka:0: 'a*b' is not the name of a topic; expected ")]
    [InlineData("flow.log --to out --group-id g", "vpcflow: --group-id is for a topic of Kafka as a source, and none is given")]
    [InlineData("kafka://broker:9092/a --to out --compression zstd", "vpcflow: --compression is for a topic of Kafka as a sink, and none ")]
    [InlineData("flow.log --to out --kafka-tls", "vpcflow: --kafka-tls is for topics of Kafka, and none is given")]
    public async Task Ship_WrongUsage_IsNamed(string arguments, string expected)
    {
        _folder.Write("flow.log", Samples.Record);
        ToolResult result = await ShipAsync(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(expected, result.Error, StringComparison.Ordinal);
    }

    private static async Task SendAsync(KafkaTopic topic)
    {
        for (int round = 0; round < 20; round++)
        {
            for (int partition = 0; partition < Partitions; partition++)
                await topic.SendAsync(partition, [.. Enumerable.Range(0, 50).Select(i => Samples.RecordOf($"{round}-{partition}-{i}"))]);
            await Task.Delay(400);
        }
    }

    private static string InterfaceOf(string document)
    {
        using var json = System.Text.Json.JsonDocument.Parse(document);
        return json.RootElement.GetProperty("aws").GetProperty("vpcflow").GetProperty("interface_id").GetString()!;
    }

    private Task<ToolResult> ShipAsync(string arguments) => Tool.RunAsync(new Tool.Run
    {
        Arguments = ["ship", .. arguments.Split(' '), "--state", "state"],
        Folder = _folder.Path,
    });
}
