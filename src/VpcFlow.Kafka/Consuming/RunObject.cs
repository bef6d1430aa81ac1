using VpcFlow.Records;

namespace VpcFlow.Kafka.Consuming;

/// <summary>Represents messages of a partition that are read together.</summary>
/// <param name="run">The messages.</param>
/// <param name="topics">Has the ids of topics.</param>
/// <param name="settlement">Decides what follows.</param>
internal sealed class RunObject(MessageRun run, TopicIds topics, RunSettlement settlement) : FlowLogObject
{
    private readonly Dictionary<long, RejectedMessage> _rejected = [];
    private FlowLogIdentity? _identity;

    public MessageRun Run => run;

    /// <summary>The messages with rejected lines, by their offsets.</summary>
    public IReadOnlyDictionary<long, RejectedMessage> Rejected => _rejected;

    /// <summary>The partition, and the offset of the first message, which tells its runs apart.</summary>
    public override string Name { get; } = $"kafka:{run.Place.Topic}/{run.Place.Partition.Value}/{run.First}";

    public override DateTimeOffset? Time => run.Time;

    /// <summary>Positions are those of messages in the partition, or for one that is read alone, of its lines.</summary>
    public override FlowLogOrigin Origin { get; } = FlowLogOrigin.Messages(
        $"kafka:{run.Place.Topic}/{run.Place.Partition.Value}{(run.IsAlone ? $"/{run.First}" : "")}");

    public override FlowLogIdentity? Identity => _identity;

    internal override LineOrigins? Origins { get; } = run.IsAlone ? null : run.CreateOrigins();

    public override async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        string topic = await topics.FindAsync(run.Place.Topic, cancellationToken).ConfigureAwait(false);
        _identity = run.IsAlone
            ? FlowLogIdentity.Message(topic, run.Place.Partition.Value, run.First)
            : FlowLogIdentity.Messages(topic, run.Place.Partition.Value);
        return new MemoryStream(run.Text.ToArray(), writable: false);
    }

    public override ValueTask CompleteAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => settlement.CompleteAsync(this, outcome, cancellationToken);

    public override ValueTask AbandonAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        settlement.Return(this, outcome);
        return default;
    }

    public override ValueTask DeadLetterAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => settlement.ParkAsync(this, outcome, cancellationToken);

    internal override void OnRejected(in FlowLogRejection rejection)
    {
        if (run.IsAlone)
            return;
        RejectedMessage message = _rejected.GetValueOrDefault(rejection.ByteOffset) ?? new RejectedMessage(rejection.Message);
        _rejected[rejection.ByteOffset] = message with { Lines = message.Lines + 1 };
    }
}
