using System.IO.Enumeration;

namespace VpcFlow.Cli.Inputs;

/// <summary>The flow logs in a directory and its subdirectories.</summary>
/// <param name="Files">The paths of the text files, sorted by name.</param>
/// <param name="ParquetFiles">The number of Parquet files.</param>
internal sealed record LogDirectory(IReadOnlyList<string> Files, int ParquetFiles)
{
    /// <summary>The names of the files that are read, for messages.</summary>
    public const string Patterns = "*.log, *.gz or *.txt";

    private const string ParquetExtension = ".parquet";

    private static readonly string[] s_extensions = [".log", ".gz", ".txt"];

    public static LogDirectory Search(string path)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden,
            IgnoreInaccessible = false,
        };
        var found = new FileSystemEnumerable<string>(path, static (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(), options)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory && IsLog(entry.FileName),

            // Following a link to a parent directory would never end.
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        ILookup<bool, string> byKind = found.ToLookup(f => f.EndsWith(ParquetExtension, StringComparison.OrdinalIgnoreCase));
        return new LogDirectory([.. byKind[false].Order(StringComparer.Ordinal)], byKind[true].Count());
    }

    private static bool IsLog(ReadOnlySpan<char> name)
    {
        foreach (string extension in s_extensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return name.EndsWith(ParquetExtension, StringComparison.OrdinalIgnoreCase);
    }
}
