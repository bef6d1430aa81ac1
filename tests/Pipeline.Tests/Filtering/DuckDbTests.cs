using System.Text;
using VpcFlow.Cli.Generating;
using VpcFlow.Cli.Presets;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

namespace VpcFlow.Pipeline.Tests.Filtering;

/// <summary>Filters select the same records as the same conditions of DuckDB, from text and from Parquet.</summary>
public class DuckDbTests
{
    private const int Records = 3000;

    [Fact]
    public async Task Filter_OfTheCorpus_SelectsWhatDuckDbSelects()
    {
        FlowLogParser generated = Ecs811.Find(nameof(FlowLogFormats.V5))!;
        byte[] lines = Generate(generated.Format);
        byte[] parquet = DuckDbFile.OfLines(generated.Format, lines);
        using var table = new DuckDbLines(generated.Format, lines);
        Assert.Equal(200, FilterCorpus.All.Count);
        int selective = 0;
        foreach (FilterPair pair in FilterCorpus.All)
        {
            List<long> expected = table.Where(pair.Sql);
            selective += expected.Count is > 0 and < Records ? 1 : 0;
            Check(pair, expected, await SelectAsync(new FlowLogReader(generated), lines, pair.Filter));
            Check(pair, expected, await SelectAsync(new FlowLogReader { Format = generated.Format }, lines, pair.Filter));
            Check(pair, expected, await SelectAsync(new FlowLogReader(generated), parquet, pair.Filter));
        }

        // A corpus that selects all or nothing would prove little.
        Assert.InRange(selective, 150, 200);
    }

    private static void Check(FilterPair pair, List<long> expected, List<long> actual)
        => Assert.True(
            expected.SequenceEqual(actual),
            $"{pair.Filter}\n{pair.Sql}\nDuckDB selects {expected.Count} records, the filter {actual.Count}; they differ in the lines "
                + string.Join(", ", expected.Except(actual).Concat(actual.Except(expected)).Take(5)));

    private static async Task<List<long>> SelectAsync(FlowLogReader reader, byte[] input, string filter)
    {
        var options = new FlowLogReaderOptions { Filter = FlowLogFilter.Parse(filter), Containers = [ParquetContainer.Instance] };
        List<long> numbers = [];
        FlowLogBatches batches = reader.ReadAsync(new MemoryStream(input), options);
        await foreach (FlowLogBatch batch in batches)
        {
            int count = 0;
            foreach (FlowLogRecord _ in batch.Records)
                numbers.Add(batch.Position(count++).LineNumber);
        }

        Assert.Equal((numbers.Count, Records - numbers.Count), (batches.Summary.Records, batches.Summary.FilteredRecords));
        return numbers;
    }

    /// <summary>Generates traffic, and replaces one value in eight by a dash and some actions by one that is not known.</summary>
    private static byte[] Generate(FlowLogFormat format)
    {
        using var generated = new MemoryStream();
        LogGenerator.Write(generated, Records, format, seed: 5, withHeader: false);
        var random = new Random(7);
        var lines = new StringBuilder();
        foreach (string line in Encoding.ASCII.GetString(generated.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            IEnumerable<string> values = line.Split(' ')
                .Select(v => random.Next(8) == 0 ? "-" : v == "REJECT" && random.Next(4) == 0 ? "DROP" : v);
            lines.Append(string.Join(' ', values)).Append('\n');
        }

        return Encoding.ASCII.GetBytes(lines.ToString());
    }
}
