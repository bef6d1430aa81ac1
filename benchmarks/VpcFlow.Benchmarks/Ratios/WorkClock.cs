using System.Diagnostics;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>
/// The time that work took: the elapsed time or the processor time of the process, whichever is less. On a machine that others use too, the
/// two differ by the time that the work had to wait for a core, which would count against slow contenders, whose runs are long, and not
/// against fast ones.
/// </summary>
internal readonly struct WorkClock
{
    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly TimeSpan _processorBegin = Environment.CpuUsage.TotalTime;

    public WorkClock()
    {
    }

    public double Nanoseconds
    {
        get
        {
            TimeSpan processor = Environment.CpuUsage.TotalTime - _processorBegin;
            return Math.Min(Stopwatch.GetElapsedTime(_begin).TotalNanoseconds, processor.TotalNanoseconds);
        }
    }
}
