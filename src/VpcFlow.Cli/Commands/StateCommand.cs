using System.CommandLine;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Shipping;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow state</c>: shows what <c>vpcflow ship</c> remembers and keeps.</summary>
internal static class StateCommand
{
    public const string Name = "state";

    public static Command Create()
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "The folder of --state of 'vpcflow ship'; by default ~/.local/state/vpcflow. It may be in use.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string> to = Symbols.Choice("--to", "How the state is written.", "table", "json");
        var command = new Command(Name, "Show how far 'vpcflow ship' has come, and what could not be delivered.") { folder, to };
        command.SetAction(parsed =>
        {
            ShipState state = ShipState.Read(parsed.GetValue(folder) ?? ShipOptions.DefaultState());
            TextOutput.Write(parsed.GetValue(to) == "json" ? state.ToJson() : state.ToTable());
            return ExitCodes.Done;
        });
        return command;
    }
}
