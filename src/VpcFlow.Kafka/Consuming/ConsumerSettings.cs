using Confluent.Kafka;
using VpcFlow.Kafka.Clients;

namespace VpcFlow.Kafka.Consuming;

/// <summary>The settings of a consumer whose offsets are stored by hand, and committed as they are stored.</summary>
internal static class ConsumerSettings
{
    public static ConsumerConfig Create(KafkaSourceOptions options) => new(ClientSettings.Create(options.Connection))
    {
        GroupId = options.GroupId,
        AutoOffsetReset = options.InitialOffset == KafkaInitialOffset.Newest ? AutoOffsetReset.Latest : AutoOffsetReset.Earliest,
        EnableAutoCommit = true,
        EnableAutoOffsetStore = false,
        AutoCommitIntervalMs = (int)options.CommitInterval.TotalMilliseconds,

        // A rebalance takes only the partitions away that go to another member.
        PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
        SessionTimeoutMs = (int)options.SessionTimeout.TotalMilliseconds,
        EnablePartitionEof = true,
        QueuedMaxMessagesKbytes = Math.Max(1, options.MaxPrefetch >> 10),
        AllowAutoCreateTopics = false,
    };
}
