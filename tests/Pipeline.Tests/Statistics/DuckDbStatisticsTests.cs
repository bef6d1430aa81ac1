using System.Globalization;

namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>Statistics have the same numbers as the same queries of DuckDB, from text and Parquet, with threads, and merged.</summary>
public class DuckDbStatisticsTests
{
    [Fact]
    public void Corpus_Always_HasSixtyStatistics() => Assert.Equal(60, StatisticsCorpus.All.Count);

    [Theory]
    [InlineData(nameof(FlowLogFormats.Default))]
    [InlineData(nameof(FlowLogFormats.V5))]
    [InlineData(nameof(FlowLogFormats.TransitGateway))]
    public async Task Statistics_OfTheCorpus_HaveTheNumbersOfDuckDb(string name)
    {
        string text = (string)typeof(FlowLogFormats).GetField(name)!.GetRawConstantValue()!;
        using var input = new StatisticsInput(FlowLogFormat.Parse(text));
        StatisticsPair[] pairs = [.. StatisticsCorpus.All.Where(p => p.Format == name)];
        Assert.InRange(pairs.Length, 10, 60);
        foreach (StatisticsPair pair in pairs)
        {
            List<string> expected = [.. input.Table.Rows(pair.Sql).Select(r => string.Join('|', r.Split('|').Select(Normalize)))];
            foreach (int threads in (int[])[1, 2])
            {
                Check(pair, expected, await StatisticsRuns.RunAsync(pair.Query, input.Format, input.Text, threads));
                Check(pair, expected, await StatisticsRuns.RunAsync(pair.Query, input.Format, input.Parquet, threads));
                Check(pair, expected, await MergeAsync(pair.Query, input.Format, input.Halves, threads));
                Check(pair, expected, await MergeAsync(pair.Query, input.Format, input.ParquetHalves, threads));
            }
        }
    }

    /// <summary>Counts two files apart, saves one of the results, and merges them.</summary>
    private static async Task<FlowLogStatistics> MergeAsync(
        FlowLogStatisticsQuery query, FlowLogFormat format, byte[][] halves, int threads)
    {
        FlowLogStatistics first = await StatisticsRuns.RunAsync(query, format, [halves[0]], threads);
        FlowLogStatistics second = await StatisticsRuns.RunAsync(query, format, [halves[1]], threads);
        using var saved = new MemoryStream();
        second.Save(saved);
        saved.Position = 0;
        first.Merge(FlowLogStatistics.Load(saved, query));
        return first;
    }

    private static void Check(StatisticsPair pair, List<string> expected, FlowLogStatistics actual)
    {
        FlowLogStatisticsTable table = actual.CreateTable();
        List<string> rows = table.Rows();
        if (table.IsExact)
        {
            string[] missing = [.. expected.Except(rows)];
            Assert.True(
                missing.Length == 0,
                $"{pair}\n{pair.Sql}\nexpected: {missing.FirstOrDefault()}\nactual: {rows.Except(expected).FirstOrDefault()}");
            Assert.Equal(expected.Count, rows.Count);
            return;
        }

        // Estimates: the groups are the same, and the numbers within the stated errors.
        Assert.All(
            expected.Order(StringComparer.Ordinal).Zip(rows.Order(StringComparer.Ordinal)),
            both => Assert.Equal(KeysOf(both.First, pair), KeysOf(both.Second, pair)));
        Dictionary<string, string[]> byKeys = expected.ToDictionary(r => KeysOf(r, pair), r => r.Split('|'));
        foreach ((FlowLogStatisticsRow row, string line) in table.Rows.Zip(rows))
        {
            string[] values = byKeys[KeysOf(line, pair)];
            for (int i = 0; i < row.Values.Length; i++)
            {
                long truth = long.Parse(values[row.Keys.Length + i], CultureInfo.InvariantCulture);
                Assert.InRange(row.Values[i].Number!.Value, truth - row.Values[i].Error, truth + row.Values[i].Error);
            }
        }
    }

    /// <summary>Returns the usual spelling of an IPv6 address; DuckDB has the text of the line.</summary>
    private static string Normalize(string cell)
        => cell.Contains(':', StringComparison.Ordinal) && FlowLogAddress.TryParse(cell, out FlowLogAddress address)
            ? address.ToString()
            : cell;

    private static string KeysOf(string row, StatisticsPair pair) => string.Join('|', row.Split('|').Take(pair.Query.Groups.Length));
}
