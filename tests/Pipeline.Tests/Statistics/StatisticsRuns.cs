using System.Globalization;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>Runs statistics over files.</summary>
internal static class StatisticsRuns
{
    /// <summary>Counts the records of files with a number of threads, as <c>vpcflow stats</c> does.</summary>
    public static async Task<FlowLogStatistics> RunAsync(
        FlowLogStatisticsQuery query, FlowLogFormat format, byte[][] files, int threads, FlowLogStatisticsOptions? options = null)
    {
        var statistics = new FlowLogStatistics(query, options);
        await RunAsync(statistics, format, query.FieldsToRead, files, threads);
        return statistics;
    }

    public static async Task RunAsync(
        IFlowLogSink sink, FlowLogFormat format, IReadOnlyCollection<FlowLogField>? fields, byte[][] files, int threads)
    {
        FlowLogObject[] objects = [.. files.Select((c, i) => new FakeObject($"file {i}", c) { From = FlowLogOrigin.File($"file {i}") })];
        var source = new FakeSource(objects);
        var options = new FlowLogPipelineOptions
        {
            Reader = new FlowLogReader { HeaderlessFormats = [format], ParserOptions = new FlowLogParserOptions { Fields = fields } },
            MaxDegreeOfParallelism = threads,
            Columns = fields,
            OnObject = outcome => Assert.Null(outcome.Failure),
        };
        await new FlowLogPipeline(source, sink, options).RunAsync();
    }

    /// <summary>Returns the rows as text, each as its keys and values with bars between them.</summary>
    public static List<string> Rows(this FlowLogStatisticsTable table) =>
    [
        .. table.Rows.Select(r => string.Join(
            '|', r.Keys.Select(k => k.Text ?? "").Concat(r.Values.Select(v => v.Number?.ToString(CultureInfo.InvariantCulture) ?? "")))),
    ];
}
