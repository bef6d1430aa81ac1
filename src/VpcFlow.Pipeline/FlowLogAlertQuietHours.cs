namespace VpcFlow;

/// <summary>Represents hours of each day in which messages wait, such as from 22:00 until 07:00.</summary>
public sealed class FlowLogAlertQuietHours
{
    /// <summary>When they begin.</summary>
    public required TimeOnly From { get; init; }

    /// <summary>When they end, on the next day if that is not after <see cref="From"/>.</summary>
    public required TimeOnly Until { get; init; }

    /// <summary>The time zone of both; UTC by default.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Returns when a message can be sent: at the given time, or when the quiet hours end in which it is.</summary>
    /// <param name="time">The time.</param>
    public DateTimeOffset After(DateTimeOffset time)
    {
        DateTime local = TimeZoneInfo.ConvertTime(time, TimeZone).DateTime;
        var clock = TimeOnly.FromDateTime(local);
        if (!clock.IsBetween(From, Until))
            return time;
        DateTime end = local.Date + Until.ToTimeSpan();
        if (end <= local)
            end = end.AddDays(1);

        // An hour that clocks skip in spring ends when they go on.
        while (TimeZone.IsInvalidTime(end))
            end = end.AddMinutes(15);
        DateTimeOffset result = new(end, TimeZone.GetUtcOffset(end));
        return result > time ? result : time;
    }
}
