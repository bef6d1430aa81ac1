using System.CommandLine;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Querying;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow query</c>: SQL over flow logs.</summary>
internal static class QueryCommand
{
    public const string Name = "query";

    private const string Expected = "pass the inputs and then one SQL statement in quotes, such as "
        + "vpcflow query flow.log 'SELECT count(*) FROM flows'";

    public static Command Create(QueryHandler run, MessageWriter messages)
    {
        Argument<string[]> arguments = Symbols.Input<string[]>(
            "Files, folders, patterns, or - for standard input, as for 'vpcflow convert'; last, a SQL statement in the dialect of DuckDB "
                + "over the table flows.");
        arguments.HelpName = "INPUT... SQL";
        Option<string> to = Symbols.Choice(
            "--to",
            "What to write. table: for people; csv: with a header line; json: an array of objects.",
            "table",
            "csv",
            "json");
        var allColumns = new Option<bool>("--all-columns")
        {
            Description = "Give the table a column for each known field; by default, it has those of the fields that the inputs have.",
        };
        var counting = new CountingOptionSet(arguments);

        var command = new Command(Name, "Answer SQL queries over flow logs. Needs the package VpcFlow.Query.");
        command.Add(to);
        command.Add(allColumns);
        counting.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            string[] values = parsed.GetRequiredValue(arguments);
            if (values.Length < 2)
                throw new UsageException($"'{values[0]}' is the only argument; {Expected}");
            if (Path.Exists(values[^1]))
                throw new UsageException($"the last argument, '{values[^1]}', is a file or folder; {Expected}");
            var options = new QueryOptions
            {
                Counting = counting.Get(parsed) with { Inputs = values[..^1] },
                Sql = values[^1],
                Kind = Enum.Parse<QueryKind>(parsed.GetRequiredValue(to), ignoreCase: true),
                HasAllColumns = parsed.GetValue(allColumns),
            };

            // Off this thread, which must be able to end the process while a read or write blocks.
            return Task.Run(() => run(options, messages, cancellationToken), CancellationToken.None);
        });
        return command;
    }
}
