namespace VpcFlow.Pipeline.Alerts.Messages.Outbox;

/// <summary>The way of a notice to one recipient.</summary>
/// <param name="recipient">The recipient.</param>
/// <param name="due">When it can be sent.</param>
/// <param name="isCollected">Whether it shares a message with others that wait for the recipient.</param>
internal sealed class OutboxDelivery(string recipient, DateTimeOffset due, bool isCollected)
{
    public string Recipient { get; } = recipient;

    public DateTimeOffset Due { get; } = due;

    public bool IsCollected { get; } = isCollected;

    public DeliveryState State { get; set; }

    /// <summary>When it was sent or refused.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}
