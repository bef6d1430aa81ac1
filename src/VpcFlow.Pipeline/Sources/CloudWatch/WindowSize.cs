namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>
/// Chooses the windows of a log group: from its position on, so wide that what was delivered in one can be remembered, whether the log
/// group has an event an hour or thousands a second. The last one reaches up to now, and everything that may still come is read again.
/// </summary>
/// <param name="lookBack">How late events may arrive.</param>
/// <param name="latency">How much of the newest time is left out.</param>
internal sealed class WindowSize(TimeSpan lookBack, TimeSpan latency)
{
    private const int Few = 10_000;
    private const int Many = 100_000;
    private const int Narrowing = 8;
    private static readonly TimeSpan s_first = TimeSpan.FromHours(1);
    private readonly long _lookBack = (long)lookBack.TotalMilliseconds;
    private readonly long _min = Math.Max(60_000, 2 * (long)lookBack.TotalMilliseconds);
    private long _width = (long)s_first.TotalMilliseconds;

    /// <summary>Returns the next window.</summary>
    /// <param name="position">The time before which all is delivered.</param>
    /// <param name="now">The current time.</param>
    public ScanWindow Next(long position, DateTimeOffset now)
    {
        long end = now.ToUnixTimeMilliseconds() - (long)latency.TotalMilliseconds + 1;
        _width = Math.Max(_width, _min);
        if (position + _width < end - _lookBack)
            return new ScanWindow(position, position + _width, position + _width) { IsPast = true };
        end = Math.Max(end, position);
        return new ScanWindow(position, end, Math.Max(position, end - _lookBack));
    }

    /// <summary>Whether a window has so many events that it should be given up for a narrower one.</summary>
    public bool IsTooWide(ScanWindow window, int events) => events > Many && window.IsPast && window.To - window.From > _min;

    /// <summary>A window was given up.</summary>
    public void Narrow() => _width /= Narrowing;

    /// <summary>A window was read to its end.</summary>
    public void Adapt(ScanWindow window, int events)
    {
        if (window.IsPast && events < Few)
            _width *= 2;
    }
}
