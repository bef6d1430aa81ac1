using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Statistics;

/// <summary>The bytes of rejected records by source and destination port, as <c>vpcflow stats</c> counts them.</summary>
/// <param name="scope">The task.</param>
/// <param name="pathOf">Returns the file of an input.</param>
internal sealed class StatisticsOfFile(Scope scope, Func<BenchmarkInput, string> pathOf) : Contender(scope, Interpreted)
{
    private static readonly FlowLogStatisticsQuery s_query = new()
    {
        Groups = FlowLogGrouping.ParseList("srcaddr, dstport"),
        Measures = [FlowLogMeasure.Parse("sum(bytes)")],
        Filter = FlowLogFilter.Parse("action = REJECT"),
        Top = 20,
    };

    private static readonly FlowLogReaderOptions s_options = new()
    {
        Containers = [ParquetContainer.Instance],
        Columns = s_query.FieldsToRead,
    };

    private readonly Dictionary<FormatCase, FlowLogReader> _readers = [];

    public override FieldSums Run(BenchmarkInput input) => RunAsync(input).GetAwaiter().GetResult();

    private async Task<FieldSums> RunAsync(BenchmarkInput input)
    {
        if (!_readers.TryGetValue(input.Format, out FlowLogReader? reader))
        {
            reader = new FlowLogReader
            {
                HeaderlessFormats = [input.Format.Format()],
                ParserOptions = new FlowLogParserOptions { Fields = s_query.FieldsToRead },
            };
            _readers.Add(input.Format, reader);
        }

        var statistics = new FlowLogStatistics(s_query);
        using var file = new FileStream(pathOf(input), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        FlowLogBatches batches = reader.ReadAsync(file, s_options);
        await foreach (FlowLogBatch batch in batches.ConfigureAwait(false))
            statistics.Add(batch);
        FlowLogStatisticsTable table = statistics.CreateTable();
        var sums = new FieldSums { Records = batches.Summary.Records };
        sums.Number(0, table.Totals[0].Number);
        sums.Number(1, table.Rows[0].Values[0].Number);
        sums.Number(2, table.GroupCount);
        return sums;
    }
}
