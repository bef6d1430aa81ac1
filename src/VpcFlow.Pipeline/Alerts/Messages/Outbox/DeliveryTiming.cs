namespace VpcFlow.Pipeline.Alerts.Messages.Outbox;

/// <summary>Decides when a notice is sent: at once, at the end of the period of a digest, or after quiet hours.</summary>
internal static class DeliveryTiming
{
    public static OutboxDelivery Create(string recipient, FlowLogAlertRoute? route, DateTimeOffset now)
    {
        DateTimeOffset due = route?.Digest is { } period ? EndOf(period, now) : now;
        DateTimeOffset allowed = route?.QuietHours?.After(due) ?? due;
        return new OutboxDelivery(recipient, allowed, isCollected: allowed > now);
    }

    /// <summary>The end of the period that the time is in; periods are counted from midnight UTC, and the last ends with the day.</summary>
    private static DateTimeOffset EndOf(TimeSpan period, DateTimeOffset time)
    {
        var midnight = new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero);
        DateTimeOffset end = midnight + (Math.Floor((time - midnight) / period) + 1) * period;
        DateTimeOffset next = midnight.AddDays(1);
        return end < next ? end : next;
    }
}
