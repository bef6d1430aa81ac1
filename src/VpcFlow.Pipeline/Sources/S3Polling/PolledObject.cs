using Amazon.S3;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>Represents an object that a search found.</summary>
/// <param name="client">The client for the region of the bucket.</param>
/// <param name="address">The object.</param>
/// <param name="timeout">How long a download may receive nothing.</param>
/// <param name="isCandidate">Whether its key doesn't say that it is a flow log.</param>
/// <param name="place">Where the state remembers it.</param>
/// <param name="settlement">Decides what follows.</param>
internal sealed class PolledObject(
    IAmazonS3 client, S3Address address, TimeSpan timeout, bool isCandidate, IPlace place, PollSettlement settlement)
    : S3FlowLogObject(client, address, timeout)
{
    public override bool IsCandidate => isCandidate;

    public IPlace Place => place;

    /// <summary>The size in bytes, as the listing says it.</summary>
    public long Length { get; init; }

    public override ValueTask CompleteAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        if (!outcome.IsLeftOut && outcome.Status is FlowLogObjectStatus.Foreign or FlowLogObjectStatus.NoRecord)
            return settlement.ParkAsync(this, ObjectReasons.Of(outcome), 1, cancellationToken);
        settlement.Complete(this, outcome.IsLeftOut);
        return default;
    }

    public override ValueTask AbandonAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => settlement.ReturnAsync(this, outcome, cancellationToken);

    public override ValueTask DeadLetterAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => settlement.ParkAsync(this, ObjectReasons.Of(outcome), 1, cancellationToken);
}
