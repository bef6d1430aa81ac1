using VpcFlow.Pipeline.Statistics.Sketches;

namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>Different values are counted exactly while they are few, then within the stated error.</summary>
public class DistinctCounterTests
{
    [Fact]
    public void Count_OfFewValues_IsExact()
    {
        var counter = new DistinctCounter();
        var random = new Random(1);
        for (int i = 1; i <= DistinctCounter.MaxExact; i++)
        {
            ulong hash = Hash(random);
            counter.Add(hash);
            counter.Add(hash);
            Assert.Equal((i, true, 0), (counter.Count, counter.IsExact, counter.Error));
        }

        counter.Add(Hash(random));
        Assert.False(counter.IsExact);
        Assert.InRange(counter.Count, DistinctCounter.MaxExact * 0.97, DistinctCounter.MaxExact * 1.03);
    }

    /// <summary>Of 100 estimates, 95 are within two standard errors; with a fixed seed, the same ones each time.</summary>
    [Theory]
    [InlineData(5_000)]
    [InlineData(40_000)]
    [InlineData(500_000)]
    public void Count_OfManyValues_IsWithinTheStatedError(int values)
    {
        int within = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            var counter = new DistinctCounter();
            var random = new Random(seed);
            for (int i = 0; i < values; i++)
                counter.Add(Hash(random));
            Assert.InRange(counter.Count, values * 0.96, values * 1.04);
            within += Math.Abs(counter.Count - values) <= counter.Error ? 1 : 0;
        }

        Assert.InRange(within, 17, 20);
    }

    [Theory]
    [InlineData(10, 20)]
    [InlineData(1500, 1500)]
    [InlineData(100, 50_000)]
    [InlineData(50_000, 100)]
    [InlineData(50_000, 50_000)]
    public void Merge_OfTwoCounters_CountsAsOneThatHasSeenAll(int first, int second)
    {
        var (a, b, all) = (new DistinctCounter(), new DistinctCounter(), new DistinctCounter());
        var random = new Random(3);
        for (int i = 0; i < first + second; i++)
        {
            ulong hash = Hash(random);
            (i < first ? a : b).Add(hash);
            all.Add(hash);
        }

        a.Merge(b);
        Assert.Equal((all.Count, all.IsExact), (a.Count, a.IsExact));
    }

    private static ulong Hash(Random random) => (ulong)random.NextInt64(long.MinValue, long.MaxValue) | 1;
}
