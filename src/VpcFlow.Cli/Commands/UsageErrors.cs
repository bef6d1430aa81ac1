using System.CommandLine;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary>Reports a command line that can't be parsed.</summary>
internal static class UsageErrors
{
    public static int Report(ParseResult parsed, MessageWriter messages)
    {
        Command command = parsed.CommandResult.Command;
        if (command is RootCommand)
        {
            string commands = string.Join(", ", command.Subcommands.Select(c => c.Name));
            messages.Error(parsed.UnmatchedTokens is [string unknown, ..]
                ? $"unknown command '{unknown}'; expected {commands}"
                : $"missing command; expected {commands}");
        }
        else
        {
            foreach (string message in parsed.Errors.Select(e => e.Message.TrimEnd('.')).Distinct())
                messages.Error(message);
        }

        string name = command is RootCommand ? "vpcflow" : $"vpcflow {command.Name}";
        messages.Write($"Try '{name} --help'.");
        return ExitCodes.Usage;
    }
}
