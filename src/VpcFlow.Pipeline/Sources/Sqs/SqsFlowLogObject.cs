using Amazon.S3;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Sources.Sqs;

/// <summary>Represents an object that a message names.</summary>
/// <param name="client">The client for the region of the bucket.</param>
/// <param name="address">The object.</param>
/// <param name="timeout">How long a download may receive nothing.</param>
/// <param name="message">The message, which is told how the object ended.</param>
/// <param name="counters">Counts objects that don't exist.</param>
internal sealed class SqsFlowLogObject(
    IAmazonS3 client, S3Address address, TimeSpan timeout, SqsMessage message, FlowLogSourceCounters counters)
    : S3FlowLogObject(client, address, timeout)
{
    public override ValueTask CompleteAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => outcome.Status is FlowLogObjectStatus.Foreign or FlowLogObjectStatus.NoRecord
            ? message.ParkAsync(ObjectReasons.Of(outcome), cancellationToken)
            : message.CompleteAsync(cancellationToken);

    public override ValueTask AbandonAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        // Notifications may come after the object was deleted, by a rule of its bucket for instance.
        if (outcome.Failure is FileNotFoundException missing && missing.FileName == Name)
        {
            counters.CountMissing();
            return message.CompleteAsync(cancellationToken);
        }

        return message.ReturnAsync(ObjectReasons.Of(outcome), outcome.Failure, cancellationToken);
    }

    public override ValueTask DeadLetterAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => message.ParkAsync(ObjectReasons.Of(outcome), cancellationToken);
}
