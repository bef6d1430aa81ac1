using System.Diagnostics;
using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>Measures contenders in turn, A B C A B C …, so that whatever disturbs the machine disturbs all of them.</summary>
internal static class InterleavedMeasurement
{
    private const int Rounds = 7;
    private const int WarmUpRuns = 60;
    private const int WarmUpRecords = 200;

    /// <summary>A method is compiled up to three times, each time after 30 calls and a pause: as it comes, with counters, and optimised.</summary>
    private const int WarmUpPhases = 5;

    private static readonly TimeSpan s_warmUpTime = TimeSpan.FromMilliseconds(80);

    private static readonly double s_turnNanoseconds = TimeSpan.FromMilliseconds(5).TotalNanoseconds;

    /// <summary>The runtime compiles methods again in the background, 100 ms after the last new method.</summary>
    private static readonly TimeSpan s_compileTime = TimeSpan.FromMilliseconds(200);

    /// <summary>Gives the median nanoseconds per record of each contender.</summary>
    public static double[] Run(IReadOnlyList<Contender> contenders, BenchmarkInput input, BenchmarkInput warmUp)
    {
        for (int phase = 0; phase < WarmUpPhases; phase++)
        {
            foreach (Contender contender in contenders)
                WarmUp(contender, warmUp);
            Thread.Sleep(s_compileTime);
        }

        var times = new double[contenders.Count][];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = new double[Rounds];
            contenders[i].Run(input);
        }

        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < contenders.Count; i++)
            {
                times[i][round] = Turn(contenders[i], input);
            }
        }

        return [.. times.Select(Median)];
    }

    public static BenchmarkInput CreateWarmUpInput(FormatCase format) => new(format, WarmUpRecords);

    /// <summary>One run brings code and data back that others drove out of the caches; the runs behind it count.</summary>
    private static double Turn(Contender contender, BenchmarkInput input)
    {
        contender.Run(input);
        var clock = new WorkClock();
        int runs = 0;
        do
        {
            contender.Run(input);
            runs++;
        }
        while (clock.Nanoseconds < s_turnNanoseconds);
        return clock.Nanoseconds / ((double)input.Records * runs);
    }

    private static void WarmUp(Contender contender, BenchmarkInput input)
    {
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < WarmUpRuns && (i < 2 || Stopwatch.GetElapsedTime(begin) < s_warmUpTime); i++)
            contender.Run(input);
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }
}
