using System.CommandLine;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow help</c>: does what <c>--help</c> does, for those who look for a verb.</summary>
internal static class HelpCommand
{
    public static Command Create(RootCommand root)
    {
        var name = new Argument<string?>("COMMAND")
        {
            Description = "The command to describe.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        name.Validators.Add(result =>
        {
            string[] commands = [.. root.Subcommands.Select(c => c.Name)];
            if (result.Tokens is [{ Value: var text }] && !commands.Contains(text, StringComparer.Ordinal))
                result.AddError($"unknown command '{text}'; expected {string.Join(", ", commands)}");
        });
        var command = new Command("help", "Describe the tool or one of its commands.") { name };
        command.SetAction(parsed => root.Parse(parsed.GetValue(name) is { } text ? [text, "--help"] : ["--help"]).Invoke());
        return command;
    }
}
