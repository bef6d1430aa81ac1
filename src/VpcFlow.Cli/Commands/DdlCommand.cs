using System.CommandLine;
using System.Text.RegularExpressions;
using VpcFlow.Cli.Describing;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Tables;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow ddl</c>: prints the definition of a table over Parquet files.</summary>
internal static partial class DdlCommand
{
    public const string Name = "ddl";

    public static Command Create()
    {
        var folder = new Argument<string?>("FOLDER")
        {
            Description = "A folder with Parquet files, whose columns and partitions the table has.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string> engine = Symbols.Choice("--engine", "The engine that the statements are for.", TableEngine.Names);
        engine.Required = true;
        engine.DefaultValueFactory = null;
        Option<string?> format = FormatArgument.CreateOption("For a table over files that do not exist yet, instead of FOLDER.");
        Option<string> partition = Symbols.Choice(
            "--partition", "How the files are divided, with --format; in a folder, it is found out.", "none", "hive", "hive-hour");
        var location = new Option<string?>("--location")
        {
            HelpName = "URL",
            Description = "Where the engine finds the files, such as s3://bucket/prefix/; FOLDER if omitted.",
        };
        var table = new Option<string>("--table")
        {
            HelpName = "NAME",
            Description = "The name of the table.",
            DefaultValueFactory = _ => "flow_logs",
        };
        table.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !NamePattern().IsMatch(token.Value))
                result.AddError($"invalid value '{token.Value}' for --table; expected letters, digits and underscores, not a digit first");
        });
        var command = new Command(Name, "Print the definition of a table over Parquet files.")
        {
            folder, engine, format, partition, location, table,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            TableDefinition definition = await DefineAsync(
                parsed.GetValue(folder),
                parsed.GetValue(format),
                ParquetOptions.IsGiven(parsed, partition) ? parsed.GetValue(partition) : null,
                parsed.GetRequiredValue(engine),
                parsed.GetRequiredValue(table),
                parsed.GetValue(location),
                cancellationToken).ConfigureAwait(false);
            TextOutput.Write(TableEngine.Define(parsed.GetRequiredValue(engine), definition));
        });
        return command;
    }

    private static async Task<TableDefinition> DefineAsync(
        string? folder,
        string? format,
        string? partition,
        string engine,
        string table,
        string? location,
        CancellationToken cancellationToken)
    {
        if (folder is null == format is null)
            throw new UsageException("name a folder with Parquet files, or pass the format with --format");
        if (folder is not null && partition is not null)
            throw new UsageException("--partition has no effect with a folder, whose partitions are found out");
        string place = CheckLocation(folder, engine, location);
        if (folder is not null)
            return (await ParquetFolder.ReadAsync(folder, cancellationToken).ConfigureAwait(false)).Define(table, place);
        return new TableDefinition
        {
            Name = table,
            Columns = [.. FormatArgument.Parse(format!).Fields.Select(FlowLogFieldInfo.Get)],
            Location = place,
            Partitions = ParquetOptions.PartitionsOf(partition ?? "none"),
        };
    }

    private static string CheckLocation(string? folder, string engine, string? location)
    {
        if (location is null && engine is "athena" or "trino")
            throw new UsageException($"--location is needed: {engine} reads files of a bucket, such as s3://bucket/prefix/");
        if (location is null && folder is null)
            throw new UsageException("--location is needed: the folder with the files, or a URL such as s3://bucket/prefix/");
        if (engine == "athena" && !location!.StartsWith("s3://", StringComparison.Ordinal))
            throw new UsageException($"invalid value '{location}' for --location; expected a URL such as s3://bucket/prefix/");
        string place = location ?? Path.GetFullPath(folder!);
        return place.Length > 1 ? place.TrimEnd('/') : place;
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex NamePattern();
}
