using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Statistics;

/// <summary>One run of <c>vpcflow stats</c>: counts the records of all inputs and writes the groups.</summary>
internal static class StatsRun
{
    public static async Task<int> RunAsync(StatsOptions options, MessageWriter messages, CancellationToken cancellationToken)
    {
        using var counter = new InputCounter(options.Counting, messages);
        var statistics = new FlowLogStatistics(options.Query, new FlowLogStatisticsOptions { Enricher = counter.Enricher });
        if (await counter.RunAsync(statistics, options.Query.FieldsToRead, cancellationToken).ConfigureAwait(false)
            && !ReportMissing(options, statistics, counter, messages))
            counter.Answer(() => Write(statistics.CreateTable(), options, messages));

        return counter.Tally.ExitCode;
    }

    /// <summary>Says which fields the query needs that no input has; <see langword="null"/> if there are none.</summary>
    public static string? DescribeMissing(StatsOptions options, FlowLogStatistics statistics)
    {
        string missing = Names(statistics.MissingFields);
        string what = options.Question is { } question ? $"the question '{question.Id}' needs" : "these statistics need";
        return missing.Length == 0 ? null : $"{what} {missing}, which no input has";
    }

    /// <summary>Reports fields that the query needs and no input has; returns whether there are any.</summary>
    private static bool ReportMissing(StatsOptions options, FlowLogStatistics statistics, InputCounter counter, MessageWriter messages)
    {
        if (DescribeMissing(options, statistics) is { } missing)
        {
            counter.Tally.Fail(ExitCodes.Usage, missing);
            foreach (FlowLogFormat format in statistics.Formats.Take(3))
                messages.Write($"The fields of the input are: {format.ToHeader()}");
            return true;
        }

        if (statistics.IncompleteFields is { IsEmpty: false } incomplete)
            messages.Note($"note: some inputs lack {Names(incomplete)}, which counts as absent in their records");
        return false;
    }

    /// <summary>Writes groups to standard output, and notes on them.</summary>
    public static void Write(FlowLogStatisticsTable table, StatsOptions options, MessageWriter messages)
    {
        bool isTerminal = options.Kind == StatsKind.Table && !Console.IsOutputRedirected;
        TextOutput.Write(options.Kind switch
        {
            StatsKind.Table => StatsTable.Create(table, isTerminal ? TerminalWidth.Get() : null),
            StatsKind.Csv => StatsCsv.Create(table),
            StatsKind.Json => StatsJson.Create(table, options.Question),
            _ => throw new InvalidOperationException($"{options.Kind} is not a kind of output."),
        });
        foreach (string note in StatsNotes.Of(table))
            messages.Note(note);
    }

    private static string Names(IEnumerable<FlowLogField> fields) => string.Join(", ", fields.Select(f => FlowLogFieldInfo.Get(f).Name));
}
