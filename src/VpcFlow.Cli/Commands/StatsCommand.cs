using System.CommandLine;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow stats</c>: records by groups.</summary>
internal static class StatsCommand
{
    public const string Name = "stats";

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
        var counting = new CountingOptionSet();

        var command = new Command(Name, "Group flow logs, and count, add up and rank.");
        query.AddTo(command);
        command.Add(to);
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
            };
            if (EnrichedGroups.FindMissing(options.Query, options.Counting.Enrichment) is { } missing)
                throw new UsageException($"'{missing.Group}' needs {missing.Option} FILE");

            // Off this thread, which must be able to end the process while a read or write blocks.
            return Task.Run(() => StatsRun.RunAsync(options, messages, cancellationToken), CancellationToken.None);
        });
        return command;
    }
}
