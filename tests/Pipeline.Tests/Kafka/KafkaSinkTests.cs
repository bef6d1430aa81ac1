using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Sources;

namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>Documents that a real broker receives, refuses or has no topic for.</summary>
[Collection(KafkaCollection.Name)]
public sealed class KafkaSinkTests(KafkaFixture kafka) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-kafka-");
    private readonly List<string> _problems = [];
    private int _recovered;

    public void Dispose() => _folder.Delete(recursive: true);

    [KafkaFact]
    public async Task Messages_HaveTheDocumentItsIdAndWhereItComesFrom()
    {
        KafkaTopic topic = await KafkaTopic.CreateAsync(kafka.Server);
        FakeObject source = SinkBench.Object("eni", 500);
        await using KafkaSink sink = Sink(kafka.Server, topic.Name);
        await RunAsync(sink, source);
        var expected = new CollectingSink();
        await RunAsync(expected, source);
        IReadOnlyList<ConsumeResult<string, string>> messages = topic.ReadAll();
        Assert.Equal(
            expected.Documents.OrderBy(d => d.Key, StringComparer.Ordinal),
            messages.Select(m => KeyValuePair.Create(m.Message.Key, m.Message.Value)).OrderBy(m => m.Key, StringComparer.Ordinal));
        Assert.All(messages, m => Assert.Equal(
            [("schema", "ecs/8.11.0"), ("source", "eni")],
            m.Message.Headers.Select(h => (h.Key, Encoding.UTF8.GetString(h.GetValueBytes())))));
        Assert.True(messages.Select(m => m.Partition.Value).Distinct().Count() > 1);
        Assert.Equal(new KafkaCounts { Acknowledged = 500 }, sink.Counts);
    }

    [KafkaFact]
    public async Task Topic_ByAccountAndRegion_IsThatOfTheRecord()
    {
        KafkaTopic topic = await KafkaTopic.CreateAsync(kafka.Server);
        string lines = "account-id interface-id region\n123456789010 eni-0 eu-west-1\n123456789010 eni-1 us-east-1\n- eni-2 -\n";
        await using KafkaSink sink = Sink(kafka.Server, topic.Name + "-%{[cloud.account.id]}-%{[cloud.region]}");
        await RunAsync(sink, new FakeObject("three", FlowLines.Bytes(lines)));
        string[] found = [.. new[] { "123456789010-eu-west-1", "123456789010-us-east-1", "unknown-unknown" }
            .Select(n => KafkaBench.InterfaceOf(Assert.Single(topic.Named($"{topic.Name}-{n}").ReadAll()).Message.Value))];
        Assert.Equal(["eni-0", "eni-1", "eni-2"], found);
    }

    /// <summary>The broker refuses whatever is sent together with a message that is too large; those are there nevertheless.</summary>
    [KafkaFact]
    public async Task Message_LargerThanTheTopicTakes_IsADeadLetterAndTheOthersArrive()
    {
        KafkaTopic topic = await KafkaTopic.CreateAsync(kafka.Server, 1, ("max.message.bytes", "20000"));
        string large = FlowLines.Line("large", 7).Replace("large-7", new string('x', 30_000), StringComparison.Ordinal);
        string text = string.Join('\n', [.. KafkaBench.Records("eni", 50), large, .. KafkaBench.Records("eni", 50, 50)]);
        await using KafkaSink sink = Sink(kafka.Server, topic.Name);
        var source = new FakeObject("mixed", FlowLines.Bytes(text));
        await RunAsync(sink, source);
        Assert.Equal(["Complete"], source.Told);
        Assert.Equal(
            Enumerable.Range(0, 100).Select(i => $"eni-{i}").Order(StringComparer.Ordinal),
            topic.ReadAll(1).Select(m => KafkaBench.InterfaceOf(m.Message.Value)).Order(StringComparer.Ordinal));
        Assert.Equal((100, 1), (sink.Counts.Acknowledged, sink.Counts.DeadLettered));
        JsonElement letter = DeadLetter();
        Assert.Equal(("MsgSizeTooLarge", topic.Name, "mixed", 51, "logs-aws.vpcflow-default"), (
            letter.GetProperty("error").GetProperty("type").GetString(),
            letter.GetProperty("topic").GetString(),
            letter.GetProperty("source").GetString(),
            letter.GetProperty("line").GetInt32(),
            letter.GetProperty("data_stream").GetString()));
        Assert.Equal(new string('x', 30_000), KafkaBench.InterfaceOf(letter.GetProperty("document").GetRawText()));
    }

    [KafkaFact]
    public async Task Message_LargerThanTheSetting_IsADeadLetter()
    {
        KafkaTopic topic = await KafkaTopic.CreateAsync(kafka.Server, 1);
        string large = FlowLines.Line("large", 7).Replace("large-7", new string('x', 5000), StringComparison.Ordinal);
        await using KafkaSink sink = Sink(kafka.Server, topic.Name, maxMessageSize: 4000);
        await RunAsync(sink, new FakeObject("mixed", FlowLines.Bytes($"{large}\n{FlowLines.Line("eni", 1)}")));
        Assert.Equal((1, 1), (sink.Counts.Acknowledged, sink.Counts.DeadLettered));
        string? reason = DeadLetter().GetProperty("error").GetProperty("message").GetString();
        Assert.Contains("bytes, more than the topic or the setting", reason, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task Broker_KilledAndStarted_EveryRecordIsThereAndNothingIsGivenUp()
    {
        await using KafkaServer server = await KafkaServer.StartAsync("auto.create.topics.enable=false");
        KafkaTopic topic = await KafkaTopic.CreateAsync(server);
        await using KafkaSink sink = Sink(server, topic.Name);
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        FakeObject[] objects = [.. Enumerable.Range(0, 60).Select(i => new FakeObject(
            $"o{i}", FlowLines.Bytes(string.Join('\n', KafkaBench.Records($"eni-{i}", 200))))
        {
            Before = () => i < 40 ? Task.Delay(20) : killed.Task,
        })];
        Task running = RunAsync(sink, objects);
        await KafkaSourceTests.WaitAsync(() => Task.FromResult(objects[5].Told.Count > 0));
        await server.KillAsync();
        killed.SetResult();
        await Task.Delay(1500);
        await server.StartAsync();
        await running.WaitAsync(TimeSpan.FromMinutes(5));
        Assert.All(objects, o => Assert.Equal(["Complete"], o.Told));
        Assert.Equal(12_000, sink.Counts.Acknowledged);
        Assert.Equal(12_000, topic.ReadAll().Select(m => m.Message.Key).Distinct().Count());
        Assert.Equal(12_000, topic.ReadAll().Select(m => KafkaBench.InterfaceOf(m.Message.Value)).Distinct().Count());
        Assert.NotEmpty(_problems);
        Assert.True(_recovered > 0);
    }

    [KafkaFact]
    public async Task Topic_ThatIsNotThere_IsWaitedFor()
    {
        await using KafkaServer server = await KafkaServer.StartAsync("auto.create.topics.enable=false");
        KafkaTopic topic = await KafkaTopic.CreateAsync(server);
        await topic.DeleteAsync();
        await using KafkaSink sink = Sink(server, topic.Name);
        Assert.Null(await sink.CheckAsync());
        FakeObject source = SinkBench.Object("eni", 20);
        Task running = RunAsync(sink, source);
        await KafkaSourceTests.WaitAsync(() => Task.FromResult(_problems.Count > 0));
        Assert.Contains("create the topic", _problems[0], StringComparison.Ordinal);
        Assert.Empty(source.Told);
        await KafkaSourceTests.WaitAsync(topic.TryCreateAsync);
        await running.WaitAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(20, topic.ReadAll().Count);
    }

    [KafkaFact]
    public async Task Broker_ThatIsNotThere_GivesUpAfterTheTimeAndTheObjectComesAgain()
    {
        await using var sink = new KafkaSink(new KafkaSinkOptions
        {
            Connection = new KafkaConnection { Hosts = ["127.0.0.1:9"], RequestTimeout = TimeSpan.FromSeconds(1) },
            Topic = "flow-logs",
            DeadLetterFolder = _folder.FullName,
            GiveUpAfter = TimeSpan.FromSeconds(1),
        });
        Assert.StartsWith("Kafka at 127.0.0.1:9: ", await sink.CheckAsync(), StringComparison.Ordinal);
        FakeObject source = SinkBench.Object("eni", 20);
        await RunAsync(sink, source).WaitAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(["Abandon"], source.Told);
        Assert.Equal(new KafkaCounts(), sink.Counts);
    }

    private KafkaSink Sink(KafkaServer server, string topic, int maxMessageSize = 1_000_000) => new(new KafkaSinkOptions
    {
        Connection = new KafkaConnection { Hosts = [server.Host] },
        Topic = topic,
        DeadLetterFolder = _folder.FullName,
        Compression = KafkaCompression.None,
        MaxMessageSize = maxMessageSize,
        RefusedRetryDelay = TimeSpan.FromMilliseconds(200),
        OnProblem = _problems.Add,
        OnRecovered = () => _recovered++,
    });

    private static Task RunAsync(IFlowLogSink sink, params FlowLogObject[] objects)
        => new FlowLogPipeline(new FakeSource(objects), sink, new() { MaxDegreeOfParallelism = 2 }).RunAsync();

    private JsonElement DeadLetter()
        => JsonDocument.Parse(Assert.Single(File.ReadLines(Assert.Single(_folder.GetFiles()).FullName))).RootElement;
}
