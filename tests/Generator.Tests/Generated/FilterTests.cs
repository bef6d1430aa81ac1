using System.Buffers;
using System.Text;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>
/// Any filter selects the records that an evaluation of their text selects, with the generated and the interpreted parser and in every way
/// to read.
/// </summary>
[Collection(nameof(GeneratedParsers))]
public class FilterTests
{
    public static TheoryData<string> Formats => GeneratedParsers.Names;

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Filter_AnyTextAndFilter_SelectsWhatTheOracleSelects(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        string[] columns = [.. format.Case.Parsed.Columns.Select(c => c.Field is null ? "?" + c.Name : c.Name)];
        double[] hostilities = [0, 0.05, 0.3, 1];
        for (int seed = 0; seed < 16; seed++)
        {
            var random = new Random(seed);
            byte[] text = CorpusGenerator.Text(random, columns, 80, hostilities[seed % hostilities.Length]);
            List<IReadOnlyDictionary<string, byte[]>> records = Read(format.Parser, columns, text);

            // One field in ten is not in the format: it is absent in all records.
            string[] fields = [.. columns.Where(c => c[0] != '?'), .. OracleFields.Names.Where(_ => random.Chance(columns.Length / 700.0))];
            OracleFilter oracle = new FilterGenerator(random, fields, records).Any(seed % 4);
            bool[] keeps = [.. records.Select(oracle.Keeps)];
            await AssertKeepsAsync(format, text, oracle.Text, keeps);
        }
    }

    private static async Task AssertKeepsAsync(GeneratedFormat format, byte[] text, string filterText, bool[] keeps)
    {
        FlowLogFilter filter = FlowLogFilter.Parse(filterText);
        var all = new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch };
        var some = new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch, Filter = filter };
        string[] documents = Kept(Documents(format.Parser, text, all, out _), keeps);
        Assert.Equal(documents, Documents(format.Parser, text, some, out FlowLogSummary summary));
        Assert.Equal((documents.Length, keeps.Length - documents.Length), (summary.Records, summary.FilteredRecords));
        Assert.Equal(documents, Documents(format.Interpreted, text, some, out FlowLogSummary interpreted));
        Assert.Equal(summary, interpreted);

        string[] records = Kept(Rendered(format.Render, text, all), keeps);
        Assert.Equal(records, Rendered(format.Render, text, some));
        var fromBatches = new List<string>();
        using var input = new ChunkedStream(text, 997);
        Assert.Equal(summary.FilteredRecords, (await format.RenderBatches(input, some, fromBatches)).FilteredRecords);
        Assert.Equal(records, fromBatches);

        Assert.Equal(keeps, Matches(format.Parser, filter, text));
        Assert.Equal(keeps, Matches(format.Interpreted, filter, text));
    }

    private static bool[] Matches(FlowLogParser parser, FlowLogFilter filter, byte[] text)
    {
        var matches = new List<bool>();
        foreach (FlowLogRecord record in parser.Parse(text))
            matches.Add(filter.Matches(record));
        return [.. matches];
    }

    /// <summary>Returns the fields of all records as text, those that are not read as well.</summary>
    private static List<IReadOnlyDictionary<string, byte[]>> Read(FlowLogParser parser, string[] columns, byte[] text)
    {
        var records = new List<IReadOnlyDictionary<string, byte[]>>();
        foreach (FlowLogRecord record in parser.Parse(text))
        {
            List<byte[]> tokens = OracleLines.Tokens(record.Line.ToArray());
            records.Add(columns.Zip(tokens)
                .Where(c => c.First[0] != '?' && c.Second is not [(byte)'-'])
                .ToDictionary(c => c.First, c => c.Second));
        }

        return records;
    }

    private static string[] Kept(string[] all, bool[] keeps)
    {
        Assert.Equal(keeps.Length, all.Length);
        return [.. all.Where((_, i) => keeps[i])];
    }

    private static string[] Rendered(RenderRecords render, byte[] text, EcsWriterOptions options)
    {
        var records = new List<string>();
        render(text, options, records);
        return [.. records];
    }

    private static string[] Documents(FlowLogParser parser, byte[] text, EcsWriterOptions options, out FlowLogSummary summary)
    {
        var output = new ArrayBufferWriter<byte>();
        summary = parser.WriteEcs(text, output, options);
        return Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
