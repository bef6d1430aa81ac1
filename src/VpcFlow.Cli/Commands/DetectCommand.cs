using System.CommandLine;
using VpcFlow.Cli.Detecting;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow detect</c>: prints the format of inputs and the C# to declare it.</summary>
internal static class DetectCommand
{
    public const string Name = "detect";

    public static Command Create(MessageWriter messages)
    {
        Argument<string[]> inputs = Symbols.Input<string[]>(
            "Files, folders, patterns, or - for standard input. Several files are listed in a table.");
        Option<string[]> format = FormatArgument.CreateOptions(
            "Tried before the presets on lines without a header; may be given several times.");
        Option<bool> quiet = Symbols.Quiet();
        var selection = new SelectionOptions();
        var command = new Command(Name, "Detect the format of flow logs and print the C# attribute for it.") { inputs, format };
        selection.AddTo(command);
        command.Add(quiet);
        command.SetAction((parsed, cancellationToken) =>
        {
            messages.IsQuiet = parsed.GetValue(quiet);
            InputSelection selected = selection.Get(parsed);
            IReadOnlyList<FlowLogFormat> formats = FormatArgument.ParseAll(parsed.GetValue(format));
            return Task.Run(
                () => DetectRun.RunAsync(parsed.GetRequiredValue(inputs), formats, selected, messages, cancellationToken),
                CancellationToken.None);
        });
        return command;
    }
}
