using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Files;

namespace VpcFlow.Cli.Reporting;

/// <summary>Rejects files of a report that would overwrite each other, an input or, without leave, any file.</summary>
internal static class ReportOutputs
{
    /// <exception cref="UsageException">A file can't be written, or not without losing something.</exception>
    public static void ThrowIfUnsafe(ReportOptions options)
    {
        string? json = options.Json == "-" ? null : options.Json;
        ThrowIfUnsafe(options, "--html", options.Html, "report.html");
        ThrowIfUnsafe(options, "--json", json, "report.json");
        if (options.Html is not null && json is not null && FileStatus.RealPath(options.Html) == FileStatus.RealPath(json))
            throw new UsageException($"{json}: --html and --json name the same file");
    }

    private static void ThrowIfUnsafe(ReportOptions options, string option, string? path, string example)
    {
        if (path is null)
            return;
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            throw new UsageException(
                $"{path}: this is a directory; {option} takes the name of one file, such as {Path.Combine(path, example)}");
        }

        if (FileStatus.Of(path) is not { Kind: FileKind.Regular } status)
            return;
        if (options.Counting.Inputs.Any(i => i != "-" && FileStatus.Of(i).Identity == status.Identity))
            throw new UsageException($"{path}: the file is an input and would be overwritten by {option}");
        if (!options.Force)
            throw new UsageException($"{path}: the file exists; use --force to replace it");
    }
}
