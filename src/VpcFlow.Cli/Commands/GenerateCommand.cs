using System.CommandLine;
using VpcFlow.Cli.Generating;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow generate</c>: writes synthetic flow logs.</summary>
internal static class GenerateCommand
{
    public const string Name = "generate";

    public static Command Create(MessageWriter messages)
    {
        Option<long> records = Symbols.Number("--records", "How many records to write.", "N");
        records.Required = true;
        Option<string?> format = FormatArgument.CreateOption("If omitted, the default format is written.");
        Option<long> seed = Symbols.Number(
            "--seed", "The seed of the random traffic; the same seed produces the same lines on every machine.", "S");
        seed.DefaultValueFactory = _ => 1;
        var noHeader = new Option<bool>("--no-header") { Description = "Leave out the header line." };
        var command = new Command(Name, "Write synthetic flow logs to standard output.") { records, format, seed, noHeader };
        command.SetAction((parsed, cancellationToken) =>
        {
            FlowLogFormat lines = FormatArgument.Parse(parsed.GetValue(format) ?? "default");
            FormatArgument.NoteRepeated(lines, messages);
            bool withHeader = !parsed.GetValue(noHeader);
            return Task.Run(
                () => Run(parsed.GetValue(records), lines, (ulong)parsed.GetValue(seed), withHeader, cancellationToken),
                CancellationToken.None);
        });
        return command;
    }

    private static void Run(long records, FlowLogFormat format, ulong seed, bool withHeader, CancellationToken cancellationToken)
    {
        using OutputStream output = OutputStream.ToStandardOutput();
        LogGenerator.Write(output, records, format, seed, withHeader, cancellationToken);
    }
}
