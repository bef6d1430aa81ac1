using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Files;
using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Converting;

/// <summary>Rejects outputs that would overwrite an input, each other or, without leave, any file.</summary>
internal static class OutputCheck
{
    private static readonly StringComparer s_paths = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        ? StringComparer.OrdinalIgnoreCase
        : StringComparer.Ordinal;

    private static StringComparison Comparison
        => s_paths == StringComparer.Ordinal ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <exception cref="UsageException">An output can't be written, or not without losing something.</exception>
    public static void ThrowIfUnsafe(ConvertOptions options, IReadOnlyList<InputFile> inputs)
    {
        string? output = options.WritesFile ? options.Output : null;
        if (options.WritesFolder)
            ThrowIfUnsafeFolder(options.Output!, inputs);
        else
            ThrowIfFolder(output, "--output", options.Parquet is null ? "flows.ndjson" : "flows.parquet");
        ThrowIfFolder(options.Rejects, "--rejects", "rejects.ndjson");
        if (output is not null && options.Rejects is not null
            && s_paths.Equals(FileStatus.RealPath(output), FileStatus.RealPath(options.Rejects)))
            throw new UsageException($"{output}: --output and --rejects name the same file");
        ILookup<string, InputFile> read = inputs
            .Where(f => !f.IsStandardInput)
            .ToLookup(f => FileStatus.Of(f.Path).Identity, s_paths);
        ThrowIfInput(output, "--output", read);
        ThrowIfInput(options.Rejects, "--rejects", read);
        foreach ((string option, string path) in options.Enrichment.All)
        {
            ThrowIfSame(output, "--output", option, path);
            ThrowIfSame(options.Rejects, "--rejects", option, path);
        }

        ThrowIfExists(output, options.Force);
        foreach (InputFile file in inputs.Where(f => !f.IsStandardInput && f.Folder is null))
        {
            if (OwnOutput.Find(FileStatus.Of(file.Path)) is { } reason)
                throw new UsageException($"{file.Name}: the file can't be an input: {reason}");
        }
    }

    /// <summary>Refuses a folder that a second run of the same command would read.</summary>
    private static void ThrowIfUnsafeFolder(string output, IReadOnlyList<InputFile> inputs)
    {
        if (FileStatus.Of(output).Kind is not (FileKind.None or FileKind.Directory))
            throw new UsageException($"{output}: this is a file; --output takes the name of a folder for partitions");
        string path = Normalize(output);
        foreach (string folder in inputs.Select(f => f.Folder).OfType<string>().Distinct())
        {
            if (path.StartsWith(Normalize(folder), Comparison))
                throw new UsageException($"{output}: the folder is in the input {folder}; write to a folder outside of it");
        }
    }

    private static string Normalize(string folder)
        => Path.TrimEndingDirectorySeparator(FileStatus.RealPath(folder)) + Path.DirectorySeparatorChar;

    private static void ThrowIfFolder(string? path, string option, string example)
    {
        if (path is null)
            return;
        bool isFolder = Directory.Exists(path);
        if (isFolder || Path.EndsInDirectorySeparator(path))
            throw new UsageException(
                $"{path}: {(isFolder ? "this is a directory" : "this is the name of a directory")}; {option} takes the name of one file, "
                    + $"such as {Path.Combine(path, example)}");
    }

    private static void ThrowIfInput(string? path, string option, ILookup<string, InputFile> read)
    {
        if (path is null || FileStatus.Of(path) is not { Kind: FileKind.Regular } status)
            return;
        InputFile? input = read[status.Identity].FirstOrDefault();
        if (input is null)
            return;
        string advice = input.Folder is null ? "" : $"; delete it first, or write to a file outside of {input.Folder}";
        throw new UsageException($"{path}: the file is an input and would be overwritten by {option}{advice}");
    }

    private static void ThrowIfSame(string? output, string outputOption, string option, string path)
    {
        if (output is not null && FileStatus.Of(output) is { Kind: FileKind.Regular } status
            && s_paths.Equals(status.Identity, FileStatus.Of(path).Identity))
            throw new UsageException($"{output}: the file of {option} would be overwritten by {outputOption}");
    }

    private static void ThrowIfExists(string? path, bool force)
    {
        if (path is not null && !force && FileStatus.Of(path).Kind == FileKind.Regular)
            throw new UsageException($"{path}: the file exists; use --force to replace it");
    }
}
