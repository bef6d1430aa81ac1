namespace VpcFlow.Benchmarks.Ratios;

/// <summary>
/// Measures several contenders in turn with the first one: A B A C A B A C …. Each turn is compared with that of the first just before it,
/// so that a machine that gets slower or faster meanwhile, because others use it too, affects both.
/// </summary>
internal static class InterleavedMeasurement
{
    private const int Rounds = 7;

    /// <summary>A method is compiled up to three times, each time after 30 calls and a pause.</summary>
    private const int WarmUpPhases = 4;

    /// <summary>The runtime compiles methods again in the background, 100 ms after the last new method.</summary>
    private static readonly TimeSpan s_compileTime = TimeSpan.FromMilliseconds(150);

    /// <summary>Returns, for each, the median nanoseconds per record and the median ratio of its time to that of the first.</summary>
    public static (double Nanoseconds, double Ratio)[] Run(IReadOnlyList<ITurns> all)
    {
        WarmUp(all);
        var times = all.Select(_ => new List<double>()).ToArray();
        var ratios = all.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 1; i < all.Count; i++)
            {
                double first = all[0].Turn();
                double other = all[i].Turn();
                times[0].Add(first);
                times[i].Add(other);
                ratios[i].Add(other / first);
            }
        }

        return [.. times.Select((t, i) => (Median(t), i == 0 ? 1 : Median(ratios[i])))];
    }

    private static void WarmUp(IReadOnlyList<ITurns> all)
    {
        for (int phase = 0; phase < WarmUpPhases; phase++)
        {
            foreach (ITurns one in all)
                one.WarmUp();
            Thread.Sleep(s_compileTime);
        }

        foreach (ITurns one in all)
            one.Turn();
    }

    /// <summary>Returns the value in the middle, the upper one of two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
