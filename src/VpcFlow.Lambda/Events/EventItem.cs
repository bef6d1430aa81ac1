using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Lambda.Events;

/// <summary>
/// A part of an event that ends as a whole: a message of a queue, a record of a stream, or all of an event. It may name several objects,
/// and is settled when all of them are. An object that is to come again counts more than one that can't be delivered.
/// </summary>
/// <param name="name">The name for messages.</param>
/// <param name="id">What the answer names it by.</param>
/// <param name="body">What is kept of it if it can't be delivered.</param>
internal sealed class EventItem(string name, string id, string body)
{
    private readonly Lock _lock = new();
    private int _open = -1;
    private string? _parkReason;
    private string? _returnReason;
    private bool _isStopped;

    public string Name => name;

    public string Id => id;

    public string Body => body;

    /// <summary>Where it comes from, such as the ARN of a queue.</summary>
    public string Source { get; init; } = "";

    /// <summary>How often it was received, this time included.</summary>
    public int ReceiveCount { get; init; } = 1;

    /// <summary>Whether it comes again only because there was no time.</summary>
    public bool IsStopped => _isStopped || (_open > 0 && _returnReason is null);

    /// <summary>Whether it comes again because an object may not be read: then the policy is wrong, not the item.</summary>
    public bool IsDenied { get; private set; }

    /// <summary>Why it can't be delivered, and trying again is of no use; <see langword="null"/> if that is not so.</summary>
    public string? ParkReason => ReturnReason is null ? _parkReason : null;

    /// <summary>Why it is to come again; <see langword="null"/> if that is not so.</summary>
    public string? ReturnReason => _returnReason ?? (_open > 0 ? "the time of the invocation was over" : null);

    /// <summary>Begins with the objects.</summary>
    /// <param name="count">Their number.</param>
    public void Begin(int count) => _open = count;

    /// <summary>It can't be delivered.</summary>
    public void Park(string reason)
    {
        lock (_lock)
            _parkReason ??= reason;
    }

    /// <summary>It was kept, and does not come again.</summary>
    public void Keep() => (_parkReason, _returnReason, _open) = (null, null, 0);

    /// <summary>It is to come again.</summary>
    public void Return(string reason)
    {
        lock (_lock)
            _returnReason ??= reason;
    }

    /// <summary>An object was read to its end, and its records are durable.</summary>
    public void End(FlowLogObjectOutcome outcome)
    {
        if (outcome.Status is FlowLogObjectStatus.Foreign or FlowLogObjectStatus.NoRecord)
            Park(ObjectReasons.Of(outcome));
        EndOne();
    }

    /// <summary>An object failed in a way that may pass.</summary>
    public void Abandon(FlowLogObjectOutcome outcome)
    {
        bool isStopped = outcome.Failure is OperationCanceledException;
        lock (_lock)
        {
            _isStopped |= isStopped;
            IsDenied |= AwsErrors.IsTranslatedDenial(outcome.Failure);
        }

        Return(isStopped ? "the time of the invocation was over" : ObjectReasons.Of(outcome));
        EndOne();
    }

    /// <summary>An object failed for good.</summary>
    public void DeadLetter(FlowLogObjectOutcome outcome)
    {
        Park(ObjectReasons.Of(outcome));
        EndOne();
    }

    /// <summary>There is nothing to deliver of an object.</summary>
    public void EndOne()
    {
        lock (_lock)
            _open--;
    }
}
