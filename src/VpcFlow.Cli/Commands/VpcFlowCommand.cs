using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Querying;

namespace VpcFlow.Cli.Commands;

/// <summary>The command line as a whole: its verbs, and the handling of errors that no verb handles.</summary>
internal static class VpcFlowCommand
{
    /// <summary>
    /// The time for an interrupted command to remove what it has begun to write and to say so, on a machine that is busy; one that writes
    /// where nobody reads is ended then.
    /// </summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    /// <summary>Runs a command line and returns its exit code.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="query">Answers queries; <see langword="null"/> to start the program that does.</param>
    public static async Task<int> RunAsync(string[] args, QueryHandler? query = null)
    {
        var messages = new MessageWriter(Console.Error);
        RootCommand root = Create(messages, query ?? ((_, m, _) => QueryProgram.RunAsync(args[1..], m)));

        // An input may begin with @, which must not be expanded as a response file.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
            return UsageErrors.Report(parsed, messages);
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            string command = parsed.CommandResult.Command.Name;
            bool startsProgram = command == QueryCommand.Name && query is null;
            if (startsProgram || command is ShipCommand.Name or AlertCommand.Name)
                configuration.ProcessTerminationTimeout = null;
            else
                configuration.ProcessTerminationTimeout = command == EnqueueCommand.Name ? EnqueueCommand.Grace : s_grace;
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (UsageException e)
        {
            // What is wrong with options and settings is for people, whatever reads messages.
            messages.IsJson = false;
            messages.Error(e.Message);
            return ExitCodes.Usage;
        }
        catch (UnreadableInputException e)
        {
            messages.Error(e.Message);
            return ExitCodes.InputFailed;
        }
        catch (OutputException e)
        {
            if (e.IsClosedPipe)
                return ExitCodes.Done;
            messages.Error(e.Message);
            return ExitCodes.OutputFailed;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
    }

    private static RootCommand Create(MessageWriter messages, QueryHandler query)
    {
        var root = new RootCommand("Converts AWS VPC and Transit Gateway flow logs to ECS documents.") { HelpName = "vpcflow" };
        root.Add(AlertCommand.Create(messages));
        root.Add(ConvertCommand.Create(messages));
        root.Add(DdlCommand.Create());
        root.Add(DetectCommand.Create(messages));
        root.Add(EnqueueCommand.Create(messages));
        root.Add(FieldsCommand.Create());
        root.Add(GenerateCommand.Create(messages));
        root.Add(QueryCommand.Create(query, messages));
        root.Add(ReportCommand.Create(messages));
        root.Add(SetupCommand.Create(messages));
        root.Add(ShipCommand.Create(messages));
        root.Add(StateCommand.Create());
        root.Add(StatsCommand.Create(messages));
        root.Add(HelpCommand.Create(root));
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        HelpExamples.AddTo(root.Options.OfType<HelpOption>().Single());
        return root;
    }
}
