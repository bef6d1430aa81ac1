using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Converting;

/// <summary>Rejects outputs that would overwrite an input or each other.</summary>
internal static class OutputCheck
{
    private static readonly StringComparer s_paths = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        ? StringComparer.OrdinalIgnoreCase
        : StringComparer.Ordinal;

    /// <exception cref="UsageException">An output is also an input or the other output.</exception>
    public static void ThrowIfUnsafe(ConvertOptions options, IReadOnlyList<InputFile> inputs)
    {
        string? output = options.Output is null or "-" ? null : RealPath(options.Output);
        string? rejects = options.Rejects is null ? null : RealPath(options.Rejects);
        if (output is null && rejects is null)
            return;
        if (s_paths.Equals(output, rejects))
            throw new UsageException($"{options.Output}: --output and --rejects name the same file");
        HashSet<string> read = inputs.Where(f => !f.IsStandardInput).Select(f => RealPath(f.Path)).ToHashSet(s_paths);
        if (output is not null && read.Contains(output))
            throw new UsageException($"{options.Output}: the file is an input and would be overwritten by --output");
        if (rejects is not null && read.Contains(rejects))
            throw new UsageException($"{options.Rejects}: the file is an input and would be overwritten by --rejects");
    }

    private static string RealPath(string path)
    {
        string full = Path.GetFullPath(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }
}
