using Amazon.SQS.Model;
using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.DeadLetters;

namespace VpcFlow.Pipeline.Sources.Sqs;

/// <summary>
/// Represents a received message, which may name several objects: it is settled when all of them are, all or nothing. An object that is to
/// come again counts more than one that can't be delivered, which will be found again then.
/// </summary>
/// <param name="message">The message.</param>
/// <param name="settlement">Settles it.</param>
internal sealed class SqsMessage(Message message, SqsSettlement settlement)
{
    private readonly Lock _lock = new();
    private int _open;
    private string? _parkReason;
    private string? _returnReason;
    private bool _isStopped;
    private bool _isDenied;

    public string Receipt => message.ReceiptHandle;

    public string Body => message.Body ?? "";

    /// <summary>How often the message was received, this time included.</summary>
    public int ReceiveCount { get; } =
        message.Attributes?.TryGetValue("ApproximateReceiveCount", out string? text) == true && int.TryParse(text, out int count)
            ? count
            : 1;

    /// <summary>Returns when a message was sent.</summary>
    public static DateTimeOffset? SentOf(Message message)
        => message.Attributes?.TryGetValue("SentTimestamp", out string? text) == true && long.TryParse(text, out long milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>Begins with the objects.</summary>
    /// <param name="count">Their number.</param>
    public void Begin(int count) => _open = count;

    /// <summary>One object is delivered, or there is nothing to deliver.</summary>
    public ValueTask CompleteAsync(CancellationToken cancellationToken) => EndAsync(cancellationToken);

    /// <summary>One object can't be delivered, and trying again is of no use.</summary>
    public ValueTask ParkAsync(string reason, CancellationToken cancellationToken)
    {
        lock (_lock)
            _parkReason ??= reason;
        return EndAsync(cancellationToken);
    }

    /// <summary>One object is to come again.</summary>
    /// <param name="reason">Why it was not delivered.</param>
    /// <param name="cause">The exception.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public ValueTask ReturnAsync(string reason, Exception? cause, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _returnReason ??= reason;
            _isStopped |= cause is OperationCanceledException;
            _isDenied |= AwsErrors.IsTranslatedDenial(cause);
        }

        return EndAsync(cancellationToken);
    }

    public DeadLetter CreateDeadLetter(string queue, string reason)
        => new(queue, message.MessageId ?? message.MD5OfBody ?? "message", reason, ReceiveCount, Body);

    private ValueTask EndAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (--_open > 0)
                return default;
        }

        if (_returnReason is { } returned)
            return settlement.ReturnAsync(this, returned, _isStopped, _isDenied, cancellationToken);
        return _parkReason is { } parked
            ? settlement.ParkAsync(this, parked, cancellationToken)
            : settlement.DeleteAsync(this, cancellationToken);
    }
}
