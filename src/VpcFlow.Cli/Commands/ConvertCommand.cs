using System.CommandLine;
using VpcFlow.Cli.Converting;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow convert</c>: flow logs in, documents out.</summary>
internal static class ConvertCommand
{
    public const string Name = "convert";

    /// <summary>What <see cref="EcsWriterOptions.MaxDegreeOfParallelism"/> takes.</summary>
    private const int MaxThreads = 256;

    public static Command Create(MessageWriter messages)
    {
        Argument<string[]> inputs = Symbols.Input<string[]>(
            "Files, directories, patterns such as 'logs/**/*.gz', or - for standard input. Gzip and headers are recognised. Of a directory, *.log, *.gz and *.txt files are read, "
                + "also those in directories below it.");
        Option<string?> format = FormatArgument.CreateOption("If omitted, the header decides; lines without a header are read in the default format.");
        Option<string> to = Symbols.Choice("--to", "What to write: one ECS document a line.", "ecs");
        var output = new Option<string?>("--output", "-o") { HelpName = "OUT", Description = "The file to write; standard output if omitted." };
        Option<string> ecs = Symbols.Choice("--ecs-version", "The version of the Elastic Common Schema.", "8.11", "8.0");
        var preserve = new Option<bool>("--preserve-original") { Description = "Keep each line in its document, as event.original." };
        var dataNamespace = new Option<string>("--namespace")
        {
            HelpName = "NS",
            Description = "The namespace of the data stream, data_stream.namespace.",
            DefaultValueFactory = _ => "default",
        };
        Option<string> onError = Symbols.Choice(
            "--on-error",
            "What becomes of a line that can't be read. skip: it is reported and left out; fail: as skip, and the exit code is 1; document: a document with the error and the line "
                + "stands in its place.",
            "skip",
            "fail",
            "document");
        var rejects = new Option<string?>("--rejects")
        {
            HelpName = "FILE",
            Description = "Write each line that can't be read to this file, with the reason, as one JSON object a line.",
        };
        Option<long> threads = Symbols.Number(
            "--threads", "How many blocks of a large input, or how many small inputs, are converted at the same time; as many as there are processors if omitted. The order of the records is kept.", "N", min: 1, MaxThreads);
        threads.DefaultValueFactory = _ => Math.Min(Environment.ProcessorCount, MaxThreads);

        var command = new Command(Name, "Convert flow logs to ECS documents.") { inputs, format, to, output, ecs, preserve, dataNamespace, onError, rejects, threads };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new ConvertOptions
            {
                Inputs = parsed.GetRequiredValue(inputs),
                Format = parsed.GetValue(format) is { } text ? FormatArgument.Parse(text) : null,
                Shape = new FlowLogParserOptions
                {
                    Ecs = parsed.GetRequiredValue(ecs) == "8.0" ? EcsVersion.V8_0 : EcsVersion.V8_11,
                    PreserveOriginal = parsed.GetValue(preserve),
                },
                Output = parsed.GetValue(output),
                Namespace = NamespaceArgument.Validate(parsed.GetRequiredValue(dataNamespace)),
                OnError = Enum.Parse<ErrorMode>(parsed.GetRequiredValue(onError), ignoreCase: true),
                Rejects = parsed.GetValue(rejects),
                Threads = (int)parsed.GetRequiredValue(threads),
            };

            // Away from this thread, which must stay able to end the process while reading or writing hangs.
            return Task.Run(() => ConvertRun.RunAsync(options, messages, cancellationToken), CancellationToken.None);
        });
        return command;
    }
}
