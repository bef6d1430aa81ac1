namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>Represents events of one page of a search, as payloads of CloudWatch Logs.</summary>
/// <param name="group">The log group.</param>
/// <param name="events">The events, at least one.</param>
/// <param name="region">The region of the log group.</param>
/// <param name="settlement">Decides what follows.</param>
internal sealed class CloudWatchObject(LogGroup group, IReadOnlyList<LogEvent> events, string region, EventSettlement settlement)
    : FlowLogObject
{
    public LogGroup Group => group;

    public IReadOnlyList<LogEvent> Events => events;

    /// <summary>The log group, and the first event, which tells the pages apart.</summary>
    public override string Name { get; } = $"cloudwatch:{group.Name}:{events[0].Id}";

    public override DateTimeOffset? Time { get; } = DateTimeOffset.FromUnixTimeMilliseconds(events.Max(e => e.Time));

    public override FlowLogOrigin Origin { get; } = FlowLogOrigin.CloudWatch(group.Name, logStream: null, region);

    public override FlowLogIdentity Identity { get; } = FlowLogIdentity.CloudWatch(group.Name);

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => new(LogPayload.Write(group.Name, events));

    public override ValueTask CompleteAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Status is FlowLogObjectStatus.Foreign or FlowLogObjectStatus.NoRecord)
            return settlement.ParkAsync(this, outcome, cancellationToken);
        settlement.Complete(this);
        return default;
    }

    public override ValueTask AbandonAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        settlement.Return(this, outcome);
        return default;
    }

    public override ValueTask DeadLetterAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => settlement.ParkAsync(this, outcome, cancellationToken);
}
