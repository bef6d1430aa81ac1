using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Converting;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Shipping;

namespace VpcFlow.Cli.Statistics;

/// <summary>
/// One run of <c>vpcflow stats --follow</c>: counts the records of files that grow, and shows the groups again and again, until it is
/// interrupted, which is how it is meant to end.
/// </summary>
internal static class StatsFollow
{
    /// <summary>How often files are looked at.</summary>
    private static readonly TimeSpan s_scan = TimeSpan.FromMilliseconds(500);

    public static async Task<int> RunAsync(StatsOptions options, MessageWriter messages, CancellationToken cancellationToken)
    {
        messages.IsQuiet = options.Counting.IsQuiet;
        using AddressEnricher? enricher = options.Counting.Enrichment.Load(report => messages.Error(report.Error?.Message ?? report.Path));
        var statistics = new FlowLogStatistics(options.Query, new FlowLogStatisticsOptions { Enricher = enricher });
        using var display = new FollowDisplay(options, statistics, messages);
        var tally = new FollowTally(display.Messages);
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task reading = Task.Run(
                () => ReadAsync(options, statistics, tally, display.Messages, stop.Token), CancellationToken.None);
            await display.RunAsync(reading, stop).ConfigureAwait(false);
        }
        catch (FlowLogFormatMismatchException e)
        {
            display.Dispose();
            tally.Fail(ExitCodes.Usage, e.Message);
            messages.Write(InputTally.MismatchAdvice);
            return tally.ExitCode;
        }

        Conclude(options, statistics, tally, display, messages);
        return tally.ExitCode;
    }

    /// <summary>Shows the last table, unless it was shown, and says how much was read.</summary>
    private static void Conclude(
        StatsOptions options, FlowLogStatistics statistics, FollowTally tally, FollowDisplay display, MessageWriter messages)
    {
        display.Dispose();
        if (StatsRun.DescribeMissing(options, statistics) is { } missing)
        {
            tally.Fail(ExitCodes.Usage);
            messages.Error(missing);
            return;
        }

        display.ShowLast();
        FlowLogSummary summary = tally.Summary;
        if (options.Counting.FailsOnRejected && summary.RejectedLines > 0)
            tally.Fail(ExitCodes.Rejected);
        messages.Note(SummaryText.CreateFollowed(summary));
        if (messages.IsQuiet && SummaryText.CreateQuiet(summary, leftOut: 0) is { } lost)
            messages.Write(lost);
    }

    private static async Task ReadAsync(
        StatsOptions options, FlowLogStatistics statistics, FollowTally tally, MessageWriter messages, CancellationToken cancellationToken)
    {
        // What was read is remembered for as long as this process runs.
        DirectoryInfo folder = Directory.CreateTempSubdirectory("vpcflow-stats-");
        try
        {
            using FlowLogStateFolder state = FlowLogStateFolder.Open(folder.FullName);
            using var rejections = new RejectionLog(messages);
            var inputs = new FollowedInputs([.. options.Counting.Inputs], options.Counting.Selection, messages);
            var source = new FileSource(new FileSourceOptions
            {
                Paths = [],
                Find = inputs.Find,
                State = state,
                ScanFrequency = s_scan,
                OnProblem = messages.Error,
            });
            var pipeline = new FlowLogPipelineOptions
            {
                Reader = options.Counting.CreateReader([.. options.Query.FieldsToRead]),
                Filter = options.Counting.Where,
                Columns = options.Counting.ColumnsFor(options.Query.FieldsToRead),
                MaxDegreeOfParallelism = options.Counting.Threads,
                OnRejected = rejections.Add,
                OnObject = tally.Add,
            };
            await new FlowLogPipeline(source, statistics, pipeline).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
