using Confluent.Kafka;

namespace VpcFlow.Kafka.Consuming;

/// <summary>The partitions that this member of the group has; used by the thread of the consumer.</summary>
/// <param name="options">How long a partition that goes is held back.</param>
/// <param name="forget">Forgets messages of a partition that were not handed out.</param>
internal sealed class GroupMembership(KafkaSourceOptions options, Action<TopicPartition> forget)
{
    /// <summary>
    /// How long a member without partitions waits for some before it ends, if it is to end: another may give up its own first.
    /// </summary>
    private const int PatienceWithoutPartitions = 10_000;

    private readonly Dictionary<TopicPartition, PartitionProgress> _partitions = [];
    private readonly HashSet<TopicPartition> _atEnd = [];
    private long _lastChange = long.MaxValue;

    /// <summary>Is called when partitions come.</summary>
    public Action Changed { get; set; } = () => { };

    /// <summary>Whether no messages are received for now.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Whether there is nothing more in the partitions for now.</summary>
    public bool IsAtEnd => _partitions.Count > 0
        ? _atEnd.Count == _partitions.Count
        : Environment.TickCount64 - PatienceWithoutPartitions > _lastChange;

    /// <summary>Lets a consumer tell of changes.</summary>
    public ConsumerBuilder<Ignore, byte[]> Handle(ConsumerBuilder<Ignore, byte[]> builder) => builder
        .SetPartitionsAssignedHandler((_, partitions) => Assign(partitions))
        .SetPartitionsRevokedHandler((consumer, offsets) => Revoke(consumer, [.. offsets.Select(o => o.TopicPartition)]))
        .SetPartitionsLostHandler((_, offsets) => Remove([.. offsets.Select(o => o.TopicPartition)], isLost: true));

    /// <summary>The partitions of this member.</summary>
    public IReadOnlyCollection<PartitionProgress> Partitions => _partitions.Values;

    public PartitionProgress? Find(TopicPartition place)
    {
        _atEnd.Remove(place);
        return _partitions.GetValueOrDefault(place);
    }

    public void ReachEnd(TopicPartition place)
    {
        if (_partitions.ContainsKey(place))
            _atEnd.Add(place);
    }

    public void Pause(IConsumer<Ignore, byte[]> consumer)
    {
        if (IsPaused)
            return;
        consumer.Pause(_partitions.Keys);
        IsPaused = true;
    }

    public void Resume(IConsumer<Ignore, byte[]> consumer)
    {
        if (!IsPaused)
            return;
        consumer.Resume(_partitions.Keys);
        IsPaused = false;
    }

    private void Assign(List<TopicPartition> partitions)
    {
        foreach (TopicPartition place in partitions)
            _partitions[place] = new PartitionProgress(place);
        _lastChange = Environment.TickCount64;

        // Those that come are not paused; all are, with the next pause.
        IsPaused = false;
        Changed();
    }

    /// <summary>
    /// Waits a little for what is in flight of partitions that go to another member, and commits what is delivered, so that little is
    /// delivered twice.
    /// </summary>
    private void Revoke(IConsumer<Ignore, byte[]> consumer, IReadOnlyList<TopicPartition> places)
    {
        List<PartitionProgress> gone = Remove(places, isLost: false);
        Task.WhenAll(gone.Select(p => p.LeaveAsync())).Wait(options.RevocationTimeout);
        TopicPartitionOffset[] delivered =
            [.. gone.Where(p => p.Delivered is not null).Select(p => new TopicPartitionOffset(p.Place, p.Delivered!.Value))];
        foreach (PartitionProgress partition in gone)
            partition.Lose();
        if (delivered.Length == 0)
            return;
        try
        {
            consumer.Commit(delivered);
        }
        catch (KafkaException)
        {
            // Who has them next delivers them again, under the same ids.
        }
    }

    private List<PartitionProgress> Remove(IReadOnlyList<TopicPartition> places, bool isLost)
    {
        var gone = new List<PartitionProgress>();
        foreach (TopicPartition place in places)
        {
            forget(place);
            _atEnd.Remove(place);
            if (_partitions.Remove(place, out PartitionProgress? partition))
                gone.Add(partition);
            if (isLost)
                partition?.Lose();
        }

        _lastChange = Environment.TickCount64;
        return gone;
    }
}
