using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>The options of <c>vpcflow ship</c> that say which records are delivered, and what of them.</summary>
internal sealed class ShipContentOptions
{
    private readonly Option<string[]> _format = FormatArgument.CreateOptions(
        "The format of lines without a header, as for 'vpcflow convert'.");
    private readonly Option<string?> _where = WhereArgument.CreateOption();
    private readonly Option<string?> _fields = new(FieldsArgument.Name)
    {
        HelpName = "NAMES",
        Description = "Read and deliver only these fields, such as 'srcaddr,dstaddr,bytes', in any spelling, separated by commas or "
            + "spaces. --where can compare other fields.",
    };
    private readonly Option<bool> _preserve = new("--preserve-original")
    {
        Description = "Include the original line in each document, as event.original.",
    };
    private readonly Option<string?> _namespace = new("--namespace")
    {
        HelpName = "NS",
        Description = "The namespace of the data stream logs-aws.vpcflow-NS; default unless given.",
    };
    private readonly Option<string> _onError = Symbols.Choice(
        "--on-error",
        "How to handle a line that can't be parsed. skip: report it and leave it out; document: deliver a document with the error.",
        "skip",
        "document");
    private readonly Option<long> _threads = Symbols.Number(
        "--threads",
        "How many batches to read and render at the same time; by default the number of processors.",
        "N",
        min: 1,
        256);
    private readonly EnrichmentOptions _enrichment = new();

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _namespace, _format, _where, _fields, _preserve, _onError, _threads })
            command.Add(option);
        _enrichment.AddTo(command);
    }

    /// <summary>Puts what is given on top of settings.</summary>
    /// <exception cref="UsageException">A value is not what it should be.</exception>
    public void Apply(ParseResult parsed, ShipSettings settings)
    {
        if (parsed.GetValue(_format) is { Length: > 0 } formats)
        {
            FormatArgument.ParseAll(formats);
            settings.Formats = [.. formats];
        }

        if (parsed.GetValue(_where) is { } filter)
        {
            WhereArgument.Parse(filter);
            settings.Where = filter;
        }

        if (parsed.GetValue(_fields) is { } fields)
        {
            FieldsArgument.Parse(fields);
            settings.Fields = fields;
        }

        if (parsed.GetValue(_preserve))
            settings.PreserveOriginal = true;
        if (Symbols.IsGiven(parsed, _onError))
            settings.OnError = parsed.GetValue(_onError) == "document" ? FlowLogErrorHandling.Document : FlowLogErrorHandling.Skip;
        if (Symbols.IsGiven(parsed, _threads))
            settings.Threads = (int)parsed.GetValue(_threads);
        if (parsed.GetValue(_namespace) is { } dataNamespace)
        {
            NamespaceArgument.Validate(dataNamespace);
            foreach (ElasticsearchSinkSettings cluster in settings.Sinks.Elasticsearch)
                cluster.Namespace = dataNamespace;
            foreach (FilesSettings files in settings.Sinks.AllFiles())
                files.Namespace = dataNamespace;
            foreach (KafkaSinkSettings topic in settings.Sinks.Kafka)
                topic.Namespace = dataNamespace;
            if (settings.Sinks.StandardOutput is { } output)
                output.Namespace = dataNamespace;
        }

        _enrichment.Apply(parsed, settings.Enrich);
    }
}
