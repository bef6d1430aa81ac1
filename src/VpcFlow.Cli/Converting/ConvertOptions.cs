using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>How to handle a line that can't be parsed.</summary>
internal enum ErrorMode
{
    /// <summary>Reports the line and leaves it out.</summary>
    Skip,

    /// <summary>As <see cref="Skip"/>, but with exit code <see cref="Commands.ExitCodes.Rejected"/>.</summary>
    Fail,

    /// <summary>Writes a document with the error in its place.</summary>
    Document,
}

/// <summary>What to write.</summary>
internal enum OutputKind
{
    /// <summary>One ECS document per line.</summary>
    Ecs,

    /// <summary>One JSON object per line, with a member for each field.</summary>
    Json,

    /// <summary>One event of OCSF per line.</summary>
    Ocsf,

    /// <summary>CSV with a header line.</summary>
    Csv,

    /// <summary>As <see cref="Ecs"/>, each after a line with the action that creates it, for the bulk API of Elasticsearch.</summary>
    Bulk,

    /// <summary>One Parquet file, or several in a folder.</summary>
    Parquet,
}

/// <summary>The options of <c>vpcflow convert</c>.</summary>
internal sealed record ConvertOptions
{
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Which files to read, by their paths.</summary>
    public InputSelection Selection { get; init; } = InputSelection.All;

    /// <summary>
    /// The format of all lines, or the formats of lines without a header; if empty, lines without a header are in one of the default
    /// formats.
    /// </summary>
    public IReadOnlyList<FlowLogFormat> Formats { get; init; } = [];

    /// <summary>Selects the records to convert; <see langword="null"/> for all.</summary>
    public FlowLogFilter? Where { get; init; }

    public FlowLogParserOptions Shape { get; init; } = FlowLogParserOptions.Default;

    /// <summary>Whether documents say where their records came from.</summary>
    public bool SourceFields { get; init; }

    /// <summary>What to write.</summary>
    public OutputKind Kind { get; init; }

    /// <summary>How the output is compressed; <see langword="null"/> for what the extension of its name says.</summary>
    public Compression? Compression { get; init; }

    /// <summary>The files that say what else is known about addresses.</summary>
    public EnrichmentFiles Enrichment { get; init; } = EnrichmentFiles.None;

    /// <summary>The file to write; <see langword="null"/> or <c>-</c> for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>Whether a file that has the name of the output is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether only errors are reported.</summary>
    public bool IsQuiet { get; init; }

    public string Namespace { get; init; } = "default";

    public ErrorMode OnError { get; init; }

    /// <summary>The file to write rejected lines to.</summary>
    public string? Rejects { get; init; }

    /// <summary>How many blocks of a large input, or how many small inputs, are converted at the same time.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>How Parquet is written; <see langword="null"/> to write documents.</summary>
    public ParquetFolderOptions? Parquet { get; init; }

    /// <summary>Whether Parquet files are written to a folder: one that exists, that is named as a folder, or for partitions.</summary>
    public bool WritesFolder => Parquet is not null && WritesFile
        && (Parquet.Partitions != ParquetPartitions.None || Directory.Exists(Output) || Path.EndsInDirectorySeparator(Output!));

    /// <summary>Whether documents are written to a file rather than to standard output.</summary>
    public bool WritesFile => Output is not null and not "-";
}
