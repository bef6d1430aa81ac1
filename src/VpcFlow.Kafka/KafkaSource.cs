using System.Runtime.CompilerServices;
using VpcFlow.Kafka.Consuming;
using VpcFlow.Pipeline.Sources;
using VpcFlow.Pipeline.Sources.DeadLetters;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow;

/// <summary>
/// Reads the messages of topics of Kafka as a member of a consumer group. A message is a record, several lines, or whatever a file can be,
/// such as a payload of CloudWatch Logs. The offset of a message is stored when it and all before it in its partition are delivered.
/// </summary>
/// <remarks>
/// Messages that are nothing but lines are read together, up to <see cref="KafkaSourceOptions.MaxRunSize"/>; each of the others is an
/// object of its own. Neither a header nor a choice of format applies to another message than that with the lines.
/// </remarks>
public sealed class KafkaSource : IFlowLogSource, IMeasuredSource, IDisposable
{
    /// <summary>How long the end waits for what is still in flight, and for leaving the group.</summary>
    private static readonly TimeSpan s_stopTime = TimeSpan.FromSeconds(15);

    private readonly KafkaSourceOptions _options;
    private readonly DeadLetterFolder _deadLetters;
    private ConsumerLoop? _loop;

    /// <summary>Creates a source. Nothing is connected until it is read.</summary>
    /// <param name="options">The topics, and how they are read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The connection contradicts itself, or a certificate can't be read.</exception>
    /// <exception cref="IOException">librdkafka can't be loaded.</exception>
    public KafkaSource(KafkaSourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        ConsumerLoop.Check(options);
        _deadLetters = new DeadLetterFolder(options.DeadLetterFolder);
    }

    /// <summary>Counts what the source has met besides the messages that it delivered.</summary>
    public FlowLogSourceCounters Counters { get; } = new() { Queue = new QueueState(TimeProvider.System) };

    /// <inheritdoc/>
    /// <exception cref="IOException">
    /// The cluster can't be reached, or there is no such topic. Later, the source waits for a cluster that can't be reached.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">Reading a topic is not allowed.</exception>
    public async IAsyncEnumerable<FlowLogObject> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var problems = new Problems(Counters, _options.OnProblem);
        ConsumerLoop loop = await StartAsync(problems, cancellationToken).ConfigureAwait(false);
        var settlement = new RunSettlement(loop, _deadLetters, problems, _options.RetryDelay);
        try
        {
            await foreach (MessageRun run in loop.Runs.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (loop.TryHandOut(run))
                    yield return new RunObject(run, loop.Topics, settlement);
            }
        }
        finally
        {
            // What the pipeline still has is settled before the consumer leaves its group.
            loop.Stop();
        }
    }

    /// <summary>
    /// Waits until what was delivered is committed and the group is left, for a few seconds; only when no pipeline uses the source.
    /// </summary>
    public void Dispose()
    {
        _loop?.Stop();
        _loop?.Ended.Wait(s_stopTime);
    }

    private async Task<ConsumerLoop> StartAsync(Problems problems, CancellationToken cancellationToken)
    {
        var loop = new ConsumerLoop(_options, problems);
        try
        {
            // A topic that isn't there, or can't be read, is a mistake at the start, and something to wait for later.
            await loop.Topics.FindAsync(_options.Topics[0], cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            loop.Dispose();
            throw;
        }

        _loop = loop;
        loop.Start();
        return loop;
    }
}
