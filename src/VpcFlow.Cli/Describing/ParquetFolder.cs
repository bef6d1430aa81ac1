using System.Globalization;
using System.Text.RegularExpressions;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Files;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Tables;

namespace VpcFlow.Cli.Describing;

/// <summary>What the Parquet files in a folder have in common: their columns, and the partitions that they are in.</summary>
internal sealed partial class ParquetFolder
{
    private readonly List<FlowLogField> _columns = [];
    private readonly SortedSet<string> _accounts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _regions = new(StringComparer.Ordinal);
    private readonly HashSet<ParquetPartitions> _partitions = [];
    private (int First, int Last)? _years;

    private ParquetFolder()
    {
    }

    /// <summary>Reads the columns of all files in a folder.</summary>
    /// <exception cref="UnreadableInputException">There is no such folder, or it has no Parquet file that can be read.</exception>
    /// <exception cref="UsageException">The files are divided in different ways.</exception>
    public static async Task<ParquetFolder> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(path))
        {
            string reason = Path.Exists(path) ? "this is not a folder" : "no such directory";
            throw new UnreadableInputException($"{path}: {reason}; name a folder with Parquet files, or pass the format with --format");
        }

        var folder = new ParquetFolder();
        foreach (string file in FindFiles(path))
            await folder.AddAsync(path, file, cancellationToken).ConfigureAwait(false);
        if (folder._columns.Count == 0)
            throw new UnreadableInputException($"{path}: the folder has no Parquet file with records of flow logs");
        if (folder._partitions.Count > 1)
        {
            throw new UsageException(
                $"{path}: some of the files are in partitions such as aws-account-id=…/year=…, and others are not, or not by hour; "
                    + "a table needs a folder in which all files are divided in the same way");
        }

        return folder;
    }

    /// <summary>Returns a table over the files.</summary>
    public TableDefinition Define(string name, string location) => new()
    {
        Name = name,
        Columns = [.. _columns.Select(FlowLogFieldInfo.Get)],
        Location = location,
        Partitions = _partitions.Single(),
        Accounts = [.. _accounts],
        Regions = [.. _regions],
        Years = _years is { } years ? (years.First, years.Last + 5) : (2015, 2035),
    };

    private static string[] FindFiles(string path)
    {
        try
        {
            IEnumerable<string> files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories);
            return [.. files.Where(IsVisible).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (FileErrors.IsFailure(e))
        {
            // The path is that of a folder, which is what the description of an error would say of it.
            throw new UnreadableInputException($"{path}: {FileErrors.Describe(e)}");
        }

        // Engines skip such files and folders too.
        bool IsVisible(string file)
            => Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar).All(n => n[0] is not ('.' or '_'));
    }

    private async Task AddAsync(string root, string path, CancellationToken cancellationToken)
    {
        try
        {
            await using FileStream file = File.OpenRead(path);
            var mark = new byte[4];
            await file.ReadAtLeastAsync(mark, mark.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (!mark.AsSpan().SequenceEqual("PAR1"u8))
                return;
            file.Position = 0;
            var options = new FlowLogReaderOptions { SourceName = path, Containers = [ParquetContainer.Instance] };
            await foreach (FlowLogBatch batch in new FlowLogReader().ReadAsync(file, options, cancellationToken).ConfigureAwait(false))
            {
                _columns.AddRange(batch.Format.Fields.Except(_columns));
                AddPartition(Path.GetRelativePath(root, path).Replace('\\', '/'));
                break;
            }
        }
        catch (FlowLogSourceException e)
        {
            throw new UnreadableInputException(e.Message);
        }
        catch (Exception e) when (FileErrors.IsFailure(e))
        {
            throw new UnreadableInputException($"{path}: {FileErrors.Describe(e, path)}");
        }
    }

    private void AddPartition(string path)
    {
        Match match = PartitionPattern().Match(path);
        if (!match.Success)
        {
            _partitions.Add(ParquetPartitions.None);
            return;
        }

        _partitions.Add(match.Groups["hour"].Success ? ParquetPartitions.Hourly : ParquetPartitions.Daily);
        _accounts.Add(match.Groups["account"].Value);
        _regions.Add(match.Groups["region"].Value);
        if (int.TryParse(match.Groups["year"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int year))
            _years = _years is { } years ? (Math.Min(years.First, year), Math.Max(years.Last, year)) : (year, year);
    }

    [GeneratedRegex("^aws-account-id=(?<account>[^/]+)/aws-service=vpcflowlogs/aws-region=(?<region>[^/]+)/year=(?<year>[^/]+)/"
        + "month=[^/]+/day=[^/]+/(hour=(?<hour>[^/]+)/)?[^/]+$")]
    private static partial Regex PartitionPattern();
}
