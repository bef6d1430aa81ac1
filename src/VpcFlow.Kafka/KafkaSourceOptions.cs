using VpcFlow.Kafka.Clients;

namespace VpcFlow;

/// <summary>The options of a <see cref="KafkaSource"/>.</summary>
/// <remarks>
/// Memory: librdkafka holds up to <see cref="MaxPrefetch"/> bytes of messages that are not read yet; and there are up to a few runs of
/// messages, of <see cref="MaxRunSize"/> bytes each, that wait for the pipeline, or that it has.
/// </remarks>
public sealed class KafkaSourceOptions
{
    private readonly IReadOnlyList<string> _topics = [];
    private readonly string _groupId = "vpcflow";
    private readonly int _maxRunSize = 512 << 10;
    private readonly int _maxPrefetch = 16 << 20;

    /// <summary>The cluster.</summary>
    public required KafkaConnection Connection { get; init; }

    /// <summary>The topics.</summary>
    /// <exception cref="ArgumentException">There is none, or a name is not that of a topic.</exception>
    public required IReadOnlyList<string> Topics
    {
        get => _topics;
        init => _topics = TopicNames.Validate(value);
    }

    /// <summary>The consumer group, whose members share the partitions of the topics and whose offsets the brokers keep.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public string GroupId
    {
        get => _groupId;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            _groupId = value;
        }
    }

    /// <summary>Where to begin in a partition that the group has never read.</summary>
    public KafkaInitialOffset InitialOffset { get; init; }

    /// <summary>
    /// The folder for messages that can't be read or delivered, which is created if necessary: a file of JSON each, with topic, partition,
    /// offset and reason.
    /// </summary>
    public required string DeadLetterFolder { get; init; }

    /// <summary>The size in bytes of the messages of a partition that are read together: 512 KiB by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxRunSize { get => _maxRunSize; init => _maxRunSize = Positive(value); }

    /// <summary>The longest time that a message waits for others to be read together: 250 milliseconds by default.</summary>
    public TimeSpan MaxWaitTime { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The size in bytes of the messages that are requested before they are needed: 16 MiB by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxPrefetch { get => _maxPrefetch; init => _maxPrefetch = Positive(value); }

    /// <summary>How often the offsets of what was delivered are sent to the brokers: every 5 seconds by default.</summary>
    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a partition that goes to another member is held back for what is in flight: 5 seconds by default. What is not delivered by
    /// then is delivered by the other member as well, under the same ids.
    /// </summary>
    public TimeSpan RevocationTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The time after which a member that was not heard of loses its partitions: 45 seconds by default.</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// How long messages wait that could not be delivered, after the first attempt; twice as long after each further one.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the source ends when all messages that its partitions have are delivered, rather than wait for more.</summary>
    public bool StopsAtEnd { get; init; }

    /// <summary>
    /// Receives what went wrong and is tried again, and what was kept as a dead letter; several threads may call it at once.
    /// </summary>
    public Action<string>? OnProblem { get; init; }

    private static int Positive(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
