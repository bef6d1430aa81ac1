using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace VpcFlow.Pipeline.Tests.Kafka;

/// <summary>A topic of a test.</summary>
internal sealed class KafkaTopic
{
    private readonly string _host;

    private KafkaTopic(string host, string name) => (_host, Name) = (host, name);

    public string Name { get; }

    public static async Task<KafkaTopic> CreateAsync(KafkaServer server, int partitions = 3, params (string Name, string Value)[] settings)
    {
        var topic = new KafkaTopic(server.Host, $"t{Guid.NewGuid():N}"[..12]);
        await topic.CreateAsync(partitions, settings.ToDictionary(s => s.Name, s => s.Value));
        return topic;
    }

    /// <summary>Returns another topic of the same cluster.</summary>
    public KafkaTopic Named(string name) => new(_host, name);

    /// <summary>Creates it, again if it was deleted.</summary>
    public async Task CreateAsync(int partitions, Dictionary<string, string>? settings = null)
    {
        using IAdminClient admin = CreateAdmin();
        await admin.CreateTopicsAsync(
            [new TopicSpecification { Name = Name, NumPartitions = partitions, ReplicationFactor = 1, Configs = settings }]);
    }

    /// <summary>Creates it again; returns whether its deletion has ended before.</summary>
    public async Task<bool> TryCreateAsync()
    {
        try
        {
            await CreateAsync(3);
            return true;
        }
        catch (CreateTopicsException e) when (e.Results[0].Error.Code == ErrorCode.TopicAlreadyExists)
        {
            return false;
        }
    }

    /// <summary>Returns the id of the topic as ids of documents have it.</summary>
    public async Task<string> FindIdAsync()
    {
        using IAdminClient admin = CreateAdmin();
        DescribeTopicsResult found = await admin.DescribeTopicsAsync(TopicCollection.OfTopicNames([Name]));
        Uuid id = found.TopicDescriptions[0].TopicId;
        return $"{id.MostSignificantBits:x16}{id.LeastSignificantBits:x16}";
    }

    public async Task DeleteAsync()
    {
        using IAdminClient admin = CreateAdmin();
        await admin.DeleteTopicsAsync([Name]);
    }

    public Task SendAsync(int partition, params string[] messages) => SendAsync(partition, [.. messages.Select(Encoding.UTF8.GetBytes)]);

    /// <summary>Writes messages to a partition; returns when all are acknowledged.</summary>
    public async Task SendAsync(int partition, IReadOnlyList<byte[]> messages, DateTimeOffset? time = null)
    {
        using IProducer<Null, byte[]> producer =
            new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = _host, MessageMaxBytes = 10_000_000 }).Build();
        Timestamp timestamp = time is { } known ? new Timestamp(known) : Timestamp.Default;
        await Task.WhenAll(messages.Select(m => producer.ProduceAsync(
            new TopicPartition(Name, partition), new Message<Null, byte[]> { Value = m, Timestamp = timestamp })));
    }

    /// <summary>Returns all messages.</summary>
    public IReadOnlyList<ConsumeResult<string, string>> ReadAll(int partitions = 3)
    {
        using IConsumer<string, string> consumer = new ConsumerBuilder<string, string>(new ConsumerConfig
        {
            BootstrapServers = _host,
            GroupId = "read",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            FetchMaxBytes = 20_000_000,
            MessageMaxBytes = 10_000_000,
        }).Build();
        consumer.Assign(Enumerable.Range(0, partitions).Select(p => new TopicPartitionOffset(Name, p, Offset.Beginning)));
        var found = new List<ConsumeResult<string, string>>();
        for (int ends = 0; ends < partitions;)
        {
            ConsumeResult<string, string> next = consumer.Consume(TimeSpan.FromSeconds(30));
            Assert.NotNull(next);
            if (next.IsPartitionEOF)
                ends++;
            else
                found.Add(next);
        }

        consumer.Close();
        return found;
    }

    /// <summary>Returns how far a group has committed, for each partition; -1 for none.</summary>
    public async Task<long[]> CommittedAsync(string group, int partitions = 3)
    {
        using IAdminClient admin = CreateAdmin();
        TopicPartition[] all = [.. Enumerable.Range(0, partitions).Select(p => new TopicPartition(Name, p))];
        List<ListConsumerGroupOffsetsResult> offsets =
            await admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(group, [.. all])]);
        return [.. offsets[0].Partitions.OrderBy(p => p.Partition.Value).Select(p => Math.Max(-1, p.Offset.Value))];
    }

    private IAdminClient CreateAdmin() => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = _host }).Build();
}
