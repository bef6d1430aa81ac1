using System.CommandLine;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow stats</c>: records by groups.</summary>
internal static class StatsCommand
{
    public const string Name = "stats";

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);

    public static Command Create(MessageWriter messages)
    {
        var query = new StatsQueryOptions();
        Option<string> to = Symbols.Choice(
            "--to",
            "What to write. table: for people, with units, shares and, on a terminal, bars; csv: plain numbers; json: one object with "
                + "rows, totals and the errors of estimates.",
            "table",
            "csv",
            "json");
        var follow = new Option<bool>("--follow")
        {
            Description = "Go on with what is appended to the files and what is new in the folders, and show the groups again and again, "
                + "until interrupted: on a terminal in place, otherwise one table or object after another, if there is anything new.",
        };
        Option<TimeSpan> interval = Symbols.Time(
            "--interval",
            "How often --follow shows the groups.",
            s_interval,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromHours(1));
        var counting = new CountingOptionSet();

        var command = new Command(Name, "Group flow logs, and count, add up and rank.");
        query.AddTo(command);
        command.Add(to);
        command.Add(follow);
        command.Add(interval);
        counting.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var kind = Enum.Parse<StatsKind>(parsed.GetRequiredValue(to), ignoreCase: true);
            FlowLogQuestion? question = query.GetQuestion(parsed);
            var options = new StatsOptions
            {
                Counting = counting.Get(parsed),
                Question = question,
                Query = query.Get(parsed, question, kind),
                Kind = kind,
                FollowInterval = GetInterval(parsed, follow, interval),
            };
            ThrowIfNotFollowable(options);
            if (EnrichedGroups.FindMissing(options.Query, options.Counting.Enrichment) is { } missing)
                throw new UsageException($"'{missing.Group}' needs {missing.Option} FILE");

            // Off this thread, which must be able to end the process while a read or write blocks.
            return Task.Run(
                () => options.FollowInterval is null
                    ? StatsRun.RunAsync(options, messages, cancellationToken)
                    : StatsFollow.RunAsync(options, messages, cancellationToken),
                CancellationToken.None);
        });
        return command;
    }

    private static TimeSpan? GetInterval(ParseResult parsed, Option<bool> follow, Option<TimeSpan> interval)
    {
        if (parsed.GetValue(follow))
            return Symbols.IsGiven(parsed, interval) ? parsed.GetValue(interval) : s_interval;
        return Symbols.IsGiven(parsed, interval) ? throw new UsageException("--interval applies only to --follow") : null;
    }

    /// <exception cref="UsageException">The input or output can't be followed.</exception>
    private static void ThrowIfNotFollowable(StatsOptions options)
    {
        if (options.FollowInterval is null)
            return;
        if (options.Counting.Inputs.Contains(InputFile.StandardInput))
            throw new UsageException("--follow applies to files and folders, not to standard input, which is read as it comes");
        if (options.Kind == StatsKind.Csv)
            throw new UsageException("--follow applies only to --to table and json: CSV has one header and then rows of one table");
    }
}
