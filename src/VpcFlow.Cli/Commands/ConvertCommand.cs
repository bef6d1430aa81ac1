using System.CommandLine;
using VpcFlow.Cli.Converting;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow convert</c>: flow logs in, documents out.</summary>
internal static class ConvertCommand
{
    public const string Name = "convert";

    /// <summary>The largest value that <see cref="EcsWriterOptions.MaxDegreeOfParallelism"/> accepts.</summary>
    private const int MaxThreads = 256;

    public static Command Create(MessageWriter messages)
    {
        Argument<string[]> inputs = Symbols.Input<string[]>(
            "Files, folders, patterns such as 'logs/**/*.gz', or - for standard input. Gzip and header lines are recognised. "
                + "Folders are searched with all below them; their files are told apart by content, and what is not a flow log is named.");
        Option<string[]> format = FormatArgument.CreateOptions(
            "Header lines must name the same format. If given several times, header lines name the format, and that of lines without a "
                + "header is told by their number of fields, then by which of them are numbers and addresses. If omitted, the same with "
                + "the default formats of VPC and Transit Gateway.");
        Option<string?> where = WhereArgument.CreateOption();
        Option<string> to = Symbols.Choice(
            "--to",
            "What to write. ecs: one ECS document per line; json: one JSON object per line, with a member for each field, by its name in "
                + "Athena; ocsf: one event of OCSF 1.1.0, class Network Activity, per line, as in Amazon Security Lake; csv: CSV with a "
                + "header of the names of fields; bulk: ECS documents for the bulk API of Elasticsearch and OpenSearch, "
                + "each after a line with the action that creates it under an id, which is the same whenever the file is converted; "
                + "parquet: a Parquet file, or several in a folder, in columns of the names and types that AWS uses.",
            "ecs",
            "json",
            "ocsf",
            "csv",
            "bulk",
            "parquet");
        Option<string?> fields = FieldsArgument.CreateOption();
        Option<string> compress = Symbols.Choice(
            "--compress", "How to compress the output. auto: as the name of --output says, .gz or .zst.", "auto", "none", "gzip", "zstd");
        var output = new Option<string?>("--output", "-o")
        {
            HelpName = "OUT",
            Description = "The file to write; standard output if omitted. Written beside its place and moved there when it is complete; "
                + "compressed if the name ends with .gz or .zst. With --to parquet also a folder, to which files are added.",
        };
        var force = new Option<bool>("--force") { Description = "Replace the file of --output if it exists." };
        Option<bool> quiet = Symbols.Quiet();
        Option<string> ecs = Symbols.Choice("--ecs-version", "The version of the Elastic Common Schema.", "8.11", "8.0");
        var preserve = new Option<bool>("--preserve-original")
        {
            Description = "Include the original line in each document, as event.original; in flat JSON, as original; in OCSF, as raw_data.",
        };
        var sourceFields = new Option<bool>("--source-fields")
        {
            Description = "Include where each record came from: the path of its file as log.file.path, and its position in the text of the "
                + "file as log.offset, in bytes.",
        };
        var dataNamespace = new Option<string>("--namespace")
        {
            HelpName = "NS",
            Description = "The namespace of the data stream, written to data_stream.namespace.",
            DefaultValueFactory = _ => "default",
        };
        Option<string> onError = Symbols.Choice(
            "--on-error",
            "How to handle a line that can't be parsed. skip: report it and leave it out; fail: like skip, but exit with code 1; "
                + "document: write a document with the error and the line in its place.",
            "skip",
            "fail",
            "document");
        var rejects = new Option<string?>("--rejects")
        {
            HelpName = "FILE",
            Description = "Write each rejected line to this file, with the reason, as one JSON object per line.",
        };
        Option<long> threads = Symbols.Number(
            "--threads",
            "How many blocks of a large input, or how many small inputs, to convert at the same time; by default the number of processors. "
                + "The order of the records is kept.",
            "N",
            min: 1,
            MaxThreads);
        threads.DefaultValueFactory = _ => Math.Min(Environment.ProcessorCount, MaxThreads);
        var selection = new SelectionOptions();
        var enrichment = new EnrichmentOptions();
        var parquet = new ParquetOptions();

        var limits = new KindOptions();
        limits.Limit(ecs, OutputKind.Ecs, OutputKind.Bulk);
        limits.Limit(dataNamespace, OutputKind.Ecs, OutputKind.Bulk);
        limits.Limit(sourceFields, OutputKind.Ecs, OutputKind.Bulk);
        limits.Limit(preserve, OutputKind.Ecs, OutputKind.Json, OutputKind.Ocsf, OutputKind.Bulk);
        limits.Limit(onError, "document", OutputKind.Ecs, OutputKind.Json, OutputKind.Ocsf, OutputKind.Bulk);
        foreach (Option option in parquet.All)
            limits.Limit(option, OutputKind.Parquet);
        limits.Limit(compress, OutputKind.Ecs, OutputKind.Json, OutputKind.Ocsf, OutputKind.Csv, OutputKind.Bulk);
        foreach (Option option in enrichment.All)
            limits.Limit(option, OutputKind.Ecs, OutputKind.Bulk);

        var command = new Command(Name, "Convert flow logs to ECS documents, OCSF events, flat JSON, CSV or Parquet.")
        {
            inputs, format, where, to, fields, output, compress, force, ecs, preserve, sourceFields, dataNamespace, onError, rejects,
            threads,
        };
        parquet.AddTo(command);
        enrichment.AddTo(command);
        selection.AddTo(command);
        command.Add(quiet);
        command.SetAction((parsed, cancellationToken) =>
        {
            var kind = Enum.Parse<OutputKind>(parsed.GetRequiredValue(to), ignoreCase: true);
            limits.ThrowIfUnfit(parsed, kind);
            IReadOnlyList<FlowLogField>? columns = FieldsArgument.Parse(parsed.GetValue(fields));
            var options = new ConvertOptions
            {
                Inputs = parsed.GetRequiredValue(inputs),
                Selection = selection.Get(parsed),
                Formats = FormatArgument.ParseAll(parsed.GetValue(format)),
                Where = parsed.GetValue(where) is { } filter ? WhereArgument.Parse(filter) : null,
                Shape = new FlowLogParserOptions
                {
                    Ecs = parsed.GetRequiredValue(ecs) == "8.0" ? EcsVersion.V8_0 : EcsVersion.V8_11,
                    PreserveOriginal = parsed.GetValue(preserve),
                    Documents = DocumentsOf(kind),
                    Fields = columns,
                },
                Parquet = kind == OutputKind.Parquet ? parquet.Get(parsed, parsed.GetValue(output), columns) : null,
                SourceFields = parsed.GetValue(sourceFields),
                Enrichment = enrichment.Get(parsed),
                Kind = kind,
                Compression = parsed.GetRequiredValue(compress) is var method and not "auto"
                    ? Enum.Parse<Compression>(method, ignoreCase: true)
                    : null,
                Output = parsed.GetValue(output),
                Force = parsed.GetValue(force),
                IsQuiet = parsed.GetValue(quiet),
                Namespace = NamespaceArgument.Validate(parsed.GetRequiredValue(dataNamespace)),
                OnError = Enum.Parse<ErrorMode>(parsed.GetRequiredValue(onError), ignoreCase: true),
                Rejects = parsed.GetValue(rejects),
                Threads = (int)parsed.GetRequiredValue(threads),
            };

            // Off this thread, which must be able to end the process while a read or write blocks.
            return Task.Run(() => ConvertRun.RunAsync(options, messages, cancellationToken), CancellationToken.None);
        });
        return command;
    }

    private static FlowLogDocumentKind DocumentsOf(OutputKind kind) => kind switch
    {
        OutputKind.Json => FlowLogDocumentKind.Flat,
        OutputKind.Ocsf => FlowLogDocumentKind.Ocsf,
        OutputKind.Ecs or OutputKind.Bulk or OutputKind.Csv or OutputKind.Parquet => FlowLogDocumentKind.Ecs,
        _ => throw new InvalidOperationException($"{kind} is no kind of output."),
    };
}
