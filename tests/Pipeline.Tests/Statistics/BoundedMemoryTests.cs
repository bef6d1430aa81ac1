using System.Globalization;
using System.Text;

namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>Groups that do not fit into memory leave the greatest ones, with numbers within the stated errors.</summary>
public class BoundedMemoryTests
{
    private const int Small = 1024 * 1024;
    private const int Heavy = 50;

    private static readonly FlowLogFormat s_format = FlowLogFormat.Parse("srcaddr dstport bytes instance-id");

    [Theory]
    [InlineData("srcaddr,dstport", "sum(bytes)", 1)]
    [InlineData("srcaddr,dstport", "count", 2)]
    [InlineData("srcaddr,instance-id", "sum(bytes);count;distinct(dstport)", 2)]
    public async Task Groups_BeyondTheMemory_AreTheGreatestWithinTheirErrors(string groups, string measures, int threads)
    {
        bool counts = measures.StartsWith("count", StringComparison.Ordinal);
        (byte[] lines, Dictionary<string, long> truth, long total) = Generate(groups, counts);
        FlowLogStatisticsQuery query = new StatisticsPair("", groups, measures, "", "").Query with { Top = Heavy };
        FlowLogStatistics statistics = await StatisticsRuns.RunAsync(
            query, s_format, [lines], threads, new FlowLogStatisticsOptions { MemoryLimit = Small });
        FlowLogStatisticsTable table = statistics.CreateTable();
        Assert.Equal((false, null, total), (table.IsExact, table.GroupCount, table.Totals[0].Number));
        Assert.InRange(table.RemovedBound, 1, total / 1000);
        Check(table, truth);
    }

    [Fact]
    public async Task Merge_OfGroupsBeyondTheMemory_KeepsTheStatedErrors()
    {
        (byte[] lines, Dictionary<string, long> truth, long total) = Generate("srcaddr,dstport", counts: false);
        int middle = Array.IndexOf(lines, (byte)'\n', lines.Length / 2) + 1;
        FlowLogStatisticsQuery query = new StatisticsPair("", "srcaddr,dstport", "sum(bytes)", "", "").Query with { Top = Heavy };
        var options = new FlowLogStatisticsOptions { MemoryLimit = Small };
        FlowLogStatistics first = await StatisticsRuns.RunAsync(query, s_format, [lines[..middle]], 1, options);
        FlowLogStatistics second = await StatisticsRuns.RunAsync(query, s_format, [lines[middle..]], 1, options);
        first.Merge(second);
        FlowLogStatisticsTable table = first.CreateTable();
        Assert.Equal(total, table.Totals[0].Number);
        Check(table, truth);
    }

    [Fact]
    public void Merge_OfAnotherQuery_IsRefused()
    {
        var sums = new FlowLogStatistics(new StatisticsPair("", "srcaddr", "sum(bytes)", "", "").Query);
        var counts = new FlowLogStatistics(new StatisticsPair("", "srcaddr", "count", "", "").Query);
        Assert.Contains("can't be merged", Assert.Throws<ArgumentException>(() => sums.Merge(counts)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => sums.Merge(sums));
    }

    private static void Check(FlowLogStatisticsTable table, Dictionary<string, long> truth)
    {
        Assert.Equal(Heavy, table.Rows.Length);
        string[] greatest = [.. truth.OrderByDescending(t => t.Value).Take(Heavy).Select(t => t.Key).Order(StringComparer.Ordinal)];
        Assert.Equal(greatest, table.Rows.Select(KeyOf).Order(StringComparer.Ordinal));
        foreach (FlowLogStatisticsRow row in table.Rows)
        {
            FlowLogMeasureValue value = row.Values[0];
            Assert.InRange(truth[KeyOf(row)], value.Number!.Value - value.Error, value.Number.Value + value.Error);
        }
    }

    private static string KeyOf(FlowLogStatisticsRow row) => string.Join('|', row.Keys.Select(k => k.Text));

    /// <summary>Generates many light groups, and among them fifty that are much heavier.</summary>
    private static (byte[] Lines, Dictionary<string, long> Truth, long Total) Generate(string groups, bool counts)
    {
        var random = new Random(5);
        var lines = new StringBuilder();
        var truth = new Dictionary<string, long>();
        long total = 0;
        for (int i = 0; i < 150_000; i++)
        {
            int heavy = random.Next(5) == 0 ? random.Next(Heavy) : -1;
            string address = heavy >= 0 ? $"10.1.0.{heavy}" : $"10.{2 + random.Next(200)}.{random.Next(256)}.{random.Next(256)}";
            string port = heavy >= 0 ? "443" : random.Next(60000).ToString(CultureInfo.InvariantCulture);
            string instance = heavy >= 0 ? "i-443" : $"i-{random.Next(60000)}";
            long bytes = heavy >= 0 ? 900 + heavy : 1 + random.Next(100);
            lines.Append(CultureInfo.InvariantCulture, $"{address} {port} {bytes} {instance}\n");
            string key = $"{address}|{(groups.EndsWith("dstport", StringComparison.Ordinal) ? port : instance)}";
            truth[key] = truth.GetValueOrDefault(key) + (counts ? 1 : bytes);
            total += counts ? 1 : bytes;
        }

        return (Encoding.ASCII.GetBytes(lines.ToString()), truth, total);
    }
}
