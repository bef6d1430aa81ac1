namespace VpcFlow.Lambda.Events;

/// <summary>Flow logs that are in the event itself.</summary>
/// <param name="item">The item, which is told how they ended.</param>
/// <param name="content">The content: a container of any kind.</param>
/// <param name="identity">Makes the ids of the documents.</param>
/// <param name="time">The time for records that have none; <see langword="null"/> for the current one.</param>
internal sealed class EventContent(EventItem item, byte[] content, FlowLogIdentity identity, DateTimeOffset? time) : FlowLogObject
{
    /// <summary>A few kilobytes of gzip can contain gigabytes.</summary>
    private const long MaxText = 1L << 30;

    public override string Name => item.Name;

    public override DateTimeOffset? Time => time;

    public override FlowLogOrigin Origin => FlowLogOrigin.Request;

    public override FlowLogIdentity Identity => identity;

    public override long? MaxTextSize => MaxText;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
        => new(new MemoryStream(content, writable: false));

    public override ValueTask CompleteAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        item.End(outcome);
        return default;
    }

    public override ValueTask AbandonAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        item.Abandon(outcome);
        return default;
    }

    public override ValueTask DeadLetterAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        item.DeadLetter(outcome);
        return default;
    }
}
