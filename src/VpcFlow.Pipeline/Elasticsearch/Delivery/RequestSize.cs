namespace VpcFlow.Pipeline.Elasticsearch.Delivery;

/// <summary>
/// How large requests are. Compares the throughput of a few requests of one size with that of the size before, and goes on in the direction
/// that was better. Not safe for use by several threads at once.
/// </summary>
/// <param name="first">The size to begin with.</param>
/// <param name="min">The smallest size.</param>
/// <param name="max">The largest size.</param>
internal sealed class RequestSize(int first, int min, int max)
{
    private const int SamplesPerSize = 6;
    private const double Step = 1.25;

    private int _min = Math.Min(min, first);
    private int _max = Math.Max(max, first);
    private int _samples;
    private double _bytes;
    private double _seconds;
    private double _lastThroughput;
    private bool _grows = true;

    public int Current { get; private set; } = first;

    /// <summary>Takes notice of a request that was taken.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="elapsed">The time until it was answered.</param>
    public void Answered(int bytes, TimeSpan elapsed)
    {
        // Smaller ones were not full, and say nothing of this size.
        if (bytes < Current * 0.8)
            return;
        _bytes += bytes;
        _seconds += elapsed.TotalSeconds;
        if (++_samples < SamplesPerSize)
            return;
        double throughput = _bytes / Math.Max(_seconds, 1e-6);
        if (throughput < _lastThroughput)
            _grows = !_grows;
        _lastThroughput = throughput;
        Change(_grows ? Current * Step : Current / Step);
    }

    /// <summary>Takes notice of a request that was not answered in time.</summary>
    public void TimedOut() => Change(Current / 2.0);

    /// <summary>Takes notice of a size that the server does not take.</summary>
    public void Refused(int bytes)
    {
        _max = Math.Max(Math.Min(_max, bytes / 2), 1);
        _min = Math.Min(_min, _max);
        Change(Current);
    }

    private void Change(double size)
    {
        Current = (int)Math.Clamp(size, _min, _max);
        (_samples, _bytes, _seconds) = (0, 0, 0);
    }
}
