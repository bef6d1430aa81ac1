namespace VpcFlow.Pipeline.Alerts.Messages.Outbox;

/// <summary>A notice that waits for a recipient.</summary>
internal readonly record struct WaitingDelivery(OutboxEntry Entry, OutboxDelivery Delivery)
{
    public string Recipient => Delivery.Recipient;
}
