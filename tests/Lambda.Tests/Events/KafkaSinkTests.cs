using VpcFlow.Lambda.Tests.Support;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Kafka;

namespace VpcFlow.Lambda.Tests.Events;

/// <summary>A topic that the function writes to: what is delivered is there when an event is answered.</summary>
public sealed class KafkaSinkTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RuntimeApi _api = new();
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

    public void Dispose()
    {
        _api.Dispose();
        _folder.Dispose();
    }

    [KafkaFact]
    public async Task CloudWatch_Payload_IsInTheTopicWhenTheEventIsAnswered()
    {
        KafkaTopic topic = await KafkaTopic.CreateAsync(_server);
        using FunctionProcess function = Start(topic);

        Answer answer = await _api.InvokeAsync(EventText.CloudWatch(("event-1", "a"), ("event-2", "b")));

        Assert.Equal(2, answer.Total("records"));
        Assert.Equal(["a", "b"], Interfaces(topic));
        Assert.Equal(2, topic.ReadAll().Select(m => m.Message.Key).Distinct().Count());
    }

    [KafkaFact]
    public async Task Kinesis_BrokerThatIsDown_GivesTheRecordsBackUntilItIsThere()
    {
        KafkaTopic topic = await KafkaTopic.CreateAsync(_server);
        using FunctionProcess function = Start(topic);
        string records = EventText.Kinesis(
            ("1", EventText.Bytes(EventText.RecordOf("a"))), ("2", EventText.Bytes(EventText.RecordOf("b"))));
        Assert.Equal(1, (await _api.InvokeAsync(EventText.CloudWatch(("event-1", "first")))).Total("records"));
        await _server.KillAsync();

        Assert.Equal(["1", "2"], (await _api.InvokeAsync(records, TimeSpan.FromSeconds(8))).Failures);

        await _server.StartAsync();
        Assert.Empty((await _api.InvokeAsync(records)).Failures);
        Assert.Equal(["a", "b", "first"], Interfaces(topic).Distinct());
    }

    private FunctionProcess Start(KafkaTopic topic) => new(
        _api.Address,
        ("VPCFLOW__SINKS__KAFKA__HOSTS", _server.Host),
        ("VPCFLOW__SINKS__KAFKA__TOPIC", topic.Name),
        ("VPCFLOW__STATE", _folder.Path));

    private static IEnumerable<string> Interfaces(KafkaTopic topic)
        => topic.ReadAll().Select(m => FakeCluster.InterfaceOf(m.Message.Value)).Order(StringComparer.Ordinal);
}
