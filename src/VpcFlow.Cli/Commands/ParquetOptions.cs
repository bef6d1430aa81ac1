using System.Collections.Immutable;
using System.CommandLine;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary>The options for writing Parquet.</summary>
internal sealed class ParquetOptions
{
    private const long MiB = 1 << 20;

    private readonly Option<string> _codec = Symbols.Choice(
        "--codec", "How the pages of Parquet files are compressed.", "zstd", "snappy", "gzip", "none");
    private readonly Option<string> _partition = Symbols.Choice(
        "--partition",
        "How the Parquet files in the folder of --output are divided. hive: into folders named as AWS names its Hive-compatible prefixes, "
            + "aws-account-id=/aws-service=/aws-region=/year=/month=/day=, by the account, region and end of each record, or by the path "
            + "of its file where it names no account or region; hive-hour: the same with hour=.",
        "none",
        "hive",
        "hive-hour");
    private readonly Option<string> _schema = Symbols.Choice(
        "--schema",
        "The columns of Parquet files. flow-log: a column for each field; ocsf: events of OCSF 1.1.0, class Network Activity, in nested "
            + "columns as in Amazon Security Lake.",
        "flow-log",
        "ocsf");
    private readonly Option<string?> _derive = new("--derive")
    {
        HelpName = "NAMES",
        Description = "Further columns of Parquet files, separated by commas, whose values are computed as in --where: duration, "
            + "bytes-per-packet, service, private(FIELD) and internet(FIELD), such as 'duration,private(srcaddr)'.",
    };
    private readonly Option<long> _rowGroupSize = Size(
        "--row-group-size", "The size of the row groups of Parquet files in MiB, before compression.", 128, 1024);
    private readonly Option<long> _fileSize = Size(
        "--file-size", "The size in MiB at which a Parquet file in a folder ends and another one begins.", 256, 1 << 20);
    private readonly Option<long> _memory = Size(
        "--memory-limit",
        "The memory in MiB for records that wait for their row group. When it is reached, the largest row group is written as it is.",
        512,
        1 << 20);

    public IReadOnlyList<Option> All => [_schema, _derive, _codec, _partition, _rowGroupSize, _fileSize, _memory];

    public void AddTo(Command command)
    {
        foreach (Option option in All)
            command.Add(option);
    }

    /// <summary>Whether an option is given on the command line.</summary>
    public static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Returns the value of <c>--partition</c>.</summary>
    public static ParquetPartitions PartitionsOf(string partition) => partition switch
    {
        "none" => ParquetPartitions.None,
        "hive" => ParquetPartitions.Daily,
        "hive-hour" => ParquetPartitions.Hourly,
        _ => throw new ArgumentOutOfRangeException(nameof(partition), partition, "This is not a kind of partitions."),
    };

    /// <summary>Returns the options.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="output">The value of <c>--output</c>.</param>
    /// <param name="columns">The value of <c>--fields</c>.</param>
    /// <exception cref="UsageException">The output can't be Parquet.</exception>
    public ParquetFolderOptions Get(ParseResult parsed, string? output, IReadOnlyList<FlowLogField>? columns)
    {
        var options = new ParquetFolderOptions
        {
            Fields = columns,
            Schema = parsed.GetRequiredValue(_schema) == "ocsf" ? FlowLogParquetSchema.Ocsf : FlowLogParquetSchema.FlowLog,
            Derived = ParseDerived(parsed.GetValue(_derive)),
            Codec = Enum.Parse<ParquetCodec>(parsed.GetRequiredValue(_codec), ignoreCase: true),
            Partitions = PartitionsOf(parsed.GetRequiredValue(_partition)),
            RowGroupSize = parsed.GetRequiredValue(_rowGroupSize) * MiB,
            FileSize = parsed.GetRequiredValue(_fileSize) * MiB,
            MemoryLimit = parsed.GetRequiredValue(_memory) * MiB,
        };
        if (options.Schema == FlowLogParquetSchema.Ocsf && options.Derived.Count > 0)
        {
            throw new UsageException(
                "--derive applies only to --schema flow-log, not to --schema ocsf, which has no place for such columns");
        }

        CheckOutput(output, options.Partitions);
        return options;
    }

    private static ImmutableArray<FlowLogDerivedColumn> ParseDerived(string? text)
    {
        try
        {
            return text is null ? [] : FlowLogDerivedColumn.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"--derive: {e.Message}");
        }
    }

    private static void CheckOutput(string? output, ParquetPartitions partitions)
    {
        bool isStandardOutput = output is null or "-";
        if (isStandardOutput && partitions != ParquetPartitions.None)
            throw new UsageException("--partition writes files in a folder; name it with --output");
        if (isStandardOutput && !Console.IsOutputRedirected)
        {
            throw new UsageException(
                "a Parquet file is not text for a terminal; name a file or folder with --output, or redirect the output");
        }

        if (!isStandardOutput && OutputCompression.ByName(output!) != Compression.None)
            throw new UsageException($"{output}: a Parquet file is compressed inside, by --codec; name it with the extension .parquet");
    }

    private static Option<long> Size(string name, string description, long size, long max)
    {
        Option<long> option = Symbols.Number(name, description, "MIB", min: 1, max);
        option.DefaultValueFactory = _ => size;
        return option;
    }
}
