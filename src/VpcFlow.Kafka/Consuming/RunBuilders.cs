using Confluent.Kafka;

namespace VpcFlow.Kafka.Consuming;

/// <summary>Puts the messages of each partition together to runs; used by one thread.</summary>
/// <param name="options">The size of runs, and how long a message waits for others.</param>
internal sealed class RunBuilders(KafkaSourceOptions options)
{
    private readonly Dictionary<TopicPartition, MessageRun> _open = [];
    private readonly Queue<MessageRun> _full = [];

    public bool IsEmpty => _open.Count + _full.Count == 0;

    /// <summary>Adds a message.</summary>
    public void Add(PartitionProgress partition, ConsumeResult<Ignore, byte[]> message)
    {
        ReadOnlySpan<byte> value = message.Message.Value;
        int shape = MessageShape.Of(value);
        if (_open.TryGetValue(partition.Place, out MessageRun? run) && !run.Takes(shape, value.Length, options.MaxRunSize))
        {
            _full.Enqueue(run);
            run = null;
        }

        if (run is null)
        {
            _open[partition.Place] = run = new MessageRun(partition, shape, message.Offset.Value);
            partition.Begin(run);
        }

        run.Add(message.Offset, message.Message.Timestamp, value);
    }

    /// <summary>Returns how long to wait for a message at most, in milliseconds.</summary>
    public int TimeLeft(int max)
    {
        if (_full.Count > 0)
            return 0;
        long now = Environment.TickCount64;
        long wait = (long)options.MaxWaitTime.TotalMilliseconds;
        foreach (MessageRun run in _open.Values)
            max = (int)Math.Clamp(run.Begun + wait - now, 0, max);
        return max;
    }

    /// <summary>Returns the runs that wait no longer.</summary>
    public IEnumerable<MessageRun> TakeDue()
    {
        while (_full.TryDequeue(out MessageRun? full))
            yield return full;
        if (_open.Count == 0)
            yield break;
        long due = Environment.TickCount64 - (long)options.MaxWaitTime.TotalMilliseconds;
        foreach (MessageRun run in _open.Values.Where(r => r.Begun <= due || r.IsAlone).ToArray())
        {
            _open.Remove(run.Place);
            yield return run;
        }
    }

    /// <summary>Returns the run of a partition, of which there is nothing more for now.</summary>
    public IEnumerable<MessageRun> Take(TopicPartition place)
    {
        while (_full.TryDequeue(out MessageRun? full))
            yield return full;
        if (_open.Remove(place, out MessageRun? run))
            yield return run;
    }

    /// <summary>Forgets the run of a partition.</summary>
    public void Remove(TopicPartition place) => _open.Remove(place);
}
