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

    private static readonly TimeSpan s_warmUpTime = TimeSpan.FromMilliseconds(80);

    /// <summary>The runtime compiles methods again in the background, 100 ms after the last new method.</summary>
    private static readonly TimeSpan s_compileTime = TimeSpan.FromMilliseconds(150);

    /// <summary>Gives the median nanoseconds per record of each contender.</summary>
    public static double[] Run(IReadOnlyList<Contender> contenders, BenchmarkInput input, BenchmarkInput warmUp)
    {
        for (int phase = 0; phase < 2; phase++)
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
                var clock = new WorkClock();
                contenders[i].Run(input);
                times[i][round] = clock.Nanoseconds / input.Records;
            }
        }

        return [.. times.Select(Median)];
    }

    public static BenchmarkInput CreateWarmUpInput(FormatCase format) => new(format, WarmUpRecords);

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
