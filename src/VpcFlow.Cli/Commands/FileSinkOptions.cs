using System.CommandLine;
using VpcFlow.Cli.Configuration;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>The options of <c>vpcflow ship</c> for folders of files and prefixes of buckets.</summary>
internal sealed class FileSinkOptions
{
    private readonly Option<string> _format = Symbols.Choice(
        "--file-format",
        "What files contain. ndjson: ECS documents, each on one line; bulk: the same for the bulk API; parquet: records in columns.",
        "ndjson",
        "bulk",
        "parquet");
    private readonly Option<string> _partition = Symbols.Choice(
        "--partition",
        "How files are divided. hive: into folders by account, region and day, named as AWS names its Hive-compatible prefixes; hive-hour: "
            + "also by hour; none: not at all.",
        "hive",
        "hive-hour",
        "none");
    private readonly Option<string> _rolling = Symbols.Choice(
        "--rolling",
        "When files end. shared: by size and time, so that what comes again after a failure is in two files; object: with each object, "
            + "whose files have its identity as their name, so that an object that comes again replaces them.",
        "shared",
        "object");
    private readonly Option<string?> _size = new("--roll-size")
    {
        HelpName = "SIZE",
        Description = "The size at which files end, such as 64MiB; 128MiB unless given.",
    };
    private readonly Option<TimeSpan> _interval = Symbols.Time(
        "--roll-interval",
        "The longest time that a record waits for the end of its file.",
        TimeSpan.FromMinutes(5),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromDays(1));

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _format, _partition, _rolling, _size, _interval })
            command.Add(option);
    }

    /// <summary>Puts what is given on top of settings.</summary>
    /// <exception cref="UsageException">A value is not what it should be, or there are no files.</exception>
    public void Apply(ParseResult parsed, SinksSettings sinks)
    {
        Option? given = new Option[] { _format, _partition, _rolling, _size, _interval }.FirstOrDefault(o => Symbols.IsGiven(parsed, o));
        if (given is not null && !sinks.AllFiles().Any())
            throw new UsageException($"{given.Name} applies only to --to with a folder or s3://bucket/prefix/");
        foreach (FilesSettings files in sinks.AllFiles())
        {
            if (Symbols.IsGiven(parsed, _format))
                files.Format = Enum.Parse<FlowLogFileFormat>(parsed.GetRequiredValue(_format), ignoreCase: true);
            if (Symbols.IsGiven(parsed, _partition))
                files.Partitions = ParquetOptions.PartitionsOf(parsed.GetRequiredValue(_partition));
            if (Symbols.IsGiven(parsed, _rolling))
                files.Rolling = Enum.Parse<FlowLogFileRolling>(parsed.GetRequiredValue(_rolling), ignoreCase: true);
            if (parsed.GetValue(_size) is { } size)
                files.RollSize = ParseSize(size);
            if (Symbols.IsGiven(parsed, _interval))
                files.RollInterval = parsed.GetValue(_interval);
        }
    }

    private static long ParseSize(string text)
        => ByteSize.TryParse(text, out long size) && size is >= 4096 and <= 1L << 40
            ? size
            : throw new UsageException($"invalid value '{text}' for --roll-size; expected a size such as 64MiB, from 4KiB to 1024GiB");
}
