namespace VpcFlow.Pipeline.Alerts.Messages.Outbox;

/// <summary>A notice in the outbox, and its ways to the recipients.</summary>
/// <param name="Path">The path of its file.</param>
/// <param name="Notice">The notice.</param>
/// <param name="AddedAt">When it was added.</param>
/// <param name="Deliveries">The ways.</param>
internal sealed record OutboxEntry(
    string Path, FlowLogAlertNotice Notice, DateTimeOffset AddedAt, IReadOnlyList<OutboxDelivery> Deliveries)
{
    public bool IsSettled => Deliveries.All(d => d.State != DeliveryState.Waiting);

    /// <summary>When the last recipient had it; when it was added if there is none.</summary>
    public DateTimeOffset SettledAt => Deliveries.Max(d => d.SettledAt) ?? AddedAt;
}
