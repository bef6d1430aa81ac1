using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary>The command line as a whole: its verbs, and the handling of errors that no verb handles.</summary>
internal static class VpcFlowCommand
{
    /// <summary>Runs a command line and returns its exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var messages = new MessageWriter(Console.Error);
        RootCommand root = Create(messages);

        // An input may begin with @, which must not be expanded as a response file.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
            return UsageErrors.Report(parsed, messages);
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            if (parsed.CommandResult.Command.Name is ShipCommand.Name or AlertCommand.Name)
                configuration.ProcessTerminationTimeout = null;
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (UsageException e)
        {
            messages.Error(e.Message);
            return ExitCodes.Usage;
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

    private static RootCommand Create(MessageWriter messages)
    {
        var root = new RootCommand("Converts AWS VPC and Transit Gateway flow logs to ECS documents.") { HelpName = "vpcflow" };
        root.Add(AlertCommand.Create(messages));
        root.Add(ConvertCommand.Create(messages));
        root.Add(DdlCommand.Create());
        root.Add(DetectCommand.Create(messages));
        root.Add(FieldsCommand.Create());
        root.Add(GenerateCommand.Create(messages));
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
