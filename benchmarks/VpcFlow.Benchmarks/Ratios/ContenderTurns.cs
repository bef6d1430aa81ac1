using System.Diagnostics;
using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>The turns of a contender in this process.</summary>
internal sealed class ContenderTurns(Contender contender, BenchmarkInput input, BenchmarkInput warmUp) : ITurns
{
    private const int WarmUpRuns = 60;
    private const int WarmUpRecords = 200;

    private static readonly TimeSpan s_warmUpTime = TimeSpan.FromMilliseconds(15);

    private static readonly double s_turnNanoseconds = TimeSpan.FromMilliseconds(4).TotalNanoseconds;

    /// <summary>The time from which a run is so long that the previous content of the caches does not matter.</summary>
    private static readonly double s_longRunNanoseconds = TimeSpan.FromMilliseconds(40).TotalNanoseconds;

    public string Name => contender.Name;

    public static BenchmarkInput CreateWarmUpInput(FormatCase format) => new(format, WarmUpRecords);

    public void WarmUp()
    {
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < WarmUpRuns && (i < 2 || Stopwatch.GetElapsedTime(begin) < s_warmUpTime); i++)
            contender.Run(warmUp);
    }

    /// <summary>Measures the runs after the first, which fills the caches again. If the first run is long, it is measured itself.</summary>
    public double Turn()
    {
        var clock = new WorkClock();
        contender.Run(input);
        if (clock.Nanoseconds >= s_longRunNanoseconds)
            return clock.Nanoseconds / input.Records;
        clock = new WorkClock();
        int runs = 0;
        do
        {
            contender.Run(input);
            runs++;
        }
        while (clock.Nanoseconds < s_turnNanoseconds);
        return clock.Nanoseconds / ((double)input.Records * runs);
    }

    public void Dispose()
    {
    }
}
