using System.Threading.Channels;
using Confluent.Kafka;
using VpcFlow.Kafka.Clients;
using VpcFlow.Pipeline.Sources;

namespace VpcFlow.Kafka.Consuming;

/// <summary>
/// The thread that a consumer belongs to: receives messages, puts them together to runs, and takes part in the group. It goes on after the
/// source has ended, until what the pipeline has is settled, so that its offsets are committed.
/// </summary>
internal sealed class ConsumerLoop : IDisposable
{
    /// <summary>The number of runs that wait for the pipeline.</summary>
    private const int MaxWaiting = 4;

    private const int PollTime = 100;

    private readonly KafkaSourceOptions _options;
    private readonly Problems _problems;
    private readonly IConsumer<Ignore, byte[]> _consumer;
    private readonly GroupMembership _membership;
    private readonly RunBuilders _builders;
    private readonly ConsumerLag _lag;
    private readonly ClientLog _log = new();
    private readonly RetryQueue _retries = new();
    private readonly Queue<MessageRun> _ready = [];
    private readonly Channel<MessageRun> _runs = Channel.CreateBounded<MessageRun>(MaxWaiting);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _storing = new();
    private volatile bool _isStopping;
    private bool _isClosed;

    /// <summary>The number of runs that wait for the pipeline or that it has.</summary>
    private int _inFlight;

    public ConsumerLoop(KafkaSourceOptions options, Problems problems)
    {
        (_options, _problems) = (options, problems);
        _lag = new ConsumerLag(problems.Counters.Queue!);
        _builders = new RunBuilders(options);
        _membership = new GroupMembership(options, _builders.Remove);
        _consumer = ClientFactory.Create(() => _membership.Handle(new ConsumerBuilder<Ignore, byte[]>(ConsumerSettings.Create(options)))
            .SetErrorHandler((_, error) => OnError(error))
            .SetLogHandler((_, line) => _log.Add(line))
            .Build());
        Topics = new TopicIds(new DependentAdminClientBuilder(_consumer.Handle).Build(), options.Connection, options.Topics, _log);
        _membership.Changed = Topics.Forget;
    }

    /// <summary>Checks that a consumer can be created, which connects to nothing.</summary>
    /// <exception cref="ArgumentException">The connection contradicts itself, or a certificate can't be read.</exception>
    /// <exception cref="IOException">librdkafka can't be loaded.</exception>
    public static void Check(KafkaSourceOptions options)
        => ClientFactory.Create(() => new ConsumerBuilder<Ignore, byte[]>(ConsumerSettings.Create(options))
            .SetLogHandler((_, _) => { })
            .Build()).Dispose();

    /// <summary>The ids of the topics.</summary>
    public TopicIds Topics { get; }

    /// <summary>The runs, in the order of each partition.</summary>
    public ChannelReader<MessageRun> Runs => _runs.Reader;

    /// <summary>Completes when the consumer has left its group.</summary>
    public Task Ended => _ended.Task;

    public void Start() => new Thread(Run) { IsBackground = true, Name = "kafka consumer" }.Start();

    /// <summary>Ends receiving. The loop ends when nothing is in flight any more.</summary>
    public void Stop() => _isStopping = true;

    /// <summary>Whether the pipeline may have a run: not if its partition goes to another member.</summary>
    public bool TryHandOut(MessageRun run)
    {
        if (run.Partition.TryHandOut())
            return true;
        Interlocked.Decrement(ref _inFlight);
        return false;
    }

    /// <summary>Ends a run that the pipeline had.</summary>
    public void End(MessageRun run, bool isDelivered)
    {
        run.Partition.End(run, isDelivered, Store);
        Interlocked.Decrement(ref _inFlight);
    }

    /// <summary>Gives a run to the pipeline again after a time.</summary>
    public void Retry(MessageRun run, TimeSpan delay)
    {
        _retries.Add(run, delay);
        End(run, isDelivered: false);
    }

    public void Dispose()
    {
        Topics.Dispose();
        _consumer.Dispose();
    }

    private void Run()
    {
        try
        {
            _consumer.Subscribe(_options.Topics);
            while (!IsOver())
                Step();
            _consumer.Close();
            _runs.Writer.TryComplete();
        }
        catch (Exception e)
        {
            _runs.Writer.TryComplete(e);
        }
        finally
        {
            lock (_storing)
                _isClosed = true;
            Dispose();
            _ended.SetResult();
        }
    }

    private void Step()
    {
        while (_retries.TryTake() is { } due)
            _ready.Enqueue(due);
        if (_isStopping || !TryPass())
        {
            Hold();
            return;
        }

        _membership.Resume(_consumer);
        if (Receive(_builders.TimeLeft(PollTime)) is { } message)
            Add(message);
        foreach (MessageRun run in _builders.TakeDue())
            _ready.Enqueue(run);
        _lag.MeasureIfDue(_consumer, _membership.Partitions);
    }

    /// <summary>Passes runs on to the pipeline; returns whether it has taken all.</summary>
    private bool TryPass()
    {
        while (_ready.TryPeek(out MessageRun? run))
        {
            // Counted before anyone can end it.
            Interlocked.Increment(ref _inFlight);
            if (!_runs.Writer.TryWrite(run))
            {
                Interlocked.Decrement(ref _inFlight);
                return false;
            }

            _ready.Dequeue();
        }

        return true;
    }

    /// <summary>
    /// Waits for room in the pipeline. If that takes longer, receiving pauses, since a member that does not ask for messages is put out of
    /// its group.
    /// </summary>
    private void Hold()
    {
        if (!_isStopping && !_membership.IsPaused && _runs.Writer.WaitToWriteAsync().AsTask().Wait(10 * PollTime))
            return;
        _membership.Pause(_consumer);
        if (Receive(PollTime) is { } message && !_isStopping)
            Add(message);
        _lag.MeasureIfDue(_consumer, _membership.Partitions);
    }

    private ConsumeResult<Ignore, byte[]>? Receive(int milliseconds)
    {
        try
        {
            return _consumer.Consume(milliseconds);
        }
        catch (ConsumeException e) when (!e.Error.IsFatal)
        {
            OnError(e.Error, isReported: true);
            Thread.Sleep(PollTime);
            return null;
        }
        catch (KafkaException e)
        {
            throw new IOException(ClientErrors.Describe(e.Error, _options.Connection.Hosts, $"group {_options.GroupId}"), e);
        }
    }

    private void Add(ConsumeResult<Ignore, byte[]> message)
    {
        if (message.IsPartitionEOF)
            _membership.ReachEnd(message.TopicPartition);
        else if (_membership.Find(message.TopicPartition) is { } partition)
        {
            partition.Receive(message.Offset.Value);
            _builders.Add(partition, message);
            _lag.Received(message.Message.Timestamp);
        }

        foreach (MessageRun run in message.IsPartitionEOF ? _builders.Take(message.TopicPartition) : [])
            _ready.Enqueue(run);
    }

    private bool IsOver()
    {
        if (!_isStopping && _options.StopsAtEnd && IsAtEnd())
        {
            _isStopping = true;
            _runs.Writer.TryComplete();
        }

        // Nobody reads any more what was not handed out.
        while (_isStopping && _runs.Reader.TryRead(out _))
            Interlocked.Decrement(ref _inFlight);
        return _isStopping && Volatile.Read(ref _inFlight) == 0;
    }

    private bool IsAtEnd() => Volatile.Read(ref _inFlight) == 0
        && _membership.IsAtEnd && _ready.Count == 0 && _builders.IsEmpty && _retries.IsEmpty;

    private void Store(TopicPartitionOffset offset)
    {
        lock (_storing)
        {
            if (_isClosed)
                return;
            try
            {
                _consumer.StoreOffset(offset);
            }
            catch (KafkaException e) when (e.Error.Code == ErrorCode.Local_State)
            {
                // The partition is no longer ours; whoever has it delivers it again, under the same ids.
            }
        }
    }

    private void OnError(Error error, bool isReported = false)
    {
        if (isReported || ClientErrors.IsReported(error))
        {
            string what = $"topic {string.Join(", ", _options.Topics)}";
            _problems.Report(ClientErrors.Describe(error, _options.Connection.Hosts, what, _log.LastFailure));
        }
    }
}
