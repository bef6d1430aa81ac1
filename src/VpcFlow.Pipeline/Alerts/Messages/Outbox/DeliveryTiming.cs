namespace VpcFlow.Pipeline.Alerts.Messages.Outbox;

/// <summary>Decides when a notice is sent: at once, at the end of the period of a digest, or after quiet hours.</summary>
internal static class DeliveryTiming
{
    public static OutboxDelivery Create(string recipient, FlowLogAlertRoute? route, DateTimeOffset now)
    {
        DateTimeOffset due = route?.Digest is { } period && period > TimeSpan.Zero ? EndOf(period, now) : now;
        DateTimeOffset allowed = route?.QuietHours?.After(due) ?? due;
        return new OutboxDelivery(recipient, allowed, isCollected: allowed > now);
    }

    /// <summary>The end of the period that the time is in; periods are counted from midnight UTC.</summary>
    private static DateTimeOffset EndOf(TimeSpan period, DateTimeOffset time)
    {
        long ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        return DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(((ticks / period.Ticks) + 1) * period.Ticks);
    }
}
