using System.CommandLine;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Statistics;
using VpcFlow.Pipeline.Statistics.Groups;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow stats</c>: records by groups.</summary>
internal static class StatsCommand
{
    public const string Name = "stats";

    private const int MaxThreads = 256;

    public static Command Create(MessageWriter messages)
    {
        Argument<string[]> inputs = Symbols.Input<string[]>("Files, folders, patterns, or - for standard input, as for 'vpcflow convert'.");
        var query = new StatsQueryOptions();
        Option<string[]> format = FormatArgument.CreateOptions("The format of lines without a header, as for 'vpcflow convert'.");
        Option<string?> where = WhereArgument.CreateOption();
        Option<string> to = Symbols.Choice(
            "--to",
            "What to write. table: for people, with units, shares and, on a terminal, bars; csv: plain numbers; json: one object with "
                + "rows, totals and the errors of estimates.",
            "table",
            "csv",
            "json");
        Option<string> onError = Symbols.Choice(
            "--on-error", "How to handle a line that can't be parsed. skip: report it; fail: also exit with code 1.", "skip", "fail");
        Option<long> threads = Symbols.Number(
            "--threads", "How many blocks to count at the same time; by default the number of processors.", "N", min: 1, MaxThreads);
        threads.DefaultValueFactory = _ => Math.Min(Environment.ProcessorCount, MaxThreads);
        Option<bool> quiet = Symbols.Quiet();
        var selection = new SelectionOptions();
        var enrichment = new EnrichmentOptions();

        var command = new Command(Name, "Group flow logs, and count, add up and rank.") { inputs };
        query.AddTo(command);
        foreach (Option option in new Option[] { where, to, format, onError, threads })
            command.Add(option);
        enrichment.AddTo(command);
        selection.AddTo(command);
        command.Add(quiet);
        command.SetAction((parsed, cancellationToken) =>
        {
            var kind = Enum.Parse<StatsKind>(parsed.GetRequiredValue(to), ignoreCase: true);
            FlowLogQuestion? question = query.GetQuestion(parsed);
            var options = new StatsOptions
            {
                Inputs = parsed.GetRequiredValue(inputs),
                Question = question,
                Query = query.Get(parsed, question, kind),
                Selection = selection.Get(parsed),
                Formats = FormatArgument.ParseAll(parsed.GetValue(format)),
                Where = parsed.GetValue(where) is { } filter ? WhereArgument.Parse(filter) : null,
                Enrichment = enrichment.Get(parsed),
                Kind = kind,
                FailsOnRejected = parsed.GetRequiredValue(onError) == "fail",
                IsQuiet = parsed.GetValue(quiet),
                Threads = (int)parsed.GetRequiredValue(threads),
            };
            ThrowIfFileIsMissing(options);

            // Off this thread, which must be able to end the process while a read or write blocks.
            return Task.Run(() => StatsRun.RunAsync(options, messages, cancellationToken), CancellationToken.None);
        });
        return command;
    }

    /// <exception cref="UsageException">A group is looked up in a file that is not given.</exception>
    private static void ThrowIfFileIsMissing(StatsOptions options)
    {
        IEnumerable<FlowLogGrouping> all = options.Query.Groups
            .Concat(options.Query.Measures.Select(m => m.Value).OfType<FlowLogGrouping>());
        foreach (FlowLogGrouping group in all.Where(g => g.NeedsEnricher))
        {
            string option = group.Operand.Function switch
            {
                GroupFunction.Country => "--geoip-city",
                GroupFunction.AutonomousSystem => "--geoip-asn",
                _ => "--names",
            };
            if (!options.Enrichment.All.Any(f => f.Option == option))
                throw new UsageException($"'{group}' needs {option} FILE");
        }
    }
}
