using Amazon.S3;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Lambda.Events;

/// <summary>An object in S3 that an item names.</summary>
/// <param name="client">The client for the region of the bucket.</param>
/// <param name="address">The object.</param>
/// <param name="timeout">How long a download may receive nothing.</param>
/// <param name="item">The item, which is told how the object ended.</param>
internal sealed class EventObject(IAmazonS3 client, S3Address address, TimeSpan timeout, EventItem item)
    : S3FlowLogObject(client, address, timeout)
{
    public override ValueTask CompleteAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        item.End(outcome);
        return default;
    }

    public override ValueTask AbandonAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        // Notifications may come after the object was deleted, by a rule of its bucket for instance.
        if (outcome.Failure is FileNotFoundException missing && missing.FileName == Name)
            item.EndOne();
        else
            item.Abandon(outcome);
        return default;
    }

    public override ValueTask DeadLetterAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        item.DeadLetter(outcome);
        return default;
    }
}
