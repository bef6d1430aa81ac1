namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>A window of time.</summary>
/// <param name="From">Its beginning, which belongs to it.</param>
/// <param name="To">Its end, which does not.</param>
internal readonly record struct AlertWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How late documents can come to light after the time by which they are in windows, and be told.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromMinutes(15);

    public TimeSpan Length => To - From;

    /// <summary>
    /// Returns the last multiple of a step since 1970 that is not after a time: all windows end at such times, also after a restart.
    /// </summary>
    public static DateTimeOffset Align(DateTimeOffset time, TimeSpan step)
    {
        long length = (long)step.TotalMilliseconds;
        return DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds() / length * length);
    }
}
